// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rail_model.hpp"

#include <algorithm>

#include "ui/window/page_slot.hpp"

namespace weir::ui {

void RailModel::add(PageSlot* page) {
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_pages.push_back(page);
    endInsertRows();
    connect(page, &PageSlot::describedChanged, this, [this, page] {
        const QModelIndex changed = index(rowOf(page));
        emit dataChanged(changed, changed);
    });
}

int RailModel::rowOf(const PageSlot* page) const {
    const auto found = std::find(m_pages.begin(), m_pages.end(), page);
    return found == m_pages.end() ? -1 : static_cast<int>(found - m_pages.begin());
}

void RailModel::retranslate() {
    if (!m_pages.empty()) {
        emit dataChanged(index(0), index(rowCount() - 1));
    }
}

int RailModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

QVariant RailModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PageSlot* page = pageAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            return page->title();
        case Qt::AccessibleTextRole:
            return page->badge().isEmpty() ? page->title()
                                           : page->title() + QStringLiteral(", ") + page->badge();
        case BadgeRole:
            return page->badge();
        case IconNameRole:
            return page->entry().iconName;
        default:
            return {};
    }
}

}  // namespace weir::ui
