// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_range.hpp"

#include <QDateTime>
#include <algorithm>

namespace weir::ui {

namespace {

constexpr int kMostDays = 31;
constexpr int kMostWeeks = 31;
constexpr int kDaysAWeek = 7;
constexpr std::chrono::minutes kQuarter{15};

Timestamp stampOf(const QDateTime& time) {
    return Timestamp(Milliseconds(time.toMSecsSinceEpoch()));
}

// The books count by quarter-hours. Only zones of long ago are off by less.
Timestamp quarterOf(Timestamp time) {
    return Timestamp(std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(
        time.time_since_epoch()));
}

// Where clocks are set forward at midnight a day begins later.
Timestamp beginOf(const QDate& day, const QTimeZone& zone) {
    return quarterOf(stampOf(day.startOfDay(zone)));
}

QDate weekOf(const QDate& day, Qt::DayOfWeek begins) {
    return day.addDays(-((day.dayOfWeek() - begins + kDaysAWeek) % kDaysAWeek));
}

int weeksIn(const DayRange& days, Qt::DayOfWeek begins) {
    return static_cast<int>(weekOf(days.from, begins).daysTo(weekOf(days.to, begins))) /
               kDaysAWeek +
           1;
}

SpendStep stepFor(const DayRange& days, Qt::DayOfWeek weekBegins) {
    if (days.days() == 1) {
        return SpendStep::Hour;
    }
    if (days.days() <= kMostDays) {
        return SpendStep::Day;
    }
    return weeksIn(days, weekBegins) <= kMostWeeks ? SpendStep::Week : SpendStep::Month;
}

QDate firstOf(const QDate& day) {
    return {day.year(), day.month(), 1};
}

}  // namespace

bool isWholeMonth(const DayRange& days) {
    return days.from.day() == 1 && days.to == days.from.addMonths(1).addDays(-1);
}

QDateTime timeIn(const QTimeZone& zone, Timestamp time) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<Milliseconds>(time.time_since_epoch()).count(), zone);
}

DayRange daysOf(SpendPeriod period, const DayRange& custom, const QDate& today) {
    const QDate month = firstOf(today);
    switch (period) {
        case SpendPeriod::Today:
            return {today, today};
        case SpendPeriod::SevenDays:
            return {today.addDays(-6), today};
        case SpendPeriod::ThirtyDays:
            return {today.addDays(-29), today};
        case SpendPeriod::ThisMonth:
            return {month, month.addMonths(1).addDays(-1)};
        case SpendPeriod::LastMonth:
            return {month.addMonths(-1), month.addDays(-1)};
        case SpendPeriod::Custom:
            break;
    }
    const QDate to = std::max(custom.from, custom.to);
    const QDate from = std::min(custom.from, custom.to);
    return {std::max(from, firstOf(to).addMonths(1 - kMostMonths)), to};
}

SpendSteps stepsOf(const DayRange& days, const QTimeZone& zone, Qt::DayOfWeek weekBegins) {
    SpendSteps steps;
    steps.step = stepFor(days, weekBegins);
    const Timestamp end = beginOf(days.to.addDays(1), zone);
    if (steps.step == SpendStep::Hour) {
        for (Timestamp at = beginOf(days.from, zone); at < end; at += std::chrono::hours(1)) {
            steps.bounds.push_back(at);
        }
        steps.bounds.push_back(end);
        return steps;
    }
    for (QDate day = days.from; day <= days.to;) {
        steps.bounds.push_back(beginOf(day, zone));
        day = steps.step == SpendStep::Day    ? day.addDays(1)
              : steps.step == SpendStep::Week ? weekOf(day, weekBegins).addDays(kDaysAWeek)
                                              : firstOf(day).addMonths(1);
    }
    steps.bounds.push_back(end);
    return steps;
}

RangeBefore rangeBefore(SpendPeriod period, const DayRange& days, Timestamp now,
                        const QTimeZone& zone) {
    const bool months = period == SpendPeriod::ThisMonth || period == SpendPeriod::LastMonth ||
                        (period == SpendPeriod::Custom && isWholeMonth(days));
    RangeBefore before;
    before.days = {months ? days.from.addMonths(-1) : days.from.addDays(-days.days()),
                   days.from.addDays(-1)};
    before.from = beginOf(before.days.from, zone);
    before.until = beginOf(days.from, zone);
    const Timestamp end = beginOf(days.to.addDays(1), zone);
    if (now >= beginOf(days.from, zone) && now < end) {
        const QDateTime today = timeIn(zone, now);
        const QDateTime then = months ? today.addMonths(-1) : today.addDays(-days.days());
        before.cut = true;
        // The quarter-hour of now counts as far as it has come, that of then in full.
        before.until =
            std::clamp(quarterOf(stampOf(then)) + kQuarter, before.from + kQuarter, before.until);
        before.days.to = timeIn(zone, before.until - Microseconds(1)).date();
    }
    return before;
}

}  // namespace weir::ui
