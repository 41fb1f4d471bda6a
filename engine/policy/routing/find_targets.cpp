// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/find_targets.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <utility>

#include "engine/policy/routing/arrange.hpp"
#include "engine/policy/routing/gates.hpp"

namespace weir::policy {

namespace {

// The targets of a name, those of one provider's model together: they differ by key only.
std::vector<RouteChoice> choicesOf(const Lookup& named, const Snapshot& snapshot) {
    std::vector<RouteChoice> choices;
    for (const Target& target : named.targets) {
        const Target* before = choices.empty() ? nullptr : &choices.back().targets.back();
        const bool same = before != nullptr && before->provider == target.provider &&
                          before->model == target.model;
        if (!same) {
            choices.push_back({.name = snapshot.nameOf(target), .weight = 1, .targets = {}});
        }
        choices.back().targets.push_back(target);
    }
    return choices;
}

// No more of a cache can be read than there is input.
std::optional<WarmCache> warmFor(const RouteFacts& facts, const TargetFigures& figures,
                                 const Target& target) {
    std::optional<WarmCache> warm = figures.warm(target);
    if (warm) {
        warm->tokens = std::min(warm->tokens, facts.tokens);
    }
    return warm && warm->tokens > 0 ? warm : std::nullopt;
}

// Of a model of the document its first target counts.
bool counts(const RouteChoice& choice, const Target& target) {
    const Target& first = choice.targets.front();
    return target.provider == first.provider && target.model == first.model;
}

StrategyFacts::Choice figuresOf(const RouteChoice& choice, RouteStrategy strategy,
                                const RouteFacts& facts, const TargetFigures& figures) {
    StrategyFacts::Choice seen;
    for (std::uint32_t i = 0; readsWarmCaches(strategy) && i < choice.targets.size(); ++i) {
        const Target& target = choice.targets[i];
        const auto warm = counts(choice, target) ? warmFor(facts, figures, target) : std::nullopt;
        if (warm && warm->tokens > seen.warmTokens) {
            seen.warmTokens = warm->tokens;
            seen.warmUntil = warm->until;
            seen.warmTarget = i;
        }
    }
    if (strategy == RouteStrategy::Cheapest) {
        // Keys do not change what a model costs.
        seen.cost = figures.cost(choice.targets.front(), seen.warmTokens);
    }
    if (strategy == RouteStrategy::Fastest || strategy == RouteStrategy::LeastBusy) {
        for (const Target& target : choice.targets) {
            const CandidateView view = figures.view(target);
            seen.inFlight += view.inFlight;
            const std::uint64_t tokens = usualAnswerTokens(facts.maxTokens);
            const std::int64_t before = expectedUs(seen.firstTokenP50Us, seen.tokenP50Us, tokens);
            const std::int64_t here = expectedUs(view.firstTokenP50Us, view.tokenP50Us, tokens);
            if (before < 0 || (here >= 0 && here < before)) {
                seen.firstTokenP50Us = view.firstTokenP50Us;
                seen.tokenP50Us = view.tokenP50Us;
            }
        }
    }
    return seen;
}

// Without what cannot serve the call; those that keep a target keep their weight.
std::vector<RouteChoice> fitting(std::vector<RouteChoice> choices, const CallNeeds& needs,
                                 const DataDemand& demand, const RouteFacts& facts,
                                 const Snapshot& snapshot, std::vector<UnfitTarget>& unfit) {
    for (RouteChoice& choice : choices) {
        takeOutUnfit(choice.targets, needs, demand, wireOf(facts), snapshot, unfit);
    }
    std::erase_if(choices, [](const RouteChoice& each) { return each.targets.empty(); });
    return choices;
}

bool allServe(const std::vector<RouteChoice>& choices, const CallNeeds& needs,
              const DataDemand& demand, Wire wire, const Snapshot& snapshot) {
    return std::ranges::all_of(choices, [&](const RouteChoice& choice) {
        return std::ranges::all_of(choice.targets, [&](const Target& target) {
            const providers::Provider& provider = snapshot.providerOf(target);
            return canServe(target, needs) && meets(provider.data, demand) &&
                   !barsTranslation(demand, provider, wire);
        });
    });
}

std::string_view stickyTo(StickyBy by, const RouteFacts& facts) {
    const std::string_view asked = by == StickyBy::Session ? facts.session
                                   : by == StickyBy::User  ? facts.user
                                                           : facts.key;
    return asked.empty() ? facts.key : asked;
}

// For a budget that is nearly used: what a name leads to, in the order of what the call is
// expected to cost there; what has no price comes last.
void putCheapestFirst(Lookup& lookup, const RouteFacts& facts, const TargetFigures& figures) {
    struct Priced {
        Target target;
        std::optional<WarmCache> warm;
        std::optional<Money> cost;
    };
    std::vector<Priced> priced;
    priced.reserve(lookup.targets.size());
    for (Target& target : lookup.targets) {
        const auto warm = warmFor(facts, figures, target);
        const auto cost = figures.cost(target, warm ? warm->tokens : 0);
        priced.push_back({std::move(target), warm, cost});
    }
    std::ranges::stable_sort(priced, {}, [](const Priced& each) {
        return std::tuple(!each.cost, each.cost.value_or(Money()), !each.warm);
    });
    lookup.targets.clear();
    lookup.reasons.clear();
    for (Priced& each : priced) {
        const std::size_t place = lookup.targets.size();
        std::string reason =
            place == 0 ? "cheapest of " : "number " + std::to_string(place + 1) + " of ";
        reason += lookup.because + ": ";
        reason += each.cost ? "about $" + each.cost->text() : "unpriced";
        reason += each.warm ? "; " + warmText(each.warm->tokens, each.warm->until) : "";
        reason.append("; the budget ").append(facts.degradedBy).append(" is nearly used");
        lookup.targets.push_back(std::move(each.target));
        lookup.reasons.push_back(std::move(reason));
    }
}

}  // namespace

std::optional<WarmCache> warmIn(std::span<const WarmTarget> warm, const Target& target) {
    const auto found = std::ranges::find(warm, target.name, &WarmTarget::target);
    return found == warm.end() ? std::nullopt
                               : std::optional(WarmCache{found->tokens, found->until});
}

std::uint64_t drawOf(const Id& exchange) {
    // Of a UUIDv7 the second half is random.
    std::uint64_t draw = 0;
    std::memcpy(&draw, exchange.bytes().data() + 8, sizeof(draw));
    return draw;
}

Lookup findByName(std::string_view model, Wire wire, const CallNeeds& needs,
                  const Snapshot& snapshot) {
    Lookup lookup = snapshot.lookup(model, wire.dialect);
    takeOutUnfit(lookup.targets, needs, {}, wire, snapshot, lookup.unfit);
    return lookup;
}

const Route* firstRoute(const RouteFacts& facts, const Snapshot& snapshot) {
    return snapshot.routeIndex().firstThatFits(snapshot.routes, facts);
}

Lookup findTargets(const RouteFacts& facts, const Snapshot& snapshot,
                   const TargetFigures& figures) {
    const Route* found = firstRoute(facts, snapshot);
    const CallNeeds needs = needsOf(facts);
    if (found == nullptr) {
        Lookup named = findByName(facts.model, wireOf(facts), needs, snapshot);
        if (!facts.degradedBy.empty()) {
            putCheapestFirst(named, facts, figures);
        }
        return named;
    }
    const Route& route = *found;
    Lookup lookup{.kind = Lookup::Kind::Route,
                  .targets = {},
                  .because = "route " + route.name,
                  .reasons = {},
                  .route = route.name,
                  .failover = route.failover,
                  .message = {}};
    if (!route.refuse.empty()) {
        lookup.kind = Lookup::Kind::Refused;
        lookup.message = route.refuse;
        return lookup;
    }
    Route other;  // with the targets of the name that was asked for, or only with those that serve
    if (route.choices.empty()) {
        Lookup asked = snapshot.lookup(facts.model, facts.dialect);
        if (asked.kind == Lookup::Kind::Unknown) {
            asked.route = route.name;
            return asked;
        }
        other = route;
        other.choices = choicesOf(asked, snapshot);
    }
    const Route* aimed = route.choices.empty() ? &other : &route;
    if (!allServe(aimed->choices, needs, route.require, wireOf(facts), snapshot)) {
        if (aimed == &route) {
            other = route;
        }
        other.choices =
            fitting(std::move(other.choices), needs, route.require, facts, snapshot, lookup.unfit);
        aimed = &other;
    }
    const Route& taken = *aimed;
    std::vector<StrategyFacts::Choice> seen;
    seen.reserve(taken.choices.size());
    for (const RouteChoice& choice : taken.choices) {
        seen.push_back(figuresOf(choice, taken.strategy, facts, figures));
    }
    const bool draws = taken.strategy == RouteStrategy::Weighted;
    for (Arranged& each : arrange(taken, {.choices = seen,
                                          .draw = draws ? figures.draw() : 0,
                                          .sticky = stickyTo(taken.stickyBy, facts),
                                          .answerTokens = usualAnswerTokens(facts.maxTokens)})) {
        const std::vector<Target>& targets = taken.choices[each.choice].targets;
        const auto first =
            lookup.targets.insert(lookup.targets.end(), targets.begin(), targets.end());
        // The key whose cache is warm is asked before the others.
        const auto warm = first + seen[each.choice].warmTarget;
        std::rotate(first, warm, warm + 1);
        lookup.reasons.insert(lookup.reasons.end(), targets.size(), each.reason);
    }
    if (route.choices.empty() && !facts.degradedBy.empty()) {
        putCheapestFirst(lookup, facts, figures);
    }
    return lookup;
}

}  // namespace weir::policy
