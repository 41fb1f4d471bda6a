// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/rollup_row.hpp"

namespace weir::books {

RollupCounts rollupCounts(const Totals& totals) {
    const Usage& usage = totals.usage;
    const FlowCounts& ended = totals.requests;
    const auto count = [](std::uint64_t value) { return static_cast<std::int64_t>(value); };
    return {count(ended.total()),         count(ended.heldBack + ended.failed + ended.cancelled),
            count(totals.unpriced),       count(totals.estimated),
            count(totals.attempts),       count(usage.inUncached),
            count(usage.inCacheRead),     count(usage.inCacheWrite5m),
            count(usage.inCacheWrite1h),  count(usage.inAudio),
            count(usage.inImage),         count(usage.outText),
            count(usage.outReasoning),    count(usage.outAudio),
            count(usage.serverToolCalls), totals.spent.nano(),
            count(ended.fellBack),        count(ended.cached),
            count(ended.heldBack),        count(ended.cancelled)};
}

}  // namespace weir::books
