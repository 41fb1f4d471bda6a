// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/exchange/refusal.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"

namespace weir::exchange {

// Whether a limit is the caller's, or one of every target that could have been asked.
enum class LimitOf : std::uint8_t { Caller, Targets };

// What a caller is told whom a rate limit did not let through: its name, what it lets through and
// when there is room again.
Refusal overLimit(const policy::OverLimit& over, LimitOf of);

}  // namespace weir::exchange
