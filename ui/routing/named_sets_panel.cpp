// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_sets_panel.hpp"

#include <QDialog>
#include <QVBoxLayout>
#include <utility>

#include "ui/routing/named_set_dialog.hpp"
#include "ui/routing/named_set_item.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

NamedSetsPanel::NamedSetsPanel(admin::AdminClient& client, GatewayModel& gateway,
                               std::function<QStringList(RouteField)> known, QWidget* parent)
    : RuleListPanel(client, gateway, parent), m_known(std::move(known)) {
    retranslate();
}

RuleListPanel::Words NamedSetsPanel::words() const {
    return {tr("Sets of names"), tr("Add set"),
            tr("No sets. A set gives several teams, users, keys, models, tiers or tags one name, "
               "and rules ask for it as set:NAME.")};
}

void NamedSetsPanel::ask() {
    list(admin::ListNamedSets{}, [this](const admin::NamedSetList& reply) { m_rows = reply.sets; });
}

QWidget* NamedSetsPanel::makeItem() {
    auto* item = new NamedSetItem;
    connect(item, &NamedSetItem::editAsked, this, [this, item] { edit(item->set().settings); });
    connect(item, &NamedSetItem::removeAsked, this,
            [this, item] { remove(item->set().settings.name); });
    return item;
}

void NamedSetsPanel::showItem(QWidget& item, std::size_t index, const QString& locked) {
    auto& set = static_cast<NamedSetItem&>(item);
    set.setSet(m_rows[index]);
    set.setLocked(locked);
}

void NamedSetsPanel::add() {
    edit({});
}

// An empty name: a new one.
void NamedSetsPanel::edit(const NamedSet& set) {
    auto* dialog = new NamedSetDialog(client(), set, m_known, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NamedSetDialog::saved, this, &NamedSetsPanel::pull);
    dialog->open();
}

void NamedSetsPanel::remove(const std::string& name) {
    admin::RemoveNamedSet operation;
    operation.name = name;
    change(std::move(operation), [this](const admin::RemovedNamedSet& removed) {
        offerUndo(tr("The set %1 was removed.").arg(QString::fromStdString(removed.name)),
                  [this, removed] {
                      admin::RestoreNamedSet restore;
                      restore.removed = removed;
                      change(std::move(restore), [](const admin::NamedSetRow&) {});
                  });
    });
}

NamedSetsPanel* openNamedSets(admin::AdminClient& client, GatewayModel& gateway,
                              std::function<QStringList(RouteField)> known, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(NamedSetsPanel::tr("Sets of names"));
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins({});
    auto* panel = new NamedSetsPanel(client, gateway, std::move(known), dialog);
    layout->addWidget(panel);
    dialog->resize(metrics().px(560), metrics().px(360));
    dialog->show();
    return panel;
}

}  // namespace weir::ui
