// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/clock.hpp"

namespace weir::dialects {

// A time longer than this is taken for this; it keeps sums of times far from their limits.
inline constexpr Milliseconds kLongestTime = std::chrono::hours(24 * 30);

// The value of a header that is a time: decimal digits with an optional fraction, in units of so
// many milliseconds, spaces around it allowed. Nothing: it is anything else, a sign or an exponent
// included.
std::optional<Milliseconds> readDecimalTime(std::string_view text, double unitMs);

}  // namespace weir::dialects
