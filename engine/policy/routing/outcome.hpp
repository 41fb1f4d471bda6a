// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/failover.hpp"
#include "engine/providers/breaker.hpp"

namespace weir::policy {

// How an attempt ended, as far as what to do next depends on it.
struct AttemptOutcome {
    enum class Kind : std::uint8_t {
        Served,
        NotReached,      // name, address, TLS or sending failed
        Status,          // an answer other than 2xx
        ErrorInside,     // an error, or nonsense, in a 200 before the commit point
        Broken,          // reset or end before the commit point
        TimedOut,        // one of the attempt's times was over: first_token, idle or total
        OverBudget,      // nothing was sent: a budget of the caller does not suffice for it
        OverLimit,       // nothing was sent: the target has all that a rate limit lets through
        Untranslatable,  // nothing was sent: what the call asks for has no words in its dialect
        NoKey,           // our key for it is locked, missing or bound elsewhere
        Abandoned,       // for a reason of ours or the caller's: says nothing of the target
    };
    // What the provider said was the matter, as far as it matters here.
    enum class Cause : std::uint8_t {
        Other,
        RateLimited,
        KeyRefused,  // it does not know the key
        NoRights,    // it does, but not for this
        OutOfQuota,  // there is no money behind the key
        ContextWindow,
        ContentPolicy,
        Overload,
        Timeout,
    };
    Kind kind = Kind::Served;
    Cause cause = Cause::Other;
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
    bool mayQueue = false;                   // OverLimit: whoever waits has his turn there
    std::optional<Milliseconds> retryAfter;  // what the upstream asked for

    // "429", "timeout": for reasons and records.
    std::string text() const;
};

// The target was not asked at all, and is as good as it was.
bool isPassedOver(const AttemptOutcome& outcome);

// What the document and its routes can say of going on after it; null: nothing.
const FailoverCause* failoverCauseOf(const AttemptOutcome& outcome);

// Another attempt may do better, and may be made.
bool isRetryable(const AttemptOutcome& outcome, const Failover& failover);

// How long the target is left alone by everybody: what it asked for, at most ten minutes; one
// second if it was overloaded or out of reach and did not say. Zero: it is not to blame.
Milliseconds coolingAfter(const AttemptOutcome& outcome);

// What the breaker of the target is told. Rate limits, keys and quotas are counted apart.
providers::Verdict verdictOf(const AttemptOutcome& outcome);

// The outcome counts against the health of the provider.
bool isUpstreamFault(const AttemptOutcome& outcome);

}  // namespace weir::policy
