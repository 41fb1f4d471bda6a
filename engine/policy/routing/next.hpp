// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"
#include "engine/policy/limits.hpp"
#include "engine/policy/routing/decide.hpp"
#include "engine/policy/routing/outcome.hpp"
#include "engine/policy/routing/view.hpp"

namespace weir::policy {

// What was tried so far.
struct Progress {
    struct Try {
        std::uint32_t candidate = 0;
        AttemptOutcome outcome;
    };
    std::vector<Try> tries;
    // Whoever waits or repeats has to begin before it: Retries::total after the beginning of the
    // exchange, or when the caller's client gives up by what it said itself, if that is sooner.
    Instant deadline{};
};

struct Step {
    // Queue: all that is left is to wait for room.
    enum class Kind : std::uint8_t { Try, Queue, GiveUp };
    Kind kind = Kind::GiveUp;
    std::uint32_t candidate = 0;  // index into Decision::candidates
    Milliseconds delay{0};        // to wait before the attempt
    // Meanwhile it may be the call's turn at one of these, which are full and have a queue.
    std::vector<std::uint32_t> queues = {};
    // "first of model gpt-4o-mini", "next after the 429", "next after the 400, as the route says";
    // or why not
    std::string reason;
    // GiveUp: when it is worth asking again, if every target cools or is open.
    std::optional<Milliseconds> retryAfter;
    bool spent = false;     // GiveUp: as many attempts were made as may be
    bool toCaller = false;  // GiveUp: what came last is the caller's, whoever could still be asked
};

// What to do now, the first attempt included. Each candidate once, in their order and without
// delay: those that are ready, then those whose key was refused of late, then those whose key is
// locked. Then again, with backoff, whichever
// could serve first: a cooling one when its wait is over; one that was tried already when others
// were not tried more rarely.
//
// After what failed, the route of the call says whether somebody else is asked, else `retries` does
// (Failover).
//
// A candidate that a budget did not suffice for, or whose rate limit was full, was not asked: it is
// out, and is no attempt. One whose limit lets calls wait is waited for when nobody else can be
// asked at once; how long is the matter of its queue and of no deadline here.
//
// Two things end it. The attempts, always. And the deadline, but only for what costs the caller a
// wait or asks somebody again: one attempt may take longer than all retries together (first_token
// is 120 s, Retries::total 30 s), and a target that nobody has asked yet is then still the best
// hope of a caller that is still there. Whether it is, the connection says, and not a clock.
//
// Pure but for the draw that spreads the delay. `views` are fresh, in the order of the candidates.
Step next(const Decision& decision, const Progress& progress, const Retries& retries,
          std::span<const CandidateView> views, Instant now, Random& random);

// A random time up to 250 ms x 2^round, at most 8 s; rounds count from 0. The whole span is drawn
// from, so that callers that failed together do not come back together.
Milliseconds backoff(std::uint32_t round, Random& random);

}  // namespace weir::policy
