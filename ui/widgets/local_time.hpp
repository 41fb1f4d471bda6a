// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>

#include "engine/base/clock.hpp"

namespace weir::ui {

// A moment of the records in the zone of this computer.
inline QDateTime localTime(Timestamp time) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<Milliseconds>(time.time_since_epoch()).count());
}

// The same in a few words: of today the hour alone.
inline QString momentText(Timestamp time) {
    const QDateTime local = localTime(time);
    return local.date() == QDate::currentDate()
               ? QLocale().toString(local.time(), QLocale::ShortFormat)
               : QLocale().toString(local, QLocale::ShortFormat);
}

}  // namespace weir::ui
