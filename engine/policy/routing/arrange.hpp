// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/policy/routing/route.hpp"

namespace weir::policy {

// What a strategy reads.
struct StrategyFacts {
    struct Choice {
        std::int64_t firstTokenP50Us = -1;  // -1: not measured lately
        std::int32_t tokenP50Us = -1;       // from one token of an answer to the next; likewise
        std::uint32_t inFlight = 0;
        std::optional<Money> cost =
            {};                        // what the call is expected to cost there; nothing: unpriced
        std::uint64_t warmTokens = 0;  // of the call's input, in the prompt cache there
        Timestamp warmUntil{};
        std::uint32_t warmTarget = 0;  // which of its targets it is that has them
    };
    std::span<const Choice> choices;  // one for each of the route
    std::uint64_t draw = 0;           // any number; the same one gives the same order
    std::string_view sticky = {};     // what a sticky route keeps together
    std::uint64_t answerTokens = 0;   // that an answer is taken to have
};

// Nobody knows how long an answer becomes; limits are mostly set far above what comes. Where it
// matters, it is taken to have so many tokens, or the limit if that is less.
inline constexpr std::uint64_t kUsualAnswerTokens = 500;
constexpr std::uint64_t usualAnswerTokens(std::optional<std::uint64_t> limit) {
    return std::min(limit.value_or(kUsualAnswerTokens), kUsualAnswerTokens);
}

// Until an answer of so many tokens is there: the median time to a first token, and of the rest
// from one token to the next as far as that is known. -1: not measured lately.
std::int64_t expectedUs(std::int64_t firstTokenUs, std::int64_t tokenUs, std::uint64_t tokens);

struct Arranged {
    std::uint32_t choice = 0;
    std::string reason;  // "first of route code: about $0.0120"
};

// "12,400 tokens warm here until about 14:05 UTC"
std::string warmText(std::uint64_t tokens, Timestamp until);

// The choices of a route in the order they are asked. Pure.
std::vector<Arranged> arrange(const Route& route, const StrategyFacts& facts);

}  // namespace weir::policy
