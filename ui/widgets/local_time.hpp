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

// "1 Dec 2026"
QString dayText(const QDate& day);
// The same in a few words: "1 Dec 2026, 00:00", of today the hour alone.
QString momentText(Timestamp time);
// "1 Dec" of this year, "1 Dec 2027" of another.
QString nearDayText(const QDate& day);

}  // namespace weir::ui
