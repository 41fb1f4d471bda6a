// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/books/prices/entry.hpp"

namespace weir::books {

// A price that the document gives, or a factor on what the catalogue says.
struct OwnPrice {
    std::string name;
    std::string provider;  // of the document; empty: every one
    std::string model;     // as the catalogue has it, or a beginning and '*'; empty: every model
    Timestamp from{};      // the epoch: it always held
    Timestamp until{};     // when it no longer holds; the epoch: it has no end
    std::optional<PriceEntry> entry;  // nothing: free, or a factor
    bool free = false;
    std::int64_t thousandths = 1000;  // of a factor

    bool isFactor() const { return !entry && !free; }
    bool holds(Timestamp at) const { return from <= at && (until == Timestamp() || at < until); }
};

// The prices of the document's own. Immutable, part of the policy. Of several that fit a call the
// nearest counts: one that names the provider before one for all, the model's very name before a
// plainer one and that before a beginning, the longer beginning first, and of those that are as
// near the one that began last. What stands first in the document does not matter.
class OwnPrices {
public:
    OwnPrices() = default;
    explicit OwnPrices(std::vector<OwnPrice> prices) : m_prices(std::move(prices)) {}

    const std::vector<OwnPrice>& all() const { return m_prices; }

    // The price, or the factor, for that model at that time; null: there is none.
    const OwnPrice* findPrice(std::string_view provider, std::string_view model,
                              Timestamp at) const;
    const OwnPrice* findFactor(std::string_view provider, std::string_view model,
                               Timestamp at) const;

private:
    template <class Wanted>
    const OwnPrice* nearest(std::string_view provider, std::string_view model, Timestamp at,
                            Wanted wanted) const;

    std::vector<OwnPrice> m_prices;
};

// How near a price for `pattern` is to a model: nothing if it is not for it.
std::optional<int> nearness(std::string_view pattern, std::string_view model);

}  // namespace weir::books
