// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/books/store/totals.hpp"

// A row of the roll-ups as it stands in the file: what it is about, then what it counts.
namespace weir::books {

inline constexpr std::array<std::string_view, 20> kRollupCounts{
    "requests",          "failed",      "unpriced",          "estimated",
    "attempts",          "in_uncached", "in_cache_read",     "in_cache_write_5m",
    "in_cache_write_1h", "in_audio",    "in_image",          "out_text",
    "out_reasoning",     "out_audio",   "server_tool_calls", "spent",
    "fell_back",         "cached",      "held_back",         "cancelled"};
using RollupCounts = std::array<std::int64_t, kRollupCounts.size()>;

// In the order of kRollupCounts.
RollupCounts rollupCounts(const Totals& totals);

}  // namespace weir::books
