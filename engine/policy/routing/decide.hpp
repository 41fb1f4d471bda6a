// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/policy/routing/gates.hpp"
#include "engine/policy/routing/view.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::policy {

// What the decision knows of the call.
struct RoutingFacts {
    std::string_view model;
    Wire wire = {};
    CallNeeds needs = {};
};

struct Candidate {
    enum class State : std::uint8_t {
        Ready,
        Cooling,     // asked last, once its wait is over
        Open,        // likewise: it failed too often, and its breaker lets nobody through
        KeyRefused,  // asked after those that are ready: its key was refused a moment ago
        KeyLocked,   // asked after those too; the attempt waits for the key
        Paused,      // never asked: somebody paused it
        Unfit,       // never asked: it cannot serve this call, or the route demands more of it
        Out,         // never asked: for its dialect, or because there is no key for it
    };
    Target target;
    State state = State::Ready;
    std::string reason;  // "first of model gpt-4o-mini", "speaks anthropic only", "429, cooling …"
};

// Why there is nothing to try.
struct Refusal {
    enum class Kind : std::uint8_t {
        UnknownModel,  // 404
        ByRoute,       // 403: a route says so
        OtherDialect,  // 400: no target can be asked for its dialect
        TooLong,       // 400: for every context
        NoneFits,      // 400: no target can do what the call asks for
        NoKey,         // 503: the keys of all targets are missing or bound elsewhere
        AllPaused,     // 503: by hand
        AllCooling,    // what the upstream said, with retryAfter
        AllOpen,       // 503, with retryAfter: they failed too often
    };
    Kind kind = Kind::UnknownModel;
    std::string message;  // for the caller
    std::optional<Milliseconds> retryAfter;
    std::uint16_t status = 0;  // AllCooling: of the target that is ready first; 0: not reached
};

// The plan for one exchange, and why it is this one.
struct Decision {
    // In the order of the policy, and behind them those that cannot serve the call.
    std::vector<Candidate> candidates;
    RouteFailover failover;  // of the route that took the call; else nothing
    std::optional<Refusal> refusal;
};

// Which targets a call can go to. Pure: the same input gives the same plan, so that a recorded
// exchange can be decided again. `views` has one entry for every target of the lookup that can
// serve the call, in its order; `deadline` is when a wait for one that cools has to be over
// (Progress::deadline).
Decision decide(const RoutingFacts& facts, const Lookup& lookup, const Snapshot& snapshot,
                std::span<const CandidateView> views, Instant now, Instant deadline);

// "429, cooling for 12 s".
std::string coolingReason(const CandidateView& view, Instant now);
// "open for 8 s after 5 faults in a row".
std::string openReason(const CandidateView& view, Instant now);
// "paused until 2026-11-27 15:30 UTC".
std::string pausedReason(const CandidateView& view);

}  // namespace weir::policy
