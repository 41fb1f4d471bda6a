// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.hpp"

#include <QKeySequence>
#include <algorithm>

namespace weir::ui {

namespace {

// A name in a menu marks a letter with "&"; here it is plain.
QString nameOf(const QAction& action) {
    QString name = action.text();
    return name.remove(u'&');
}

}  // namespace

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    m_entries = std::move(entries);
    fill();
}

void PaletteModel::setTyped(const QString& typed) {
    m_typed = typed;
    fill();
}

QAction* PaletteModel::actionAt(int row) const {
    return row >= 0 && row < rowCount()
               ? m_entries[m_shown[static_cast<std::size_t>(row)].entry].action.data()
               : nullptr;
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
        if (entry.action.isNull() || !entry.action->isEnabled()) {
            continue;
        }
        const QString name = nameOf(*entry.action);
        if (auto match = fuzzyMatch(m_typed, name)) {
            m_shown.push_back({i, std::move(*match)});
        } else if (fuzzyMatch(m_typed, entry.group + u' ' + name)) {
            m_shown.push_back({i, FuzzyMatch{}});  // found by its group: behind those by name
        }
    }
    std::stable_sort(m_shown.begin(), m_shown.end(), [this](const Shown& left, const Shown& right) {
        return m_typed.isEmpty() ? recency(m_entries[left.entry]) > recency(m_entries[right.entry])
                                 : left.match.score > right.match.score;
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
            return nameOf(*action);
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1: %2").arg(m_entries[shown.entry].group, nameOf(*action));
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
