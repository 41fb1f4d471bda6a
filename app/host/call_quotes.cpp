// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/call_quotes.hpp"

#include <algorithm>
#include <ranges>
#include <string>

#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/exchange/live_figures.hpp"
#include "engine/exchange/pricing.hpp"
#include "engine/policy/routing/find_targets.hpp"

namespace weir::app {

namespace {

// What it writes is paid for, and only a limit of the call bounds it.
bool answersInTokens(dialects::Endpoint endpoint) {
    return endpoint != dialects::Endpoint::Embeddings &&
           endpoint != dialects::Endpoint::CountTokens;
}

// The key that the window makes such calls with.
constexpr std::string_view kCaller = "operator";

// What targets cost; how they do is not known, and of several that are as good the first counts.
class QuotedFigures final : public policy::TargetFigures {
public:
    QuotedFigures(const policy::Snapshot& snapshot, const books::PriceList& prices,
                  const dialects::RequestFacts& call, Timestamp at)
        : m_snapshot(snapshot), m_prices(prices), m_call(call), m_at(at) {}

    policy::CandidateView view(const policy::Target&) const override { return {}; }
    std::optional<Money> cost(const policy::Target& target, std::uint64_t cached) const override {
        const books::Cost expected =
            exchange::expectedCost({m_prices, m_snapshot.prices}, m_snapshot.providerOf(target),
                                   target.model, m_call, m_at, cached);
        return expected.pricing == Pricing::Unpriced ? std::nullopt
                                                     : std::optional(expected.amount);
    }
    std::uint64_t draw() const override { return 0; }

private:
    const policy::Snapshot& m_snapshot;
    const books::PriceList& m_prices;
    const dialects::RequestFacts& m_call;
    const Timestamp m_at;
};

}  // namespace

Result<admin::ReplayQuote> PricedQuotes::quote(const Call& call) const {
    const auto endpoint = dialects::endpointOf(call.endpoint);
    if (!endpoint) {
        return Error::invalid("There is no path " + std::string(call.endpoint) + ".");
    }
    const auto facts = dialects::readRequest(*endpoint, call.body);
    if (!facts) {
        return facts.error();
    }
    const auto snapshot = m_policy.snapshot();
    const Timestamp now = m_clock.now();
    policy::RouteFacts asked = exchange::factsOfCall(*facts, *endpoint, now);
    asked.model = call.model;
    asked.key = kCaller;
    const QuotedFigures figures(*snapshot, m_prices, *facts, now);
    const policy::Lookup lookup = policy::findTargets(asked, *snapshot, figures);
    if (!lookup.message.empty()) {
        return Error::invalid(lookup.message);
    }
    const auto isReached = [&](const policy::Target& each) {
        return policy::reaches(snapshot->providerOf(each), policy::wireOf(*endpoint));
    };
    const auto target = std::ranges::find_if(lookup.targets, isReached);
    if (target == lookup.targets.end() && !lookup.unfit.empty()) {
        return Error::invalid(
            policy::refusalOfUnfit(lookup, exchange::needsOfCall(*facts, *endpoint)));
    }
    if (target == lookup.targets.end()) {
        return Error::invalid("No target of " + std::string(call.model) + " can be asked in " +
                              std::string(name(dialects::dialectOf(*endpoint))) + ".");
    }
    const providers::Provider& provider = snapshot->providerOf(*target);
    admin::ReplayQuote quote;
    quote.target = provider.name + '/' + target->model;
    // A usage of another model is an estimate for this one, and tiers are the answer's to name.
    Usage usage = call.used;
    quote.expectedKnown = usage.source != Source::Unknown;
    if (quote.expectedKnown) {
        usage.tier = ServiceTier::Standard;
    } else {
        usage.inUncached = facts->estimatedTokensIn;
        usage.source = Source::Estimated;
    }
    const books::Cost cost =
        exchange::priceOf({m_prices, snapshot->prices}, provider, target->model, usage, now);
    quote.pricing = cost.pricing;
    quote.expected = quote.expectedKnown ? cost.amount : Money();
    quote.mostKnown = facts->maxOutputTokens.has_value() || !answersInTokens(*endpoint);
    quote.most = quote.expected;
    // It goes on to the others when the first fails.
    for (const policy::Target& each : lookup.targets | std::views::filter(isReached)) {
        const books::Cost most = exchange::worstCase(
            {m_prices, snapshot->prices}, snapshot->providerOf(each), each.model, *facts, now);
        quote.mostKnown = quote.mostKnown && most.pricing != Pricing::Unpriced;
        quote.most = std::max(quote.most, most.amount);
    }
    quote.tokensIn = usage.tokensIn();
    quote.tokensOut = usage.tokensOut();
    return quote;
}

}  // namespace weir::app
