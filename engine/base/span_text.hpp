// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Lengths of time as documents, commands and fields write them.
namespace weir {

inline constexpr std::chrono::seconds kLongestSpan = std::chrono::days{366};

// "90s", "2m", "12h", "7d": more than nothing, at most the longest.
std::optional<std::chrono::seconds> parseSpan(std::string_view text);
// In the largest unit that it is a whole number of.
std::string spanText(std::chrono::seconds span);

}  // namespace weir
