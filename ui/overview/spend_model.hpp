// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/overview.hpp"

namespace weir::ui {

// What the calls of today cost, a model a row, the dearest first.
class SpendModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Model, Requests, Spent, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // The same models in the same order change in place.
    // `today`: what all of them come to.
    void setModels(std::vector<admin::ModelSpend> models, Money today);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    QString textOf(const admin::ModelSpend& row, Column column) const;

    std::vector<admin::ModelSpend> m_rows;
    bool m_many = false;
};

}  // namespace weir::ui
