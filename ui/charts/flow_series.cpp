// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/flow_series.hpp"

#include <QCoreApplication>
#include <array>

namespace weir::ui {

namespace {

using admin::FlowPoint;

constexpr const char* kContext = "weir::ui::FlowChart";

constexpr std::array kSeries{
    FlowSeries{&FlowPoint::served, QT_TRANSLATE_NOOP("weir::ui::FlowChart", "Served"),
               Token::Series1, 0.55, false},
    FlowSeries{&FlowPoint::fellBack, QT_TRANSLATE_NOOP("weir::ui::FlowChart", "Fell back"),
               Token::Series2, 0.85, false},
    FlowSeries{&FlowPoint::cached, QT_TRANSLATE_NOOP("weir::ui::FlowChart", "Cached"),
               Token::Series7, 0.55, false},
    FlowSeries{&FlowPoint::heldBack, QT_TRANSLATE_NOOP("weir::ui::FlowChart", "Held back"),
               Token::Muted, 0.7, true},
    FlowSeries{&FlowPoint::failed, QT_TRANSLATE_NOOP("weir::ui::FlowChart", "Failed"), Token::Error,
               0.85, true},
};

std::uint64_t sumOf(const FlowPoint& point, bool below) {
    std::uint64_t sum = 0;
    for (const FlowSeries& series : kSeries) {
        sum += series.below == below ? point.*series.count : 0;
    }
    return sum;
}

}  // namespace

std::span<const FlowSeries> flowSeries() {
    return kSeries;
}

QString nameOf(const FlowSeries& series) {
    return QCoreApplication::translate(kContext, series.name);
}

std::uint64_t wentThrough(const FlowPoint& point) {
    return sumOf(point, false);
}

std::uint64_t heldOrFailed(const FlowPoint& point) {
    return sumOf(point, true);
}

std::uint64_t totalOf(const FlowPoint& point) {
    return wentThrough(point) + heldOrFailed(point) + point.cancelled;
}

}  // namespace weir::ui
