// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "engine/control/admin/prices.hpp"

namespace weir::ui {

// What models cost, in the order of the gateway: what is called and has no price first. Shown is
// what a search and a choice let through.
class PriceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Model, Provider, In, Read, Out, Source, Calls, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // The same models in the same order change in place, so that the selection stays.
    void setPrices(std::vector<admin::ModelPrice> prices);
    // A part of the model's or the provider's name, or of the source.
    void setSearch(const QString& text);
    // Only what was called lately, or has a price of its own.
    void setOnlyUsed(bool only);

    const std::vector<admin::ModelPrice>& prices() const { return m_prices; }
    const admin::ModelPrice* at(int line) const;                              // null: no such line
    int lineOf(const std::string& provider, const std::string& model) const;  // -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void retranslate();

private:
    std::vector<std::size_t> shown() const;
    void show();
    QString textOf(const admin::ModelPrice& row, Column column) const;

    std::vector<admin::ModelPrice> m_prices;
    std::vector<std::size_t> m_lines;  // of m_prices
    QString m_search;
    bool m_onlyUsed = false;
};

}  // namespace weir::ui
