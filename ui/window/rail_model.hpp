// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <vector>

namespace weir::ui {

class PageSlot;

// The pages of one part of the rail: title, icon, badge.
class RailModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { BadgeRole = Qt::UserRole + 1, IconNameRole };

    using QAbstractListModel::QAbstractListModel;

    void add(PageSlot* slot);
    PageSlot* pageAt(int row) const { return m_slots.at(static_cast<std::size_t>(row)); }
    int rowOf(const PageSlot* slot) const;  // -1: not in this part
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PageSlot*> m_slots;
};

}  // namespace weir::ui
