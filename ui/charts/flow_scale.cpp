// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/flow_scale.hpp"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

constexpr int kMostFlowTicks = 6;
constexpr double kSteps[] = {1, 2, 3, 5, 10};

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDay = 24 * kHour;
constexpr int kTimeSteps[] = {kMinute,      3 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute,
                              30 * kMinute, kHour,       3 * kHour,   6 * kHour,    12 * kHour,
                              kDay,         2 * kDay,    7 * kDay};

RateUnit unitFor(double aSecond) {
    for (const RateUnit unit : {RateUnit::Second, RateUnit::Minute}) {
        if (aSecond * secondsOf(unit) >= 1) {
            return unit;
        }
    }
    return RateUnit::Hour;
}

int ticksFor(double most, double step) {
    // A value that is a tick but for its last binary digit needs no further tick.
    return std::max(1, static_cast<int>(std::ceil(most / step - 1e-9)));
}

Timestamp stampOf(const QDateTime& time) {
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QVector<TimeTick> ticksEvery(int step, Timestamp from, Timestamp until) {
    QVector<TimeTick> ticks;
    const QDateTime midnight = localTime(from).date().startOfDay();
    for (int number = 0; ticks.size() <= kMostFlowTicks; ++number) {
        // A day is not always as long as the others.
        const QDateTime at = step % kDay == 0
                                 ? midnight.addDays(static_cast<qint64>(number) * (step / kDay))
                                 : midnight.addSecs(static_cast<qint64>(number) * step);
        const Timestamp stamp = stampOf(at);
        if (stamp > until) {
            break;
        }
        if (stamp >= from) {
            const auto format =
                step % kDay == 0 ? QStringLiteral("ddd d") : QStringLiteral("HH:mm");
            ticks.push_back({stamp, QLocale().toString(at, format)});
        }
    }
    return ticks;
}

}  // namespace

double secondsOf(RateUnit unit) {
    switch (unit) {
        case RateUnit::Second:
            return 1;
        case RateUnit::Minute:
            return kMinute;
        case RateUnit::Hour:
            break;
    }
    return kHour;
}

QString FlowScale::textOf(int tick) const {
    return QLocale().toString(std::abs(tick) * step, 'f', step < 1 ? 1 : 0);
}

FlowScale flowScaleOf(double mostAbove, double mostBelow) {
    FlowScale scale;
    if (mostAbove <= 0 && mostBelow <= 0) {
        scale.unit = RateUnit::Minute;
        return scale;
    }
    scale.unit = unitFor(std::max(mostAbove, mostBelow));
    const double above = mostAbove * secondsOf(scale.unit);
    const double below = mostBelow * secondsOf(scale.unit);
    double power = std::pow(10.0, std::floor(std::log10(std::max({above, below, 1.0}))) - 1);
    for (;; power *= 10) {
        for (const double factor : kSteps) {
            scale.step = factor * power;
            scale.above = ticksFor(above, scale.step);
            scale.below = ticksFor(below, scale.step);
            if (scale.above + scale.below + 1 <= kMostFlowTicks) {
                return scale;
            }
        }
    }
}

QVector<TimeTick> timeTicks(Timestamp from, Timestamp until) {
    for (const int step : kTimeSteps) {
        const auto count = std::chrono::duration<double>(until - from).count() / step;
        if (count > kMostFlowTicks) {
            continue;
        }
        const QVector<TimeTick> ticks = ticksEvery(step, from, until);
        if (ticks.size() <= kMostFlowTicks) {
            return ticks;
        }
    }
    return {};
}

}  // namespace weir::ui
