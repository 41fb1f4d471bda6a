// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "engine/base/clock.hpp"

// What is spent is added up by quarter-hours of UTC. Every zone's midnight is the start of one, so
// that a local day is a sum of them.
namespace weir {

inline constexpr std::chrono::minutes kQuarterHour{15};

// The start of the quarter-hour that a moment falls into.
constexpr Timestamp quarterHourOf(Timestamp moment) {
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<15 * 60>>>(moment);
}

}  // namespace weir
