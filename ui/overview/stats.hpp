// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/overview.hpp"
#include "ui/widgets/stat_strip.hpp"

namespace weir::ui {

// "last 15 min", "today"
QString rangeText(admin::OverviewRange range);

enum StatIndex { RequestsStat, SpendStat, ErrorsStat, AddedStat, StreamsStat, kStatCount };

// The headline numbers of a range. What the status bar shows too is taken from the same status, so
// that both say the same at any moment.
std::array<Stat, kStatCount> statsOf(const admin::Overview& overview,
                                     const admin::GatewayStatus& status);

}  // namespace weir::ui
