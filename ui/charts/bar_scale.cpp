// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/charts/bar_data.hpp"

namespace weir::ui {

namespace {

constexpr int kMostTicks = 5;  // above nothing
constexpr int kMostLabels = 7;
constexpr double kFactors[] = {1, 2, 5};

int decimalsOf(double step) {
    return std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
}

}  // namespace

double barHeight(const BarData& data, std::size_t column) {
    double height = 0;
    for (const BarSeries& series : data.series) {
        height += std::max(0.0, series.values[column]);
    }
    return height / data.unit;
}

double wholeHeight(const BarData& data, std::size_t column) {
    return barHeight(data, column) + data.columns[column].expected / data.unit;
}

QString BarScale::textOf(int tick) const {
    return QLocale().toString(tick * step, 'f', decimalsOf(step));
}

BarScale barScaleOf(double most, bool whole) {
    BarScale scale;
    if (most <= 0) {
        return scale;
    }
    for (double power = std::pow(10.0, std::floor(std::log10(most)) - 1);; power *= 10) {
        for (const double factor : kFactors) {
            scale.step = factor * power;
            // A value that is a tick but for its last binary digit needs no further tick.
            scale.ticks = std::max(1, static_cast<int>(std::ceil(most / scale.step - 1e-9)));
            if (scale.ticks <= kMostTicks && (!whole || scale.step > 1 - 1e-9)) {
                return scale;
            }
        }
    }
}

int labelledEvery(int columns) {
    for (const int every : {1, 2, 3, 4, 5, 7}) {
        if ((columns + every - 1) / every <= kMostLabels) {
            return every;
        }
    }
    return (columns + kMostLabels - 1) / kMostLabels;
}

}  // namespace weir::ui
