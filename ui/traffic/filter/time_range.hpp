// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "engine/control/admin/filter/filter.hpp"

class QDateTime;

namespace weir::ui {

// The times between which all calls of a filter began, as the filter writes them: "1h",
// "yesterday", "2026-11-20T14:00". Empty: without an end on that side.
struct TimeRange {
    QString since;
    QString until;

    bool isAll() const { return since.isEmpty() && until.isEmpty(); }
    // "since:1h until:5m"
    QString conditions() const;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

// The clock and the zone of this computer.
admin::FilterClock filterClock();

// Of several conditions the one that leaves less.
TimeRange timeRangeOf(const admin::Filter& filter);
// The text without the conditions that bound all calls; `filter` is what it says.
QString withoutTimeRange(const QString& text, const admin::Filter& filter);

// A moment as it is written in a filter: in the time of this computer where that says which moment
// is meant, else in UTC.
QString filterMoment(const QDateTime& moment);

}  // namespace weir::ui
