// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/random.hpp"
#include "engine/base/trace.hpp"
#include "engine/policy/routing/outcome.hpp"
#include "engine/policy/routing/view.hpp"
#include "engine/policy/snapshot.hpp"

// Which target a call goes to, and which one after that. Pure: the same input gives the same plan,
// so a recorded exchange can be decided again.
namespace weir::policy {

// What the decision knows of the call.
struct RoutingFacts {
    std::string_view model;
    Dialect dialect = Dialect::OpenAiChat;
};

struct Candidate {
    enum class State : std::uint8_t {
        Ready,
        Cooling,    // asked last, once its wait is over
        KeyLocked,  // asked after those that are ready; the attempt waits for the key
        Out,        // never asked: speaks another dialect, or has no key
    };
    Target target;
    State state = State::Ready;
    std::string
        reason;  // "first of model gpt-4o-mini", "speaks anthropic only", "cooling for 12 s"
};

// Why there is nothing to try.
struct Refusal {
    enum class Kind : std::uint8_t {
        UnknownModel,  // 404
        OtherDialect,  // 400: every target speaks another dialect
        KeyLocked,     // 503: no target has a key
        AllCooling,    // 429 or 503 with retryAfter
    };
    Kind kind = Kind::UnknownModel;
    std::string message;  // for the caller
    std::optional<Milliseconds> retryAfter;
    std::uint16_t status = 0;  // AllCooling: what the upstream said
};

struct Decision {
    std::vector<Candidate> candidates;  // in the order of the policy
    std::optional<Refusal> refusal;

    // For the record: every candidate with "out" or, until it is tried, "not needed".
    std::vector<CandidateDetail> details() const;
};

// `views` has one entry for every target of the lookup, in its order. `wait` is how long the
// caller can be kept until the first attempt begins.
Decision decide(const RoutingFacts& facts, const Lookup& lookup, const Snapshot& snapshot,
                std::span<const CandidateView> views, Instant now, Milliseconds wait);

// What was tried so far.
struct Progress {
    Instant began{};
    Instant deadline{};  // no attempt begins after it: the caller's, or Retries::total if shorter
    struct Try {
        std::uint32_t candidate = 0;
        AttemptOutcome outcome;
    };
    std::vector<Try> tries;
};

struct Step {
    enum class Kind : std::uint8_t { Try, GiveUp };
    Kind kind = Kind::GiveUp;
    std::uint32_t candidate = 0;  // index into Decision::candidates
    Milliseconds delay{0};        // to wait before the attempt
    std::string reason;           // "first of model gpt-4o-mini", "next after the 429"; or why not
    // GiveUp: when it is worth asking again, if every target cools.
    std::optional<Milliseconds> retryAfter;
};

// What to do now: first each candidate once, without delay; then more rounds in the same order,
// with backoff, over those that could still serve. Called for the first attempt too, without tries.
// `views` are fresh, in the order of the candidates.
Step next(const Decision& decision, const Progress& progress, const Retries& retries,
          std::span<const CandidateView> views, Instant now, Random& random);

// A random time up to 250 ms x 2^round, at most 8 s: rounds count from 0. Full jitter, so that
// callers that failed together do not come back together.
Milliseconds backoff(std::uint32_t round, Random& random);

}  // namespace weir::policy
