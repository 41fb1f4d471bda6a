// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

#include "engine/control/admin/filter/filter.hpp"

namespace weir::ui {

class TrafficModel;

// The exchanges of a TrafficModel that a filter lets through, in its order. Rows come and go as
// they change.
class FilteredTraffic : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit FilteredTraffic(TrafficModel& calls, QObject* parent = nullptr);

    void setFilter(const admin::Filter& filter);
    bool isFiltering() const { return !m_filter.matchesAll(); }

    const admin::ExchangeRow* at(int row) const;  // null: no such row
    int hidden() const;
    TrafficModel& calls() const { return m_calls; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    TrafficModel& m_calls;
    admin::Filter m_filter;
};

}  // namespace weir::ui
