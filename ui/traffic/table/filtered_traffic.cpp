// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/filtered_traffic.hpp"

#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

FilteredTraffic::FilteredTraffic(TrafficModel& calls, QObject* parent)
    : QSortFilterProxyModel(parent), m_calls(calls) {
    setSourceModel(&calls);
}

void FilteredTraffic::setFilter(const admin::Filter& filter) {
    m_filter = filter;
    invalidateFilter();
}

const admin::ExchangeRow* FilteredTraffic::at(int row) const {
    return m_calls.at(mapToSource(index(row, 0)).row());
}

int FilteredTraffic::hidden() const {
    return m_calls.rowCount() - rowCount();
}

bool FilteredTraffic::filterAcceptsRow(int row, const QModelIndex&) const {
    const admin::ExchangeRow* exchange = m_calls.at(row);
    return exchange != nullptr && m_filter.matches(*exchange);
}

}  // namespace weir::ui
