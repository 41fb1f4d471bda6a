// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.hpp"

#include <QKeySequence>
#include <algorithm>
#include <utility>

namespace weir::ui {

namespace {

// As much as one letter counts that fits better, and more than all letters that do not fit.
constexpr int kOfAnotherPage = 64;

}  // namespace

QString nameOfAction(const QAction& action) {
    QString name = action.text();
    return name.remove(u'&');
}

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    m_entries = std::move(entries);
    fill();
}

void PaletteModel::setTyped(const QString& typed) {
    m_typed = typed;
    fill();
}

const PaletteEntry* PaletteModel::entryAt(int row) const {
    return row >= 0 && row < rowCount() ? &m_entries[m_shown[static_cast<std::size_t>(row)].entry]
                                        : nullptr;
}

QAction* PaletteModel::actionAt(int row) const {
    const PaletteEntry* entry = entryAt(row);
    return entry == nullptr ? nullptr : entry->action.data();
}

QAction* PaletteModel::wayAt(int row) const {
    const PaletteEntry* entry = entryAt(row);
    return entry == nullptr ? nullptr : entry->way.data();
}

bool PaletteModel::isOffered(const PaletteEntry& entry) const {
    return !entry.action.isNull() &&
           (entry.action->isEnabled() || (!entry.way.isNull() && !m_typed.isEmpty()));
}

void PaletteModel::noteRun(const QAction* action) {
    m_run.removeAll(action->objectName());
    m_run << action->objectName();
}

int PaletteModel::recency(const PaletteEntry& entry) const {
    return static_cast<int>(m_run.indexOf(entry.action->objectName())) + 1;
}

void PaletteModel::fill() {
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const PaletteEntry& entry = m_entries[i];
        if (!isOffered(entry)) {
            continue;
        }
        const QString name = nameOfAction(*entry.action);
        if (auto match = fuzzyMatch(m_typed, name)) {
            match->score -= entry.way.isNull() ? 0 : kOfAnotherPage;
            m_shown.push_back({i, std::move(*match), true});
        } else if (fuzzyMatch(m_typed, entry.group + u' ' + name)) {
            m_shown.push_back({i, FuzzyMatch{}, false});
        }
    }
    std::stable_sort(m_shown.begin(), m_shown.end(), [this](const Shown& left, const Shown& right) {
        const PaletteEntry& one = m_entries[left.entry];
        const PaletteEntry& other = m_entries[right.entry];
        return m_typed.isEmpty() ? recency(one) > recency(other)
                                 : std::pair(left.byName, left.match.score) >
                                       std::pair(right.byName, right.match.score);
    });
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    const QAction* action = actionAt(index.row());
    if (!index.isValid() || action == nullptr) {
        return {};
    }
    const Shown& shown = m_shown[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return nameOfAction(*action);
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1: %2").arg(m_entries[shown.entry].group,
                                                nameOfAction(*action));
        case GroupRole:
            return m_entries[shown.entry].group;
        case ShortcutRole:
            return action->shortcut().toString(QKeySequence::NativeText);
        case PlacesRole:
            return QVariant::fromValue(shown.match.places);
        default:
            return {};
    }
}

}  // namespace weir::ui
