// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/prices/cost.hpp"

#include <utility>

namespace weir::books {

namespace {

// No answer uses more; a number above it is a provider's mistake, and a price for it would be one.
constexpr std::uint64_t kMostTokensOfAnAnswer = 1'000'000'000;

bool isPlausible(const Usage& usage) {
    for (const std::uint64_t count :
         {usage.inUncached, usage.inCacheRead, usage.inCacheWrite5m, usage.inCacheWrite1h,
          usage.inAudio, usage.inImage, usage.outText, usage.outReasoning, usage.outAudio,
          usage.serverToolCalls}) {
        if (count > kMostTokensOfAnAnswer) {
            return false;
        }
    }
    return true;
}

const Rates& standardRates(const PriceEntry& entry, std::uint64_t tokensIn) {
    const ContextTier* tier = &entry.standard.front();
    for (const ContextTier& longer : entry.standard) {
        if (tokensIn > longer.above) {
            tier = &longer;
        }
    }
    return tier->rates;
}

// Null: the provider does not sell this tier for the model, as far as is known.
const TierPrice* tierPrice(const PriceEntry& entry, ServiceTier tier) {
    static constexpr TierPrice kStandard;
    const auto orNull = [](const std::optional<TierPrice>& price) {
        return price ? &*price : nullptr;
    };
    switch (tier) {
        case ServiceTier::Standard:
            return &kStandard;
        case ServiceTier::Batch:
            return orNull(entry.batch);
        case ServiceTier::Flex:
            return orNull(entry.flex);
        case ServiceTier::Priority:
            return orNull(entry.priority);
    }
    return nullptr;
}

std::optional<Price> longWritePrice(const Rates& rates) {
    return rates.cacheWrite1h || rates.cacheWrite5m ? rates.cacheWrite1h : rates.in;
}

// False: some of these tokens have no price.
bool addTokens(CostSum& sum, const Rates& rates, const Usage& usage) {
    const std::pair<std::uint64_t, std::optional<Price>> buckets[] = {
        {usage.inUncached, rates.in},
        {usage.inCacheRead, rates.cacheRead.value_or(rates.in)},
        {usage.inCacheWrite5m, rates.cacheWrite5m.value_or(rates.in)},
        {usage.inCacheWrite1h, longWritePrice(rates)},
        {usage.inAudio, rates.audioIn},
        {usage.inImage, rates.imageIn.value_or(rates.in)},
        {usage.outText, rates.out},
        {usage.outReasoning, rates.out},
        {usage.outAudio, rates.audioOut},
    };
    for (const auto& [tokens, price] : buckets) {
        if (tokens == 0) {
            continue;
        }
        if (!price) {
            return false;
        }
        sum.add(tokens, *price);
    }
    return true;
}

// Nothing: some of it has no price.
std::optional<Money> amountOf(const PriceEntry& entry, const Usage& usage,
                              std::int64_t thousandths) {
    const TierPrice* tier = tierPrice(entry, usage.tier);
    if (tier == nullptr) {
        return std::nullopt;
    }
    CostSum sum;
    if (!addTokens(sum, tier->own ? *tier->own : standardRates(entry, usage.tokensIn()), usage)) {
        return std::nullopt;
    }
    sum.scale(tier->thousandths);
    if (usage.serverToolCalls > 0) {
        if (!entry.serverTool) {
            return std::nullopt;
        }
        sum.add(Money::fromNano(entry.serverTool->nano() *
                                static_cast<std::int64_t>(usage.serverToolCalls)));
    }
    sum.scale(thousandths);
    return sum.total();
}

Usage withoutCache(Usage usage) {
    usage.inUncached += usage.inCacheRead + usage.inCacheWrite5m + usage.inCacheWrite1h;
    usage.inCacheRead = usage.inCacheWrite5m = usage.inCacheWrite1h = 0;
    return usage;
}

}  // namespace

Cost costOf(const PriceEntry* entry, const Usage& usage, std::int64_t thousandths) {
    if (entry == nullptr || usage.source == Source::Unknown || !isPlausible(usage)) {
        return {};
    }
    const std::optional<Money> amount = amountOf(*entry, usage, thousandths);
    if (!amount) {
        return {};
    }
    const Usage plain = withoutCache(usage);
    const Money saved =
        plain == usage ? Money() : amountOf(*entry, plain, thousandths).value_or(*amount) - *amount;
    return {Pricing::Priced, *amount, saved};
}

}  // namespace weir::books
