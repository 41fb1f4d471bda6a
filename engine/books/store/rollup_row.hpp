// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/totals.hpp"

// A row of the roll-ups as it stands in the file: what it is about, then what it counts.
namespace weir::books {

inline constexpr std::array<std::string_view, 21> kRollupCounts{"requests",
                                                                "failed",
                                                                "unpriced",
                                                                "estimated",
                                                                "attempts",
                                                                "in_uncached",
                                                                "in_cache_read",
                                                                "in_cache_write_5m",
                                                                "in_cache_write_1h",
                                                                "in_audio",
                                                                "in_image",
                                                                "out_text",
                                                                "out_reasoning",
                                                                "out_audio",
                                                                "server_tool_calls",
                                                                "spent",
                                                                "fell_back",
                                                                "cached",
                                                                "held_back",
                                                                "cancelled",
                                                                "saved"};
using RollupCounts = std::array<std::int64_t, kRollupCounts.size()>;

// In the order of kRollupCounts.
RollupCounts rollupCounts(const Totals& totals);

// Adds to the rows of a file, and makes those that are not there.
class RollupWriter {
public:
    static Result<RollupWriter> open(Database& database);

    Result<void> add(const TotalsKey& key, const RollupCounts& counts);

private:
    Statement m_add;
};

}  // namespace weir::books
