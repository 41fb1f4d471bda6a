// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/priced_by.hpp"
#include "engine/base/usage.hpp"
#include "engine/books/prices/cost.hpp"
#include "engine/books/prices/own_prices.hpp"
#include "engine/books/prices/price_list.hpp"

namespace weir::books {

// Everything that prices come from: the catalogue, and the document's own that go before it.
struct Prices {
    const PriceList& catalogue;
    const OwnPrices& own;
};

// Whose price is asked for.
struct PriceQuestion {
    std::string_view provider;  // its name in the document
    PriceSource source;
    bool free = false;  // the provider asks for nothing
    std::string_view model;
    Timestamp at{};
};

// What a call is priced by. Points into the prices it was found in.
struct FoundPrice {
    const OwnPrice* own = nullptr;        // a price, or a factor on `entry`
    const PriceEntry* entry = nullptr;    // whose rates hold; null: none is known, or it is free
    const PriceFamily* family = nullptr;  // of an entry of the catalogue
    bool free = false;

    std::int64_t thousandths() const {
        return own != nullptr && family != nullptr ? own->thousandths : 1000;
    }
    PricedBy describe() const;
};

// An own price before the catalogue; on the catalogue the nearest factor. A provider that is free
// stays so, unless a price names it.
FoundPrice findPrice(const Prices& prices, const PriceQuestion& question);

Cost costOf(const FoundPrice& price, const Usage& usage);

// What an attempt costs, and by which price.
struct AttemptPrice {
    Cost cost;
    PricedBy by;  // of one that is not Unpriced
};

}  // namespace weir::books
