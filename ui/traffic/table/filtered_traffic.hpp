// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <optional>

#include "engine/control/admin/filter/filter.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

// The exchanges of a TrafficModel that a filter lets through, as they began or in the order of a
// column. Rows come and go, and move, as they change.
class FilteredTraffic : public QSortFilterProxyModel {
    Q_OBJECT

public:
    struct Sort {
        TrafficModel::Column column = TrafficModel::Time;
        Qt::SortOrder order = Qt::AscendingOrder;

        friend bool operator==(const Sort&, const Sort&) = default;
    };

    explicit FilteredTraffic(TrafficModel& calls, QObject* parent = nullptr);

    void setFilter(const admin::Filter& filter);
    // The same at another time: few rows come or go, and they do so one by one.
    void moveFilterOn(const admin::Filter& filter);
    const admin::Filter& filter() const { return m_filter; }
    bool isFiltering() const { return !m_filter.matchesAll(); }

    // Nothing: as they began, the newest last.
    void setSort(std::optional<Sort> sort);
    const std::optional<Sort>& sorting() const { return m_sort; }

    const admin::ExchangeRow* at(int row) const;  // null: no such row
    int hidden() const;
    TrafficModel& calls() const { return m_calls; }

    // A view asks these of each row whenever rows come: they need no look at the source.
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    using QObject::parent;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    TrafficModel& m_calls;
    admin::Filter m_filter;
    std::optional<Sort> m_sort;
};

}  // namespace weir::ui
