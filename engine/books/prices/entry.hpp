// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"

namespace weir::books {

// What one token of each bucket costs. Reasoning is output. Cache reads and images without a price
// of their own cost what plain input costs, because that is what providers then charge; so do cache
// writes where neither kind of them has a price, and five-minute ones anyway. For the others no
// price is no price.
struct Rates {
    Price in;
    std::optional<Price> cacheRead;
    std::optional<Price> cacheWrite5m;
    std::optional<Price> cacheWrite1h;
    std::optional<Price> audioIn;
    std::optional<Price> imageIn;
    std::optional<Price> out;
    std::optional<Price> audioOut;

    friend bool operator==(const Rates&, const Rates&) = default;
};

// Rates that hold for the whole request once its input, cached tokens included, is longer.
struct ContextTier {
    std::uint64_t above = 0;
    Rates rates;

    friend bool operator==(const ContextTier&, const ContextTier&) = default;
};

// How a service tier other than standard is priced: at rates of its own, whatever the length, or at
// the standard rates times a factor in thousandths.
struct TierPrice {
    std::optional<Rates> own;
    std::int64_t thousandths = 1000;

    friend bool operator==(const TierPrice&, const TierPrice&) = default;
};

// The price of one model at one provider from a day on.
struct PriceEntry {
    std::string model;
    std::vector<std::string> aliases;
    Timestamp from{};
    std::vector<ContextTier> standard;  // ascending; the first is above 0
    // Nothing: the provider does not sell that tier for this model.
    std::optional<TierPrice> batch;
    std::optional<TierPrice> flex;
    std::optional<TierPrice> priority;
    std::optional<Money> serverTool;  // one call of a tool that the provider runs, as a web search
};

}  // namespace weir::books
