// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/pricing.hpp"

namespace weir::exchange {

namespace {

// What current models give when a call does not say how much it wants at most.
constexpr std::uint64_t kUsualMostOutput = 4096;

}  // namespace

books::Cost priceOf(const books::PriceList& prices, const providers::Provider& provider,
                    std::string_view model, const Usage& usage, Timestamp at) {
    if (provider.free || provider.kind->simulated) {
        return books::freeOfCharge();
    }
    const books::PriceSource source{provider.kind->name, provider.base.origin.host};
    return books::costOf(prices.find(source, model, at), usage);
}

policy::TokenCounts mostTokens(dialects::Endpoint endpoint, const dialects::RequestFacts& facts) {
    switch (endpoint) {
        case dialects::Endpoint::CountTokens:
            return {};  // they are counted and not taken
        case dialects::Endpoint::Embeddings:
            return {facts.estimatedTokensIn, 0};
        default:
            return {facts.estimatedTokensIn, facts.maxOutputTokens.value_or(kUsualMostOutput)};
    }
}

std::optional<policy::TokenCounts> tokensTaken(const books::AttemptRecord& attempt) {
    if (!attempt.usedTokens() && attempt.sign == AttemptSign::Served) {
        return std::nullopt;
    }
    return policy::TokenCounts{attempt.usage.tokensIn(), attempt.usage.tokensOut()};
}

books::Cost worstCase(const books::PriceList& prices, const providers::Provider& provider,
                      std::string_view model, const dialects::RequestFacts& facts, Timestamp at) {
    Usage usage;
    usage.inUncached = facts.estimatedTokensIn;
    usage.outText = facts.maxOutputTokens.value_or(kUsualMostOutput);
    usage.source = Source::Estimated;
    return priceOf(prices, provider, model, usage, at);
}

}  // namespace weir::exchange
