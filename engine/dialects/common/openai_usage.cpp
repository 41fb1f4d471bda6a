// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/openai_usage.hpp"

#include <algorithm>

namespace weir::dialects {

Usage readOpenAiUsage(dom::object object, const OpenAiUsageNames& names) {
    Usage usage;
    const std::uint64_t in = countAt(object, names.in).value_or(0);
    const std::uint64_t out = countAt(object, names.out).value_or(0);
    // Each part takes from what the earlier ones left, so that the buckets add up to the whole even
    // when parts overlap (cached audio) or a server reports nonsense.
    std::uint64_t left = in;
    const auto take = [&left](dom::object details, std::string_view name) {
        const std::uint64_t part = std::min(left, countAt(details, name).value_or(0));
        left -= part;
        return part;
    };
    if (const auto details = objectAt(object, names.inDetails)) {
        usage.inCacheRead = take(*details, "cached_tokens");
        // What is written there lives for 30 minutes, and counts with what lives long.
        usage.inCacheWrite1h = take(*details, "cache_write_tokens");
        usage.inAudio = take(*details, "audio_tokens");
        usage.inImage = take(*details, "image_tokens");
    }
    usage.inUncached = left;
    left = out;
    if (const auto details = objectAt(object, names.outDetails)) {
        usage.outReasoning = take(*details, "reasoning_tokens");
        usage.outAudio = take(*details, "audio_tokens");
    }
    usage.outText = left;
    return usage;
}

}  // namespace weir::dialects
