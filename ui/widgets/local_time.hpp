// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include "engine/base/clock.hpp"

namespace weir::ui {

// A moment of the records in the zone of this computer.
inline QDateTime localTime(Timestamp time) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<Milliseconds>(time.time_since_epoch()).count());
}

// "UTC+01:00", as the gateway says its own.
QString zoneText(int secondsFromUtc);

// The day of UTC that a moment is in, where a day is one of UTC.
inline QDate utcDay(Timestamp time) {
    return QDateTime::fromMSecsSinceEpoch(
               std::chrono::floor<Milliseconds>(time.time_since_epoch()).count(), Qt::UTC)
        .date();
}

// "14:05"
QString hourText(const QTime& time);
// "1 Dec 2026"
QString dayText(const QDate& day);
// "1 Dec" of this year, "1 Dec 2027" of another.
QString nearDayText(const QDate& day, const QDate& today = QDate::currentDate());
// "1 Dec 2026, 14:05"
QString dateTimeText(const QDateTime& time);
// The same, of today the hour alone.
QString momentText(Timestamp time);
// "1 Dec, 14:05": with the year only where that is another, and without a day that is today.
QString nearMomentText(const QDateTime& time, const QDate& today);

}  // namespace weir::ui
