// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of several lines, and done with the keys among them.
#include "ui/actions/undoable_orders.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/teams/directory_source.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/keys_together.hpp"
#include "ui/teams/teams_page.hpp"

namespace weir::ui {

bool TeamsPage::isSeveral() const {
    return m_table->selectionModel()->selectedRows().size() > 1;
}

std::vector<admin::KeyRow> TeamsPage::severalKeys() const {
    std::vector<admin::KeyRow> keys;
    for (const std::string& id : m_table->selectedIds()) {
        const DirectoryRow* row = m_model->at(m_model->lineOf(id));
        if (row->key && !row->key->fromDocument) {
            keys.push_back(*row->key);
        }
    }
    return keys;
}

QVector<MemberAction> TeamsPage::actionsOfSeveral() {
    const QString whyNot = !whyNotChange().isEmpty() ? whyNotChange()
                           : severalKeys().empty()
                               ? tr("Among them is no key that can be changed here.")
                               : QString();
    return {{tr("Change…"), QStringLiteral("pencil"), [this] { changeSeveral(); }, whyNot},
            {tr("Revoke…"), QStringLiteral("ban"), [this] { revokeSeveral(); }, whyNot,
             ButtonKind::Danger}};
}

void TeamsPage::showSeveral() {
    QStringList names;
    for (const admin::KeyRow& key : severalKeys()) {
        names << QString::fromStdString(key.name);
    }
    const int lines = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    const int others = lines - static_cast<int>(names.size());
    QVector<Fact> facts;
    if (!names.isEmpty()) {
        facts.append({tr("Keys"), names.join(QStringLiteral(", "))});
    }
    if (others > 0) {
        facts.append({tr("Left alone"), tr("%Ln lines that are no key, or are declared in the "
                                           "document",
                                           nullptr, others)});
    }
    m_pane->setMember(tr("%Ln keys", nullptr, static_cast<int>(names.size())),
                      tr("of %Ln lines", nullptr, lines), facts, actionsOfSeveral());
    m_pane->setChanges({});
    m_changesOf.clear();
    placePane();
}

void TeamsPage::changeSeveral() {
    if (const auto keys = severalKeys(); !keys.empty() && whyNotChange().isEmpty()) {
        m_together->change(keys, m_clock, m_source->zone(), m_directory, window());
    }
}

void TeamsPage::revokeSeveral() {
    if (const auto keys = severalKeys(); !keys.empty() && whyNotChange().isEmpty()) {
        m_together->revoke(keys, window());
    }
}

}  // namespace weir::ui
