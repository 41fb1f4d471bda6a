// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/clock.hpp"

namespace weir::policy {

// How an attempt ended, as far as what to do next depends on it.
struct AttemptOutcome {
    enum class Kind : std::uint8_t {
        Served,
        NotReached,   // name, address, TLS or sending failed
        Status,       // an answer other than 2xx
        ErrorInside,  // an error, or nonsense, in a 200 before the commit point
        Broken,       // reset or end before the commit point
        TimedOut,     // one of the attempt's times was over: first_token, idle or total
        OverBudget,   // nothing was sent: a budget of the caller does not suffice for it
        OverLimit,    // nothing was sent: the target has all that a rate limit lets through
        NoKey,        // our key for it is locked, missing or bound elsewhere
        Abandoned,    // for a reason of ours or the caller's: says nothing of the target
    };
    Kind kind = Kind::Served;
    std::uint16_t status = 0;  // of the answer, or what the error inside a 200 stands for
    // The call itself is wrong: no other target would serve it either. Which answers say so is
    // known to the dialects (Blame); nothing here looks at a status to find out.
    bool requestIsWrong = false;
    // The key, quota, rights or models at this target do not suffice: a second try there is
    // useless.
    bool targetIsUseless = false;
    // The provider cannot be reached as it is set up (its name, its certificate, its ca): neither
    // can its other models, nor with another key.
    bool providerIsUseless = false;
    std::optional<Milliseconds> retryAfter;  // what the upstream asked for

    // "429", "timeout": for reasons and records.
    std::string text() const;
};

// The target was not asked at all, and is as good as it was.
bool isPassedOver(const AttemptOutcome& outcome);

// Another attempt may do better.
bool isRetryable(const AttemptOutcome& outcome);

// How long the target is left alone by everybody: what it asked for, at most ten minutes; one
// second if it was overloaded or out of reach and did not say. Zero: it is not to blame.
Milliseconds coolingAfter(const AttemptOutcome& outcome);

// The outcome counts against the health of the provider.
bool isUpstreamFault(const AttemptOutcome& outcome);

}  // namespace weir::policy
