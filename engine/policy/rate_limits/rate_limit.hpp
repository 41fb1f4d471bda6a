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
