// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// All of it, and not only some of its models.
bool isPaused(const admin::ProviderRow& row);
// A line for each thing that keeps calls from it or from some of its models: pauses and breakers.
QStringList restrictionsOf(const admin::ProviderRow& row);

// The providers in the order of the document.
class ProviderModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Dialects,
        Address,
        Key,
        State,
        Models,
        FirstTokenP50,
        FirstTokenP95,
        Errors,
        Requests,
        Minutes,
        AttemptsPerMinute,
        ColumnCount,
    };
    // QByteArray of one byte a minute, as in ProviderRow::minutes.
    static constexpr int kMinutesRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    // The same names in the same order change in place, so that the selection stays.
    void setProviders(std::vector<admin::ProviderRow> providers);

    const std::vector<admin::ProviderRow>& providers() const { return m_rows; }
    const admin::ProviderRow* at(int row) const;  // null: no such row
    int rowOf(const std::string& name) const;     // -1: not here

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    QString textOf(const admin::ProviderRow& row, Column column) const;
    QString toolTipOf(const admin::ProviderRow& row, Column column) const;

    std::vector<admin::ProviderRow> m_rows;
};

}  // namespace weir::ui
