// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/routing_figures.hpp"

#include "engine/exchange/caller.hpp"
#include "engine/exchange/live_figures.hpp"
#include "engine/exchange/pricing.hpp"

namespace weir::app {

policy::CandidateView LiveRoutingFigures::view(const policy::Snapshot& snapshot,
                                               const policy::Target& target) const {
    return exchange::viewOf(snapshot, target, m_calls.credentials(), m_calls.health(),
                            m_calls.pauses(), m_clock.instant());
}

std::vector<WarmTarget> LiveRoutingFigures::warm(const policy::Identity& caller,
                                                 std::string_view session) const {
    const std::string owner = exchange::ownerOf(caller.id, caller.name);
    return exchange::warmTargets(m_calls.warmCaches(), {owner, session}, m_clock);
}

std::optional<Money> PricedFigures::cost(const policy::Snapshot& snapshot,
                                         const policy::Target& target, const Call& call) const {
    dialects::RequestFacts facts;
    facts.estimatedTokensIn = call.tokens;
    facts.maxOutputTokens = call.maxTokens;
    const books::Cost expected =
        exchange::expectedCost({m_prices, snapshot.prices}, snapshot.providerOf(target),
                               target.model, facts, call.at, call.cached);
    return expected.pricing == Pricing::Unpriced ? std::nullopt : std::optional(expected.amount);
}

std::optional<Money> PricedFigures::price(const policy::Snapshot& snapshot,
                                          const policy::Target& target, const Usage& usage,
                                          Timestamp at) const {
    const books::Cost cost = exchange::priceOf(
        {m_prices, snapshot.prices}, snapshot.providerOf(target), target.model, usage, at);
    return cost.pricing == Pricing::Unpriced ? std::nullopt : std::optional(cost.amount);
}

}  // namespace weir::app
