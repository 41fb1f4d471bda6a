// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QTimeZone>
#include <vector>

#include "engine/base/clock.hpp"

// Which time is looked at, in days of a zone, and the steps that it is drawn in.
namespace weir::ui {

enum class SpendPeriod { Today, SevenDays, ThirtyDays, ThisMonth, LastMonth, Custom };
inline constexpr int kSpendPeriods = 6;

// Both days are in it.
struct DayRange {
    QDate from;
    QDate to;

    int days() const { return static_cast<int>(from.daysTo(to)) + 1; }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

// A month of the calendar from its first day to its last.
bool isWholeMonth(const DayRange& days);

enum class SpendStep { Hour, Day, Week, Month };

struct SpendSteps {
    SpendStep step = SpendStep::Day;
    std::vector<Timestamp> bounds;  // where the steps begin, and where the last one ends

    friend bool operator==(const SpendSteps&, const SpendSteps&) = default;
};

// More than this many months are more bars than anybody can tell apart.
inline constexpr int kMostMonths = 31;

// The days of a period; `custom` are those that somebody chose, of which it takes the last ones if
// there are too many.
DayRange daysOf(SpendPeriod period, const DayRange& custom, const QDate& today);

// A day in hours, a month in days, more in weeks or months of the calendar: about 31 at most. Of
// the first and the last week or month only what is in the range. Whole quarter-hours, also where
// clocks change by half an hour.
SpendSteps stepsOf(const DayRange& days, const QTimeZone& zone, Qt::DayOfWeek weekBegins);

// As many days or months before them, up to the same day and time if they are not over yet.
struct RangeBefore {
    DayRange days;
    Timestamp from{};
    Timestamp until{};
    bool cut = false;  // at the time of now
};
RangeBefore rangeBefore(SpendPeriod period, const DayRange& days, Timestamp now,
                        const QTimeZone& zone);

QDateTime timeIn(const QTimeZone& zone, Timestamp time);

}  // namespace weir::ui
