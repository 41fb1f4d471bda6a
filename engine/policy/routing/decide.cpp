// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/decide.hpp"

#include <algorithm>

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

Candidate judge(const Target& target, std::size_t place, const RoutingFacts& facts,
                const Lookup& lookup, const Snapshot& snapshot, const CandidateView& view,
                Instant now) {
    using State = Candidate::State;
    const providers::Provider& provider = snapshot.providerOf(target);
    if (!provider.speaks(facts.dialect)) {
        return {target, State::Out, "speaks " + dialectNames(provider.dialects) + " only"};
    }
    if (view.key == KeyState::Missing) {
        return {target, State::Out, "key missing"};
    }
    if (view.key == KeyState::Denied) {
        return {target, State::Out, "key bound to another address"};
    }
    if (view.coolingUntil > now) {
        return {target, State::Cooling, coolingReason(view, now)};
    }
    if (view.key == KeyState::Locked) {
        return {target, State::KeyLocked, "key locked"};
    }
    if (!lookup.reasons.empty()) {
        return {target, State::Ready, lookup.reasons[place]};
    }
    if (lookup.targets.size() == 1) {
        return {target, State::Ready, lookup.because};
    }
    return {target, State::Ready,
            (place == 0 ? "first of " : "number " + std::to_string(place + 1) + " of ") +
                lookup.because};
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
                   std::string(name(facts.dialect)) + ", and nothing here translates between them.",
        .retryAfter = {},
        .status = 0};
}

// Every candidate that is not out cools: the one that is ready first.
const CandidateView* soonest(const Decision& decision, std::span<const CandidateView> views) {
    const CandidateView* first = nullptr;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Candidate::State state = decision.candidates[i].state;
        if (state == Candidate::State::Ready || state == Candidate::State::KeyLocked) {
            return nullptr;
        }
        if (state == Candidate::State::Cooling &&
            (first == nullptr || views[i].coolingUntil < first->coolingUntil)) {
            first = &views[i];
        }
    }
    return first;
}

std::optional<Refusal> refusal(const RoutingFacts& facts, const Lookup& lookup,
                               const Snapshot& snapshot, const Decision& decision,
                               std::span<const CandidateView> views, Instant now,
                               Instant deadline) {
    const auto speaks = [&](const Candidate& candidate) {
        return snapshot.speaks(candidate.target, facts.dialect);
    };
    if (std::ranges::none_of(decision.candidates, speaks)) {
        return otherDialect(facts, lookup, snapshot);
    }
    const auto out = [](const Candidate& each) { return each.state == Candidate::State::Out; };
    if (std::ranges::all_of(decision.candidates, out)) {
        const auto keyless = std::ranges::find_if(decision.candidates, speaks);
        return Refusal{.kind = Refusal::Kind::NoKey,
                       .message = "No target of this model can be asked: " + keyless->target.name +
                                  ", " + keyless->reason + ".",
                       .retryAfter = {},
                       .status = 0};
    }
    if (const CandidateView* first = soonest(decision, views)) {
        const auto left = std::chrono::ceil<Milliseconds>(first->coolingUntil - now);
        if (first->coolingUntil > deadline) {
            return Refusal{.kind = Refusal::Kind::AllCooling,
                           .message = "Every target of this model asked to be left alone for now.",
                           .retryAfter = left,
                           .status = first->coolingStatus};
        }
    }
    return std::nullopt;
}

}  // namespace

std::string coolingReason(const CandidateView& view, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(view.coolingUntil - now);
    return (view.coolingStatus == 0 ? std::string("not reached")
                                    : std::to_string(view.coolingStatus)) +
           ", cooling for " + std::to_string(left.count()) + " s";
}

Decision decide(const RoutingFacts& facts, const Lookup& lookup, const Snapshot& snapshot,
                std::span<const CandidateView> views, Instant now, Instant deadline) {
    Decision decision;
    if (lookup.kind == Lookup::Kind::Unknown || lookup.kind == Lookup::Kind::Refused) {
        const bool unknown = lookup.kind == Lookup::Kind::Unknown;
        decision.refusal =
            Refusal{.kind = unknown ? Refusal::Kind::UnknownModel : Refusal::Kind::ByRoute,
                    .message = lookup.message,
                    .retryAfter = {},
                    .status = 0};
        return decision;
    }
    decision.candidates.reserve(lookup.targets.size());
    for (std::size_t i = 0; i < lookup.targets.size(); ++i) {
        decision.candidates.push_back(
            judge(lookup.targets[i], i, facts, lookup, snapshot, views[i], now));
    }
    decision.refusal = refusal(facts, lookup, snapshot, decision, views, now, deadline);
    return decision;
}

}  // namespace weir::policy
