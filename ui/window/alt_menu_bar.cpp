// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/alt_menu_bar.hpp"

#include <QKeyEvent>
#include <QMenu>
#include <QTimer>

#include "ui/actions/action_registry.hpp"

namespace weir::ui {

AltMenuBar::AltMenuBar(QWidget* window) : QMenuBar(window) {
    if (!isNativeMenuBar()) {
        hide();
        window->installEventFilter(this);
    }
}

void AltMenuBar::fill(const ActionRegistry& actions) {
    // clear() takes the entries, not the menus behind them.
    const auto before = findChildren<QMenu*>(Qt::FindDirectChildrenOnly);
    clear();
    for (QMenu* menu : before) {
        menu->deleteLater();
    }
    struct Entry {
        ActionGroup group;
        QString title;
    };
    for (const Entry& entry :
         {Entry{ActionGroup::Gateway, tr("&Gateway")}, Entry{ActionGroup::View, tr("&View")},
          Entry{ActionGroup::Go, tr("&Go")}, Entry{ActionGroup::Help, tr("&Help")}}) {
        QMenu* menu = addMenu(entry.title);
        menu->addActions(actions.inGroup(entry.group));
        connect(menu, &QMenu::aboutToHide, this, [this] {
            // Moving from one menu to the next hides the first before it shows the second.
            QTimer::singleShot(0, this, [this] {
                if (activeAction() == nullptr) {
                    conceal();
                }
            });
        });
    }
}

bool AltMenuBar::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress:
            m_altAlone = static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt;
            break;
        case QEvent::KeyRelease:
            if (m_altAlone && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) {
                m_altAlone = false;
                isVisible() ? conceal() : reveal();
                return true;
            }
            break;
        case QEvent::MouseButtonPress:
        case QEvent::WindowDeactivate:
            m_altAlone = false;
            break;
        default:
            break;
    }
    return QMenuBar::eventFilter(watched, event);
}

void AltMenuBar::focusOutEvent(QFocusEvent* event) {
    QMenuBar::focusOutEvent(event);
    if (!isNativeMenuBar() && event->reason() != Qt::PopupFocusReason) {
        conceal();
    }
}

void AltMenuBar::reveal() {
    show();
    setFocus(Qt::MenuBarFocusReason);
    setActiveAction(actions().value(0));
}

void AltMenuBar::conceal() {
    if (!isNativeMenuBar()) {
        hide();
    }
}

}  // namespace weir::ui
