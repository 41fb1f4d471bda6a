// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/filtered_traffic.hpp"

#include "ui/traffic/table/traffic_cells.hpp"

namespace weir::ui {

FilteredTraffic::FilteredTraffic(TrafficModel& calls, QObject* parent)
    : QSortFilterProxyModel(parent), m_calls(calls) {
    setSourceModel(&calls);
}

void FilteredTraffic::setFilter(const admin::Filter& filter) {
    m_filter = filter;
    // Not invalidateFilter(): it takes rows out and in run by run, which of many thousand rows
    // takes seconds.
    invalidate();
}

void FilteredTraffic::moveFilterOn(const admin::Filter& filter) {
    m_filter = filter;
    invalidateFilter();
}

void FilteredTraffic::setSort(std::optional<Sort> sort) {
    m_sort = sort;
    if (sort) {
        QSortFilterProxyModel::sort(sort->column, sort->order);
    } else {
        QSortFilterProxyModel::sort(-1);
    }
}

const admin::ExchangeRow* FilteredTraffic::at(int row) const {
    return m_calls.at(mapToSource(index(row, 0)).row());
}

Qt::ItemFlags FilteredTraffic::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

bool FilteredTraffic::hasChildren(const QModelIndex& parent) const {
    return !parent.isValid() && rowCount() > 0;
}

QModelIndex FilteredTraffic::parent(const QModelIndex&) const {
    return {};
}

int FilteredTraffic::hidden() const {
    return m_calls.rowCount() - rowCount();
}

bool FilteredTraffic::filterAcceptsRow(int row, const QModelIndex&) const {
    const admin::ExchangeRow* exchange = m_calls.at(row);
    return exchange != nullptr && m_filter.matches(*exchange);
}

bool FilteredTraffic::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    return cellLess(*m_calls.at(left.row()), *m_calls.at(right.row()),
                    static_cast<TrafficModel::Column>(left.column()));
}

}  // namespace weir::ui
