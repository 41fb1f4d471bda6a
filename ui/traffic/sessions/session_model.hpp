// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "ui/traffic/sessions/session_rows.hpp"

namespace weir::ui {

// Sessions in the order they began. A session that is shown again stays on its row, so that a
// selection stays on its session.
class SessionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Began,
        Session,
        Key,
        ServedBy,
        Calls,
        NotServed,
        TokensIn,
        TokensOut,
        Lasted,
        Cost,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<SessionRow> sessions);
    const SessionRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    std::vector<SessionRow> m_rows;
};

}  // namespace weir::ui
