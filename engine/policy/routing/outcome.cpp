// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/outcome.hpp"

#include <algorithm>

namespace weir::policy {

namespace {

// A provider that asks for longer is believed for this long, and then asked again.
constexpr Milliseconds kLongestCooling = std::chrono::minutes(10);
constexpr Milliseconds kUnaskedCooling = std::chrono::seconds(1);

constexpr std::uint16_t kOverloadedAtAnthropic = 529;

bool saysTooMuch(std::uint16_t status) {
    return status == 429 || status == 503 || status == kOverloadedAtAnthropic;
}

}  // namespace

std::string AttemptOutcome::text() const {
    switch (kind) {
        case Kind::Served:
            return "answer";
        case Kind::NotReached:
            return "failed connection";
        case Kind::Status:
            return std::to_string(status);
        case Kind::ErrorInside:
            return status == 0 ? "error in the answer" : std::to_string(status) + " in the answer";
        case Kind::Broken:
            return "broken connection";
        case Kind::TimedOut:
            return "timeout";
        case Kind::OverBudget:
            return "budget that did not suffice";
        case Kind::OverLimit:
            return "rate limit that was full";
        case Kind::Untranslatable:
            return "call that could not be translated";
        case Kind::NoKey:
            return "key that could not be had";
        case Kind::Abandoned:
            return "call that was given up";
    }
    return {};
}

bool isPassedOver(const AttemptOutcome& outcome) {
    using Kind = AttemptOutcome::Kind;
    return outcome.kind == Kind::OverBudget || outcome.kind == Kind::OverLimit ||
           outcome.kind == Kind::Untranslatable;
}

const FailoverCause* failoverCauseOf(const AttemptOutcome& outcome) {
    using Kind = AttemptOutcome::Kind;
    using Cause = AttemptOutcome::Cause;
    if (outcome.kind == Kind::Served || outcome.kind == Kind::Abandoned) {
        return nullptr;
    }
    bool Failover::* its = nullptr;
    switch (outcome.cause) {
        case Cause::ContextWindow:
            its = &Failover::contextWindow;
            break;
        case Cause::ContentPolicy:
            its = &Failover::contentPolicy;
            break;
        case Cause::Overload:
            its = &Failover::overload;
            break;
        case Cause::Timeout:
            its = &Failover::timeout;
            break;
        case Cause::Other:
        case Cause::RateLimited:
        case Cause::KeyRefused:
        case Cause::NoRights:
        case Cause::OutOfQuota:
            return nullptr;
    }
    return std::ranges::find(kFailoverCauses, its, &FailoverCause::all);
}

bool isRetryable(const AttemptOutcome& outcome, const Failover& failover) {
    using Kind = AttemptOutcome::Kind;
    if (outcome.kind == Kind::Served || outcome.kind == Kind::Abandoned) {
        return false;
    }
    const FailoverCause* cause = failoverCauseOf(outcome);
    return cause != nullptr ? failover.*cause->all : !outcome.requestIsWrong;
}

Milliseconds coolingAfter(const AttemptOutcome& outcome) {
    using Kind = AttemptOutcome::Kind;
    const bool asked =
        outcome.kind != Kind::NoKey && outcome.kind != Kind::Abandoned && !isPassedOver(outcome);
    if (!asked || outcome.kind == Kind::Served || outcome.requestIsWrong) {
        return Milliseconds(0);
    }
    if (outcome.retryAfter) {
        return std::clamp(*outcome.retryAfter, Milliseconds(0), kLongestCooling);
    }
    using Cause = AttemptOutcome::Cause;
    if (outcome.cause == Cause::OutOfQuota) {
        return Milliseconds(0);  // a 429 that no wait helps
    }
    const bool notReached = outcome.kind == Kind::NotReached;
    return notReached || saysTooMuch(outcome.status) ? kUnaskedCooling : Milliseconds(0);
}

providers::Verdict verdictOf(const AttemptOutcome& outcome) {
    using Cause = AttemptOutcome::Cause;
    if (outcome.kind == AttemptOutcome::Kind::Served || outcome.requestIsWrong) {
        return providers::Verdict::Good;
    }
    switch (outcome.cause) {
        case Cause::RateLimited:
        case Cause::KeyRefused:
        case Cause::NoRights:
        case Cause::OutOfQuota:
            return providers::Verdict::Nothing;
        default:
            break;
    }
    return isUpstreamFault(outcome) ? providers::Verdict::Fault : providers::Verdict::Nothing;
}

bool isUpstreamFault(const AttemptOutcome& outcome) {
    using Kind = AttemptOutcome::Kind;
    switch (outcome.kind) {
        case Kind::Served:
        case Kind::OverBudget:
        case Kind::OverLimit:
        case Kind::Untranslatable:
        case Kind::NoKey:
        case Kind::Abandoned:
            return false;
        case Kind::Status:
            return outcome.status == 408 || outcome.status == 429 || outcome.status >= 500;
        case Kind::ErrorInside:
            return !outcome.requestIsWrong;
        case Kind::NotReached:
        case Kind::Broken:
        case Kind::TimedOut:
            return true;
    }
    return false;
}

}  // namespace weir::policy
