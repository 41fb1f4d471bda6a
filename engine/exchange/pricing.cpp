// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/pricing.hpp"

#include <algorithm>

#include "engine/policy/routing/arrange.hpp"

namespace weir::exchange {

namespace {

// What current models give when a call does not say how much it wants at most.
constexpr std::uint64_t kUsualMostOutput = 4096;
// No answer is longer; a limit above it is none.
constexpr std::uint64_t kMostOutput = 1'000'000'000;

std::uint64_t mostOutput(const dialects::RequestFacts& facts) {
    const std::uint64_t each =
        std::min(facts.maxOutputTokens.value_or(kUsualMostOutput), kMostOutput);
    return std::min(each * facts.choices, kMostOutput);
}

// If so many tokens of its input are read from a cache.
books::Cost costAtMost(const books::Prices& prices, const providers::Provider& provider,
                       std::string_view model, const dialects::RequestFacts& facts, Timestamp at,
                       std::uint64_t cached) {
    const books::FoundPrice price = priceFor(prices, provider, model, at);
    Usage usage;
    usage.inCacheRead = std::min(cached, facts.estimatedTokensIn);
    usage.inUncached = facts.estimatedTokensIn - usage.inCacheRead;
    usage.source = Source::Estimated;
    // A model without a price for output gives none.
    if (price.entry == nullptr || price.entry->standard.front().rates.out) {
        usage.outText = mostOutput(facts);
    }
    const books::Cost standard = books::costOf(price, usage);
    if (facts.tier != ServiceTier::Priority) {
        return standard;  // the other tiers cost less, and the provider may not serve in them
    }
    usage.tier = ServiceTier::Priority;
    const books::Cost priority = books::costOf(price, usage);
    return priority.pricing == Pricing::Unpriced || priority.amount > standard.amount ? priority
                                                                                      : standard;
}

}  // namespace

books::FoundPrice priceFor(const books::Prices& prices, const providers::Provider& provider,
                           std::string_view model, Timestamp at) {
    if (provider.kind->simulated) {
        return {.free = true};
    }
    return books::findPrice(prices, {.provider = provider.name,
                                     .source = {provider.kind->name, provider.base.origin.host},
                                     .free = provider.free,
                                     .model = model,
                                     .at = at});
}

books::Cost priceOf(const books::Prices& prices, const providers::Provider& provider,
                    std::string_view model, const Usage& usage, Timestamp at) {
    return books::costOf(priceFor(prices, provider, model, at), usage);
}

books::AttemptPrice priceOfAttempt(const books::Prices& prices, const providers::Provider& provider,
                                   const books::AttemptRecord& attempt, Timestamp at) {
    books::FoundPrice price = priceFor(prices, provider, attempt.model, at);
    books::Cost cost = books::costOf(price, attempt.usage);
    if (cost.pricing == Pricing::Unpriced && !attempt.servedModel.empty()) {
        price = priceFor(prices, provider, attempt.servedModel, at);
        cost = books::costOf(price, attempt.usage);
    }
    return {cost, cost.pricing == Pricing::Unpriced ? PricedBy() : price.describe()};
}

policy::TokenCounts mostTokens(dialects::Endpoint endpoint, const dialects::RequestFacts& facts) {
    switch (endpoint) {
        case dialects::Endpoint::CountTokens:
            return {};  // they are counted and not taken
        case dialects::Endpoint::Embeddings:
            return {facts.estimatedTokensIn, 0};
        default:
            return {facts.estimatedTokensIn, mostOutput(facts)};
    }
}

std::optional<policy::TokenCounts> tokensTaken(const books::AttemptRecord& attempt) {
    if (!attempt.usedTokens() && attempt.sign == AttemptSign::Served) {
        return std::nullopt;
    }
    return policy::TokenCounts{attempt.usage.tokensIn(), attempt.usage.tokensOut()};
}

books::Cost worstCase(const books::Prices& prices, const providers::Provider& provider,
                      std::string_view model, const dialects::RequestFacts& facts, Timestamp at) {
    return costAtMost(prices, provider, model, facts, at, 0);
}

books::Cost expectedCost(const books::Prices& prices, const providers::Provider& provider,
                         std::string_view model, const dialects::RequestFacts& facts, Timestamp at,
                         std::uint64_t cached) {
    dialects::RequestFacts usual = facts;
    usual.maxOutputTokens = policy::usualAnswerTokens(facts.maxOutputTokens);
    return costAtMost(prices, provider, model, usual, at, cached);
}

std::optional<books::CacheLives> cacheLivesAt(const books::Prices& prices,
                                              const providers::Provider& provider,
                                              std::string_view model, Timestamp at) {
    const books::FoundPrice price = priceFor(prices, provider, model, at);
    if (price.entry == nullptr || !price.entry->standard.front().rates.cacheRead) {
        return std::nullopt;
    }
    // A price of the document does not say it; the provider stays the same.
    const books::PriceFamily* family =
        prices.catalogue.familyOf({provider.kind->name, provider.base.origin.host});
    return family == nullptr ? std::nullopt : family->cacheLives;
}

}  // namespace weir::exchange
