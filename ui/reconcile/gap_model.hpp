// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/reconcile.hpp"

namespace weir::ui {

// The provider's figures of each day and model beside the books', those that differ first.
class GapModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Cause, Day, Model, TokensIn, TokensOut, Cost, ColumnCount };

    explicit GapModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setFigures(admin::Reconciliation figures);
    void retranslate();
    // With a line of titles; days are those of UTC.
    QString csv() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const admin::ReconciledRow& row, int column) const;

    admin::Reconciliation m_figures;
};

}  // namespace weir::ui
