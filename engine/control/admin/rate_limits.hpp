// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/limit_words.hpp"
#include "engine/control/admin/operation.hpp"

// Who may send how much, how fast, and how far everybody is.
namespace weir::admin {

// As the document says it. Whose calls count: what is empty holds for all, the rest must be the
// call's own. Zero: that is not limited.
struct RateLimitSettings {
    std::string name;
    std::string key;
    std::string team;
    std::string user;
    std::string model;     // the name that was asked for
    std::string provider;  // where an attempt goes
    std::string target;    // PROVIDER/MODEL
    LimitEach each = LimitEach::All;
    std::uint64_t requests = 0;  // let through in a period
    std::uint64_t tokens = 0;    // in and out, in a period
    std::uint64_t inputTokens = 0;
    std::uint64_t outputTokens = 0;
    std::uint64_t concurrency = 0;  // under way at once
    LimitPeriod per = LimitPeriod::Minute;
    // Of calls that wait while as many are under way at a provider or target as may be.
    std::uint64_t queueMost = 0;
    std::uint64_t queueWaitMs = 20'000;

    friend bool operator==(const RateLimitSettings&, const RateLimitSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(RateLimitSettings, (),
                      (name, key, team, user, model, provider, target, each, requests, tokens,
                       inputTokens, outputTokens, concurrency, per, queueMost, queueWaitMs))

// Of the last period up to now. With `each` the figures are those of whoever is nearest to the
// limit.
struct RateLimitRow {
    RateLimitSettings settings;
    std::string of;  // the key, user or team whose figures these are; empty without `each`
    std::uint64_t requests = 0;
    std::uint64_t inputTokens = 0;
    std::uint64_t outputTokens = 0;
    std::uint64_t concurrency = 0;    // under way now
    std::uint64_t counters = 0;       // how many have been let through something
    std::uint64_t refused = 0;        // calls, or attempts at a target, that were not let through
    bool crowded = false;             // there are too many counters: those without one share one
    std::uint64_t waiting = 0;        // in the queue
    std::uint64_t longestWaitMs = 0;  // of those, up to now
};
BOOST_DESCRIBE_STRUCT(RateLimitRow, (),
                      (settings, of, requests, inputTokens, outputTokens, concurrency, counters,
                       refused, crowded, waiting, longestWaitMs))

struct RateLimitList {
    std::vector<RateLimitRow> limits;  // in the order of the document
};
BOOST_DESCRIBE_STRUCT(RateLimitList, (), (limits))

struct ListRateLimits {
    static constexpr std::string_view kName = "rate_limits.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every rate limit, with what was let through in the last period.";
    using Reply = RateLimitList;
};
BOOST_DESCRIBE_STRUCT(ListRateLimits, (), ())

struct SetRateLimit {
    static constexpr std::string_view kName = "rate_limits.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Add a rate limit to the document, or change one. What was counted stays if whose calls "
        "count and the period stay.";
    using Reply = RateLimitRow;
    std::string replaces;  // the name of the one that is changed; empty: a new one
    RateLimitSettings settings;
};
BOOST_DESCRIBE_STRUCT(SetRateLimit, (), (replaces, settings))

// Its place and its text in the document, to put it back.
struct RemovedRateLimit {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedRateLimit, (), (name, text, index, linesBefore))

struct RemoveRateLimit {
    static constexpr std::string_view kName = "rate_limits.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a rate limit out of the document.";
    using Reply = RemovedRateLimit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveRateLimit, (), (name))

struct RestoreRateLimit {
    static constexpr std::string_view kName = "rate_limits.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed rate limit back where it stood.";
    using Reply = RateLimitRow;
    RemovedRateLimit removed;
};
BOOST_DESCRIBE_STRUCT(RestoreRateLimit, (), (removed))

}  // namespace weir::admin
