// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/control/admin/traffic.hpp"

// The calls of one run of an agent or a tool, added up.
namespace weir::admin {

struct SessionSum {
    static constexpr std::size_t kMostTargets = 100;

    std::string session;  // empty: the calls whose client names none
    Id firstCall;         // the smallest of its ids
    Timestamp began{};
    Timestamp ended{};  // of the call that ended last; while one runs, when the last began
    std::uint64_t calls = 0;
    std::uint64_t running = 0;
    std::uint64_t notServed = 0;  // ended in another way than served
    std::string key;              // of one of its calls
    bool severalKeys = false;
    std::vector<std::string> targets;  // each once, in any order; no more than kMostTargets
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensOut = 0;
    bool tokensEstimated = false;
    Money cost;
    bool costEstimated = false;     // an amount in it is estimated or held
    std::uint64_t withoutCost = 0;  // calls that no amount is known of

    friend bool operator==(const SessionSum&, const SessionSum&) = default;
};
BOOST_DESCRIBE_STRUCT(SessionSum, (),
                      (session, firstCall, began, ended, calls, running, notServed, key,
                       severalKeys, targets, tokensIn, tokensOut, tokensEstimated, cost,
                       costEstimated, withoutCost))

// Calls and sums of one session come in any order; each call once.
void addCall(SessionSum& sum, const ExchangeRow& call);
void addSum(SessionSum& sum, const SessionSum& other);

struct SessionSums {
    std::vector<SessionSum> sums;  // of the sessions that have calls in this piece
    Id next;                       // pass as `before` the next time, and add up what comes
    bool atEnd = false;            // there are no older calls
    // Months whose calls are missing: which file, why it cannot be read, and what to do.
    std::vector<std::string> unread;
};
BOOST_DESCRIBE_STRUCT(SessionSums, (), (sums, next, atEnd, unread))

// An answer comes soon and in pieces, as that of traffic.older, and passes over what cannot be
// read.
struct AddUpSessions {
    static constexpr std::string_view kName = "traffic.sessions";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What the booked calls of some sessions add up to: calls, tokens, cost, errors.";
    static constexpr std::size_t kMost = 500;  // sessions at once
    using Reply = SessionSums;
    std::vector<std::string> sessions;
    Id before;  // exchanges with smaller ids; empty: from the newest on
};
BOOST_DESCRIBE_STRUCT(AddUpSessions, (), (sessions, before))

}  // namespace weir::admin
