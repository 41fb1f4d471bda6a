// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/admin/routed_target.hpp"

// Who calls, by which rule, and where the calls go: counted over the live table, beside what each
// target is ready for now.
namespace weir::admin {

enum class RouteFlowSpan : std::uint8_t { FiveMinutes, Hour, Day };
BOOST_DESCRIBE_ENUM(RouteFlowSpan, FiveMinutes, Hour, Day)

// What the counts begin with: the span that was asked for, or the start of the gateway, or the
// oldest call that is still in memory, if these are later.
enum class RouteFlowFrom : std::uint8_t { Span, Start, Memory };
BOOST_DESCRIBE_ENUM(RouteFlowFrom, Span, Start, Memory)

// Calls with the same way. A call that ended counts in one of the six.
struct RoutedCalls {
    std::string team;    // of the key; empty: it has none
    std::string key;     // only of a key without a team; both empty: no key was accepted
    std::string route;   // that took them; empty: none did
    std::string model;   // that was asked for, where no route took a call that a target was asked
    std::string target;  // that answered or was asked last; empty: none was asked
    std::vector<std::string> passed;  // targets that were asked before it and failed
    std::uint64_t served = 0;
    std::uint64_t fellBack = 0;
    std::uint64_t cached = 0;
    std::uint64_t heldBack = 0;  // refused or blocked
    std::uint64_t failed = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t running = 0;  // now; not among those that ended
    // Of those that ended, without simulated ones.
    std::uint64_t tokens = 0;
    Money spent;
    std::uint64_t unpriced = 0;   // no price was known: not in the money
    std::uint64_t estimated = 0;  // with usage that is not the provider's
};
BOOST_DESCRIBE_STRUCT(RoutedCalls, (),
                      (team, key, route, model, target, passed, served, fellBack, cached, heldBack,
                       failed, cancelled, running, tokens, spent, unpriced, estimated))

// A route in force, with the targets it names itself.
struct RoutedRule {
    std::string name;
    bool enabled = true;
    bool refuses = false;
    std::vector<std::string> targets;  // "openai/gpt-5", those of its models written out
};
BOOST_DESCRIBE_STRUCT(RoutedRule, (), (name, enabled, refuses, targets))

struct RouteFlow {
    Timestamp now{};
    Timestamp from{};  // calls that ended since then are counted, and those that run
    RouteFlowFrom beginsWith = RouteFlowFrom::Span;
    std::uint64_t calls = 0;         // that ended, on all ways
    std::vector<RoutedCalls> ways;   // those with the most calls first
    std::uint64_t waysLeftOut = 0;   // beyond 500
    std::uint64_t callsLeftOut = 0;  // on those, of `calls`
    // Those of the ways and of the rules, and all that are paused by name.
    std::vector<RoutedTarget> targets;
    std::vector<RoutedRule> rules;  // in their order
    std::vector<PausedTarget> paused;
};
BOOST_DESCRIBE_STRUCT(RouteFlow, (),
                      (now, from, beginsWith, calls, ways, waysLeftOut, callsLeftOut, targets,
                       rules, paused))

struct GetRouteFlow {
    static constexpr std::string_view kName = "routes.flow";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Who called, by which rule and where the calls went, of those in memory; and what each "
        "target is ready for.";
    using Reply = RouteFlow;
    RouteFlowSpan span = RouteFlowSpan::Hour;
};
BOOST_DESCRIBE_STRUCT(GetRouteFlow, (), (span))

}  // namespace weir::admin
