// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rail_model.hpp"

#include <algorithm>

#include "ui/window/page_slot.hpp"

namespace weir::ui {

void RailModel::add(PageSlot* slot) {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_slots.push_back(slot);
    endInsertRows();
    connect(slot, &PageSlot::describedChanged, this, [this, slot] {
        const QModelIndex changed = index(rowOf(slot));
        emit dataChanged(changed, changed);
    });
}

int RailModel::rowOf(const PageSlot* slot) const {
    const auto found = std::find(m_slots.begin(), m_slots.end(), slot);
    return found == m_slots.end() ? -1 : static_cast<int>(found - m_slots.begin());
}

void RailModel::retranslate() {
    if (!m_slots.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

int RailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_slots.size());
}

QVariant RailModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PageSlot* slot = pageAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return slot->title();
        case Qt::AccessibleTextRole:
            return slot->badge().isEmpty() ? slot->title()
                                           : slot->title() + QStringLiteral(", ") + slot->badge();
        case BadgeRole:
            return slot->badge();
        case IconNameRole:
            return slot->entry().iconName;
        default:
            return {};
    }
}

}  // namespace weir::ui
