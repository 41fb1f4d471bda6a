// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/named_sets_panel.hpp"

#include <QDialog>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/routing/named_set_dialog.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/routing/route_keeper.hpp"
#include "ui/routing/set_changes.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/names_field.hpp"

namespace weir::ui {

NamedSetsPanel::NamedSetsPanel(RouteEdits& edits, RouteKeeper& keeper, GatewayModel& gateway,
                               std::function<QStringList(RouteField)> known, QWidget* parent)
    : ItemListPanel(gateway, parent), m_edits(edits), m_keeper(keeper), m_known(std::move(known)) {
    // What a step was refused for is over with the next one.
    connect(&edits, &RouteEdits::edited, this, [this] { setProblem({}); });
    connect(&edits, &RouteEdits::changed, this, &NamedSetsPanel::takeSets);
    connect(&keeper, &RouteKeeper::judged, this, &NamedSetsPanel::takeSets);
    connect(&keeper, &RouteKeeper::changed, this, &NamedSetsPanel::takeSets);
    takeSets();
    retranslate();
}

ItemListPanel::Words NamedSetsPanel::words() const {
    return {tr("Sets of names"), tr("Add set"),
            tr("No sets. A set gives several teams, users, keys, models, tiers or tags one name, "
               "and rules ask for it as set:NAME.")};
}

void NamedSetsPanel::takeSets() {
    if (m_keeper.isKnown()) {
        setKnown();
    }
    const auto marks = setMarksOf(m_edits.activeSets(), m_edits.sets());
    m_rows.clear();
    for (std::size_t i = 0; i < m_edits.sets().size(); ++i) {
        const NamedSet& set = m_edits.sets()[i];
        NamedSetRow row{set, routesAskingFor(m_edits.routes(), set.name), marks[i], {}, {}};
        for (const admin::SetNote& note : m_keeper.setNotes()) {
            if (note.set == i) {
                const bool error = note.kind == admin::RouteNoteKind::Error;
                (error ? row.problem : row.warning) = QString::fromStdString(note.text);
            }
        }
        m_rows.push_back(std::move(row));
    }
    showItems();
}

QWidget* NamedSetsPanel::makeItem() {
    auto* item = new NamedSetItem;
    connect(item, &NamedSetItem::editAsked, this, [this, item] { edit(item->set().settings); });
    connect(item, &NamedSetItem::removeAsked, this, [this, item] { remove(item->set()); });
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
    const auto taken = [this](const std::string& name) {
        return std::ranges::find(m_edits.sets(), name, &NamedSet::name) != m_edits.sets().end();
    };
    auto* dialog = new NamedSetDialog(set, m_known, taken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NamedSetDialog::entered, this,
            [this, replaces = set.name](const NamedSet& entered) {
                m_edits.setSet(replaces, entered);
            });
    dialog->open();
}

// A rule that asks for a set that is not there could not be applied.
void NamedSetsPanel::remove(const NamedSetRow& row) {
    if (!row.rules.empty()) {
        fail(tr("Rules ask for the set %1: %2. Take it out of them first.")
                 .arg(QString::fromStdString(row.settings.name), namesText(row.rules)));
        return;
    }
    // The step takes the row away.
    const std::string name = row.settings.name;
    m_edits.removeSet(name);
}

NamedSetsPanel* openNamedSets(RouteEdits& edits, RouteKeeper& keeper, GatewayModel& gateway,
                              std::function<QStringList(RouteField)> known,
                              const QList<QAction*>& actions, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(NamedSetsPanel::tr("Sets of names"));
    dialog->addActions(actions);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins({});
    auto* panel = new NamedSetsPanel(edits, keeper, gateway, std::move(known), dialog);
    layout->addWidget(panel);
    dialog->resize(metrics().px(560), metrics().px(360));
    dialog->show();
    return panel;
}

}  // namespace weir::ui
