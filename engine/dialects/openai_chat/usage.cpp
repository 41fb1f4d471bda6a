// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/usage.hpp"

#include <algorithm>

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::openai_chat {

Usage readUsage(dom::object object) {
    Usage usage;
    const std::uint64_t in = countAt(object, "prompt_tokens").value_or(0);
    const std::uint64_t out = countAt(object, "completion_tokens").value_or(0);
    // Each part takes from what the earlier ones left, so that the buckets add up to the whole even
    // when parts overlap (cached audio) or a server reports nonsense.
    std::uint64_t left = in;
    const auto take = [&left](dom::object details, std::string_view name) {
        const std::uint64_t part = std::min(left, countAt(details, name).value_or(0));
        left -= part;
        return part;
    };
    if (const auto details = objectAt(object, "prompt_tokens_details")) {
        usage.inCacheRead = take(*details, "cached_tokens");
        usage.inCacheWrite5m = take(*details, "cache_write_tokens");
        usage.inAudio = take(*details, "audio_tokens");
        usage.inImage = take(*details, "image_tokens");
    }
    usage.inUncached = left;
    left = out;
    if (const auto details = objectAt(object, "completion_tokens_details")) {
        usage.outReasoning = take(*details, "reasoning_tokens");
        usage.outAudio = take(*details, "audio_tokens");
    }
    usage.outText = left;
    return usage;
}

}  // namespace weir::dialects::openai_chat
