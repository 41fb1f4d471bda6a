// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/rollup_row.hpp"

#include <utility>

#include "engine/base/words.hpp"

namespace weir::books {

namespace {

constexpr std::string_view kAddTotals =
    "INSERT INTO rollup VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
    "ON CONFLICT DO UPDATE "
    "SET requests=requests+excluded.requests,failed=failed+excluded.failed,"
    "unpriced=unpriced+excluded.unpriced,estimated=estimated+excluded.estimated,"
    "attempts=attempts+excluded.attempts,in_uncached=in_uncached+excluded.in_uncached,"
    "in_cache_read=in_cache_read+excluded.in_cache_read,"
    "in_cache_write_5m=in_cache_write_5m+excluded.in_cache_write_5m,"
    "in_cache_write_1h=in_cache_write_1h+excluded.in_cache_write_1h,"
    "in_audio=in_audio+excluded.in_audio,in_image=in_image+excluded.in_image,"
    "out_text=out_text+excluded.out_text,out_reasoning=out_reasoning+excluded.out_reasoning,"
    "out_audio=out_audio+excluded.out_audio,"
    "server_tool_calls=server_tool_calls+excluded.server_tool_calls,spent=spent+excluded.spent,"
    "fell_back=fell_back+excluded.fell_back,cached=cached+excluded.cached,"
    "held_back=held_back+excluded.held_back,cancelled=cancelled+excluded.cancelled,saved=saved+"
    "excluded.saved";

}  // namespace

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
            count(ended.heldBack),        count(ended.cancelled),
            totals.saved.nano()};
}

Result<RollupWriter> RollupWriter::open(Database& database) {
    auto prepared = database.prepare(kAddTotals);
    if (!prepared) {
        return std::move(prepared.error());
    }
    RollupWriter writer;
    writer.m_add = std::move(*prepared);
    return writer;
}

Result<void> RollupWriter::add(const TotalsKey& key, const RollupCounts& counts) {
    m_add.bindAll(key.quarter, key.key, key.team, key.user, key.tags, key.costCentre, key.provider,
                  key.model, enumeratorName(key.tier), std::int64_t{key.simulated});
    int place = 10;
    for (const std::int64_t count : counts) {
        m_add.bind(++place, count);
    }
    return m_add.run();
}

}  // namespace weir::books
