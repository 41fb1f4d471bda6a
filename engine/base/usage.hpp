// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace weir {

// Where a number comes from; a number that is shown says which.
enum class Source { Unknown, Estimated, Reported };
BOOST_DESCRIBE_ENUM(Source, Unknown, Estimated, Reported)

// The tier that the provider says it served with (the answer's, never the request's).
enum class ServiceTier { Standard, Batch, Flex, Priority };
BOOST_DESCRIBE_ENUM(ServiceTier, Standard, Batch, Flex, Priority)

// Tokens of one attempt in buckets that do not overlap: the sum is what was processed, and each
// bucket has one price. Providers report overlapping sums; the dialects take them apart.
struct Usage {
    std::uint64_t inUncached = 0;
    std::uint64_t inCacheRead = 0;
    std::uint64_t inCacheWrite5m = 0;
    std::uint64_t inCacheWrite1h = 0;  // an hour, or the 30 minutes of OpenAI
    std::uint64_t inAudio = 0;
    std::uint64_t inImage = 0;
    std::uint64_t outText = 0;
    std::uint64_t outReasoning = 0;
    std::uint64_t outAudio = 0;
    std::uint64_t serverToolCalls = 0;  // calls that cost something of their own, not tokens
    ServiceTier tier = ServiceTier::Standard;
    Source source = Source::Unknown;

    std::uint64_t tokensIn() const {
        return inUncached + inCacheRead + inCacheWrite5m + inCacheWrite1h + inAudio + inImage;
    }
    std::uint64_t tokensOut() const { return outText + outReasoning + outAudio; }

    // Adds the counts; tier and source stay.
    Usage& operator+=(const Usage& other) {
        inUncached += other.inUncached;
        inCacheRead += other.inCacheRead;
        inCacheWrite5m += other.inCacheWrite5m;
        inCacheWrite1h += other.inCacheWrite1h;
        inAudio += other.inAudio;
        inImage += other.inImage;
        outText += other.outText;
        outReasoning += other.outReasoning;
        outAudio += other.outAudio;
        serverToolCalls += other.serverToolCalls;
        return *this;
    }

    friend bool operator==(const Usage&, const Usage&) = default;
};
BOOST_DESCRIBE_STRUCT(Usage, (),
                      (inUncached, inCacheRead, inCacheWrite5m, inCacheWrite1h, inAudio, inImage,
                       outText, outReasoning, outAudio, serverToolCalls, tier, source))

}  // namespace weir
