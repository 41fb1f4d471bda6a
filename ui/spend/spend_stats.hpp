// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "ui/spend/spend_source.hpp"
#include "ui/widgets/stat_strip.hpp"

namespace weir::ui {

inline constexpr int kSpendStats = 5;

// The headline numbers of an answer: spent, what that comes to, what caches saved, requests, and
// how exact the sums are.
std::array<Stat, kSpendStats> spendStatsOf(const SpendAnswer& answer);

}  // namespace weir::ui
