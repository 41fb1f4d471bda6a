// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_registry.hpp"
#include "ui/palette/command_palette.hpp"
#include "ui/widgets/button.hpp"
#include "ui/window/gateway_box.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/page_slot.hpp"
#include "ui/window/rail.hpp"

// What can be done from anywhere in the window, and when.
namespace weir::ui {

void MainWindow::addActions() {
    using Group = ActionGroup;
    m_actions->add({QStringLiteral("gateway.start"),
                    Group::Gateway,
                    [] { return tr("Start"); },
                    {},
                    [this] { m_gateway.start(); }});
    m_actions->add({QStringLiteral("gateway.pause"),
                    Group::Gateway,
                    [] { return tr("Pause"); },
                    {},
                    [this] { m_gateway.pause(); }});
    m_actions->add({QStringLiteral("gateway.stop"),
                    Group::Gateway,
                    [] { return tr("Stop"); },
                    {},
                    [this] { m_gateway.stop(); }});
    m_actions->add({QStringLiteral("gateway.copy_base_url"), Group::Gateway,
                    [] { return tr("Copy base URL"); },
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), [this] { copyBaseUrl(); }});
    m_actions->add({QStringLiteral("gateway.quit"), Group::Gateway, [] { return tr("Quit"); },
                    QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { emit quitAsked(); }});
    m_actions->add({QStringLiteral("view.palette"), Group::View, [] { return tr("Commands"); },
                    CommandPalette::key(), [this] { m_palette->open(); }});
    m_actions->add(
        {QStringLiteral("view.notifications"), Group::View, [] { return tr("Notifications"); },
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { openNotifications(); }});
    m_actions->add({QStringLiteral("view.shortcuts"),
                    Group::View,
                    [] { return tr("Keyboard shortcuts…"); },
                    {},
                    [this] { openShortcuts(); }});
    m_actions->add({QStringLiteral("view.fold_rail"), Group::View,
                    [] { return tr("Fold the rail"); }, QKeySequence(Qt::CTRL | Qt::Key_B),
                    [this] { toggleRail(); }});
    m_actions->add({QStringLiteral("view.next_area"), Group::View, [] { return tr("Next area"); },
                    QKeySequence(Qt::Key_F6), [this] { focusNextArea(1); }});
    m_actions->add({QStringLiteral("view.previous_area"), Group::View,
                    [] { return tr("Previous area"); }, QKeySequence(Qt::SHIFT | Qt::Key_F6),
                    [this] { focusNextArea(-1); }});
}

void MainWindow::showKeys() {
    m_actions->showKeys(QStringLiteral("view.palette"), this, [this](const QKeySequence& keys) {
        m_search->setKeyHint(keys);
        retranslate();
    });
    m_actions->showKeys(
        QStringLiteral("gateway.copy_base_url"), this,
        [this](const QKeySequence& keys) { m_rail->gatewayBox()->setCopyKeys(keys); });
}

void MainWindow::enableGatewayActions() {
    const QString whyNot = m_gateway.whyNot(admin::Role::Operate);
    const auto allow = [&](const QString& id, bool can) {
        QAction* action = m_actions->find(id);
        action->setEnabled(can && whyNot.isEmpty());
        action->setToolTip(whyNot);
    };
    allow(QStringLiteral("gateway.start"), m_gateway.canStart());
    allow(QStringLiteral("gateway.pause"), m_gateway.canPause());
    allow(QStringLiteral("gateway.stop"), m_gateway.canStop());
}

void MainWindow::addPageActions() {
    int number = 0;
    for (PageSlot* slot : m_slots) {
        const QKeySequence own = slot->entry().shortcut;
        const QKeySequence keys =
            own.isEmpty() ? QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)) : own;
        m_actions->add({QStringLiteral("go.") + slot->id(), ActionGroup::Go,
                        [slot] { return slot->title(); }, keys,
                        [this, slot] {
                            open(slot);
                            focusPage(Qt::ShortcutFocusReason);
                        }});
    }
}

// Rail and pages are out of sight during the first start; keys that move them wait.
void MainWindow::enableFrameActions(bool enabled) {
    m_actions->find(QStringLiteral("view.palette"))->setEnabled(enabled);
    m_actions->find(QStringLiteral("view.fold_rail"))->setEnabled(enabled);
    for (const PageSlot* slot : m_slots) {
        m_actions->find(QStringLiteral("go.") + slot->id())->setEnabled(enabled);
    }
}

}  // namespace weir::ui
