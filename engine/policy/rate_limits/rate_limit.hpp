// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/limit_words.hpp"

namespace weir::policy {

// Whose calls count, and of what. What is empty holds for all; the rest must be the call's own.
struct RateLimitScope {
    std::string key = {};
    std::string team = {};
    std::string user = {};
    std::string model = {};     // the name that was asked for
    std::string provider = {};  // where an attempt goes
    std::string target = {};    // "openai/gpt-4o": the same and the model there, by any of its keys

    bool asksForAttempt() const { return !provider.empty() || !target.empty(); }

    friend bool operator==(const RateLimitScope&, const RateLimitScope&) = default;
};

inline constexpr std::uint64_t kMostWaiting = 10'000;

// How many calls may wait for their turn while as many are under way as may be, and how long.
struct LimitQueue {
    std::uint64_t most = 0;  // 0: nobody waits
    Milliseconds wait{20'000};

    friend bool operator==(const LimitQueue&, const LimitQueue&) = default;
};

// Who may send how much, how fast. Zero: that is not limited.
struct RateLimit {
    std::string name = {};
    RateLimitScope scope = {};
    LimitEach each = LimitEach::All;
    std::uint64_t requests = 0;  // let through in a period
    std::uint64_t tokens = 0;    // in and out, in a period
    std::uint64_t inputTokens = 0;
    std::uint64_t outputTokens = 0;
    std::uint64_t concurrency = 0;  // under way at once
    LimitPeriod per = LimitPeriod::Minute;
    LimitQueue queue = {};  // for concurrency at a provider or target; one for each counter

    friend bool operator==(const RateLimit&, const RateLimit&) = default;
};

constexpr std::uint64_t mostOf(const RateLimit& limit, LimitKind kind) {
    switch (kind) {
        case LimitKind::Requests:
            return limit.requests;
        case LimitKind::Tokens:
            return limit.tokens;
        case LimitKind::InputTokens:
            return limit.inputTokens;
        case LimitKind::OutputTokens:
            return limit.outputTokens;
        case LimitKind::Concurrency:
            break;
    }
    return limit.concurrency;
}

// A sixtieth of the period.
constexpr std::chrono::seconds slotOf(LimitPeriod period) {
    switch (period) {
        case LimitPeriod::Minute:
            return std::chrono::seconds(1);
        case LimitPeriod::Hour:
            return std::chrono::minutes(1);
        case LimitPeriod::Day:
            break;
    }
    return std::chrono::minutes(24);
}

}  // namespace weir::policy
