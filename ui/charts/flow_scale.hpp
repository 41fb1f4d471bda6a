// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <cstdint>

#include "engine/base/clock.hpp"

namespace weir::ui {

// A few calls an hour and a hundred a second are both a picture.
enum class RateUnit : std::uint8_t { Second, Minute, Hour };

double secondsOf(RateUnit unit);

// The axis of requests: round ticks above and below the base line, six at most with its own.
struct FlowScale {
    RateUnit unit = RateUnit::Second;
    double step = 1;  // between ticks, in the unit
    int above = 1;    // ticks above the line
    int below = 1;

    double top() const { return step * above; }
    double bottom() const { return step * below; }
    QString textOf(int tick) const;  // of the one so many steps from the line

    friend bool operator==(const FlowScale&, const FlowScale&) = default;
};

// For the most that stands above and that hangs below, both a second. Without any: one a minute.
FlowScale flowScaleOf(double mostAbove, double mostBelow);

// A mark on the axis of time.
struct TimeTick {
    Timestamp at{};
    QString text;
};

// Round times of this computer's zone, six at most.
QVector<TimeTick> timeTicks(Timestamp from, Timestamp until);

}  // namespace weir::ui
