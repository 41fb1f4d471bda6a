// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <span>

#include "engine/control/admin/overview.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// One layer of the flow: what it counts and how it looks.
struct FlowSeries {
    std::uint64_t admin::FlowPoint::* count;
    const char* name;  // to be translated by nameOf()
    Token token;
    double opacity;  // of the area
    bool below;      // hangs below the line
};

// As they are named: first those that stand on the line, then those that hang from it.
std::span<const FlowSeries> flowSeries();
QString nameOf(const FlowSeries& series);

// What stands above the line and what hangs below it. Cancelled calls are in neither: nobody
// waited for them any more.
std::uint64_t wentThrough(const admin::FlowPoint& point);
std::uint64_t heldOrFailed(const admin::FlowPoint& point);
// All requests of the step.
std::uint64_t totalOf(const admin::FlowPoint& point);

}  // namespace weir::ui
