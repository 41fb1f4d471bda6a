// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/traffic/events/stream_rows.hpp"

namespace weir::ui {

// The events of one stream, in their order.
class EventModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { At, Gap, Name, Size, Data, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<StreamRow> rows);
    const StreamRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cellText(const StreamRow& row, int column) const;

    std::vector<StreamRow> m_rows;
};

}  // namespace weir::ui
