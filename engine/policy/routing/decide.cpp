// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/decide.hpp"

#include <algorithm>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace weir::policy {

namespace {

std::string dialectNames(const std::vector<Dialect>& dialects) {
    std::string names;
    for (std::size_t i = 0; i < dialects.size(); ++i) {
        names += i == 0 ? "" : i + 1 == dialects.size() ? " and " : ", ";
        names += name(dialects[i]);
    }
    return names;
}

std::string placeReason(const Lookup& lookup, std::size_t place) {
    if (!lookup.reasons.empty()) {
        return lookup.reasons[place];
    }
    if (lookup.targets.size() == 1) {
        return lookup.because;
    }
    return (place == 0 ? "first of " : "number " + std::to_string(place + 1) + " of ") +
           lookup.because;
}

// "; translated to anthropic"
std::string translatedBy(Dialect dialect, Wire wire) {
    return dialect == wire.dialect ? std::string()
                                   : "; translated to " + std::string(name(dialect));
}

// "; not known: images"
std::string unknownOf(const Target& target, const CallNeeds& needs) {
    const std::string names = notKnown(target, needs);
    return names.empty() ? names : "; not known: " + names;
}

Candidate judge(const Target& target, std::size_t place, const RoutingFacts& facts,
                const Lookup& lookup, const Snapshot& snapshot, const CandidateView& view,
                Instant now) {
    using State = Candidate::State;
    const providers::Provider& provider = snapshot.providerOf(target);
    const auto dialect = dialectAt(provider, facts.wire);
    if (!dialect) {
        return {target, State::Out, "speaks " + dialectNames(provider.dialects) + " only"};
    }
    if (view.paused) {
        return {target, State::Paused, pausedReason(view)};
    }
    if (view.key == KeyState::Missing) {
        return {target, State::Out, "key missing"};
    }
    if (view.key == KeyState::Denied) {
        return {target, State::Out, "key bound to another address"};
    }
    if (view.openUntil > now && view.openUntil >= view.coolingUntil) {
        return {target, State::Open, openReason(view, now)};
    }
    if (view.coolingUntil > now) {
        return {target, State::Cooling, coolingReason(view, now)};
    }
    if (view.key == KeyState::Locked) {
        return {target, State::KeyLocked, "key locked"};
    }
    if (view.keyRefused != 0) {
        return {target, State::KeyRefused,
                "key refused with " + std::to_string(view.keyRefused) + " a moment ago"};
    }
    return {target, State::Ready,
            placeReason(lookup, place) + translatedBy(*dialect, facts.wire) +
                unknownOf(target, facts.needs)};
}

Refusal otherDialect(const RoutingFacts& facts, const Lookup& lookup, const Snapshot& snapshot) {
    std::vector<Dialect> spoken;
    for (const Target& target : lookup.targets) {
        for (const Dialect dialect : snapshot.providerOf(target).dialects) {
            if (std::ranges::find(spoken, dialect) == spoken.end()) {
                spoken.push_back(dialect);
            }
        }
    }
    return {
        .kind = Refusal::Kind::OtherDialect,
        .message = "The targets of " +
                   (lookup.kind == Lookup::Kind::Route ? "route " + lookup.route : "this model") +
                   " speak " + dialectNames(spoken) + "; this call is " +
                   std::string(name(facts.wire.dialect)) +
                   ", and a call of its kind is not translated.",
        .retryAfter = {},
        .status = 0};
}

// Nobody asks it, whatever the time.
bool isOut(const Candidate& candidate) {
    using State = Candidate::State;
    return candidate.state == State::Out || candidate.state == State::Unfit ||
           candidate.state == State::Paused;
}

// Every candidate that is not out cools or is open: the one that is ready first.
const CandidateView* soonest(const Decision& decision, std::span<const CandidateView> views) {
    const CandidateView* first = nullptr;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Candidate::State state = decision.candidates[i].state;
        const bool waits = state == Candidate::State::Cooling || state == Candidate::State::Open;
        if (!waits && !isOut(decision.candidates[i])) {
            return nullptr;
        }
        if (waits && (first == nullptr || views[i].readyAt() < first->readyAt())) {
            first = &views[i];
        }
    }
    return first;
}

Refusal makeRefusal(Refusal::Kind kind, std::string message) {
    return {.kind = kind, .message = std::move(message), .retryAfter = {}, .status = 0};
}

// "openai/gpt-5, paused until 2026-11-27 15:30 UTC; local/qwen3, paused"; empty: none is.
std::string pausedTargets(const Decision& decision) {
    std::string text;
    for (const Candidate& each : decision.candidates) {
        if (each.state == Candidate::State::Paused) {
            text += (text.empty() ? "" : "; ") + each.target.name + ", " + each.reason;
        }
    }
    return text;
}

std::optional<Refusal> refusal(const RoutingFacts& facts, const Lookup& lookup,
                               const Snapshot& snapshot, const Decision& decision,
                               std::span<const CandidateView> views, Instant now,
                               Instant deadline) {
    const auto isReached = [&](const Candidate& candidate) {
        return candidate.state != Candidate::State::Unfit &&
               reaches(snapshot.providerOf(candidate.target), facts.wire);
    };
    if (!lookup.unfit.empty() && std::ranges::none_of(decision.candidates, isReached)) {
        const bool tooLong = std::ranges::all_of(lookup.unfit, &UnfitTarget::tooShort);
        return makeRefusal(tooLong ? Refusal::Kind::TooLong : Refusal::Kind::NoneFits,
                           refusalOfUnfit(lookup, facts.needs));
    }
    if (std::ranges::none_of(decision.candidates, isReached)) {
        return otherDialect(facts, lookup, snapshot);
    }
    if (std::ranges::all_of(decision.candidates, isOut)) {
        if (std::string paused = pausedTargets(decision); !paused.empty()) {
            return makeRefusal(Refusal::Kind::AllPaused,
                               "No target of this model can be asked: " + std::move(paused) + ".");
        }
        const auto keyless = std::ranges::find_if(decision.candidates, isReached);
        return makeRefusal(Refusal::Kind::NoKey,
                           "No target of this model can be asked: " + keyless->target.name + ", " +
                               keyless->reason + ".");
    }
    const CandidateView* first = soonest(decision, views);
    if (first == nullptr || first->readyAt() <= deadline) {
        return std::nullopt;
    }
    const bool open = first->openUntil >= first->coolingUntil;
    Refusal made = open ? makeRefusal(Refusal::Kind::AllOpen,
                                      "Every target of this model failed too often of late and is "
                                      "left alone for now.")
                        : makeRefusal(Refusal::Kind::AllCooling,
                                      "Every target of this model asked to be left alone for now.");
    made.retryAfter = std::chrono::ceil<Milliseconds>(first->readyAt() - now);
    made.status = open ? std::uint16_t(0) : first->coolingStatus;
    return made;
}

}  // namespace

std::string coolingReason(const CandidateView& view, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(view.coolingUntil - now);
    return (view.coolingStatus == 0 ? std::string("not reached")
                                    : std::to_string(view.coolingStatus)) +
           ", cooling for " + std::to_string(left.count()) + " s";
}

std::string openReason(const CandidateView& view, Instant now) {
    if (view.probing) {
        return "half open, one call finds out";
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(view.openUntil - now);
    const std::string open = "open for " + std::to_string(left.count()) + " s";
    switch (view.openedBy) {
        case providers::OpenedBy::Run:
            return open + " after " + std::to_string(view.openCount) + " faults in a row";
        case providers::OpenedBy::Share:
            return open + " after faults in " + std::to_string(view.openCount) + " % of attempts";
        case providers::OpenedBy::Probe:
            return open + ", still faulty";
        case providers::OpenedBy::None:
            break;
    }
    return open;
}

std::string pausedReason(const CandidateView& view) {
    if (view.pausedUntil == Timestamp{}) {
        return "paused";
    }
    return fmt::format("paused until {:%Y-%m-%d %H:%M} UTC",
                       std::chrono::floor<std::chrono::seconds>(view.pausedUntil));
}

Decision decide(const RoutingFacts& facts, const Lookup& lookup, const Snapshot& snapshot,
                std::span<const CandidateView> views, Instant now, Instant deadline) {
    Decision decision;
    decision.failover = lookup.failover;
    if (lookup.kind == Lookup::Kind::Unknown || lookup.kind == Lookup::Kind::Refused) {
        const bool unknown = lookup.kind == Lookup::Kind::Unknown;
        decision.refusal =
            Refusal{.kind = unknown ? Refusal::Kind::UnknownModel : Refusal::Kind::ByRoute,
                    .message = lookup.message,
                    .retryAfter = {},
                    .status = 0};
        return decision;
    }
    decision.candidates.reserve(lookup.targets.size() + lookup.unfit.size());
    for (std::size_t i = 0; i < lookup.targets.size(); ++i) {
        decision.candidates.push_back(
            judge(lookup.targets[i], i, facts, lookup, snapshot, views[i], now));
    }
    for (const UnfitTarget& each : lookup.unfit) {
        decision.candidates.push_back({each.target, Candidate::State::Unfit,
                                       fmt::format("{}", fmt::join(each.reasons, "; "))});
    }
    decision.refusal = refusal(facts, lookup, snapshot, decision, views, now, deadline);
    return decision;
}

}  // namespace weir::policy
