// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "engine/base/clock.hpp"

namespace weir::ui {

// A moment of the records in the zone of this computer.
inline QDateTime localTime(Timestamp time) {
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::floor<Milliseconds>(time.time_since_epoch()).count());
}

}  // namespace weir::ui
