// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include "engine/control/admin/destinations.hpp"

namespace weir::ui {

// Places and purposes in the order of the gateway: by provider, what belongs to none last.
class DestinationModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Purpose, Place, Providers, State, Requests, Bytes, Booked, Last, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // The same places in the same order change in place, so that the selection stays. `now` is
    // what "5 min ago" is counted from.
    void setList(admin::DestinationList list, const QDateTime& now);

    const admin::DestinationList& list() const { return m_list; }
    const admin::Destination* at(int row) const;  // null: no such row

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    QString textOf(const admin::Destination& row, Column column) const;
    QString toolTipOf(const admin::Destination& row, Column column) const;
    QString titleOf(Column column) const;

    admin::DestinationList m_list;
    QDateTime m_now;
};

}  // namespace weir::ui
