// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/reprice.hpp"

namespace weir::ui {

// What calls of each model cost as they are booked, and by the prices of now.
class RepriceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Provider, Model, Attempts, Before, After, Difference, ColumnCount };

    explicit RepriceModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setRows(std::vector<admin::RepricedRow> rows);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<admin::RepricedRow> m_rows;
};

// "+$1.20", "−$0.03", "$0.00"
QString differenceText(Money difference);

}  // namespace weir::ui
