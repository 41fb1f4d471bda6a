// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/base/money.hpp"
#include "engine/base/states.hpp"
#include "engine/base/usage.hpp"
#include "engine/books/prices/entry.hpp"

namespace weir::books {

// What an attempt cost, and how that is known.
struct Cost {
    Pricing pricing = Pricing::Unpriced;
    Money amount;  // zero unless Priced
    // What the provider's prompt cache spared: what the same tokens would have cost without it,
    // less the amount. Below zero where writing to it cost more than reading spared; nothing where
    // plain input has no price.
    Money saved;

    friend bool operator==(const Cost&, const Cost&) = default;
};

// The cost of a usage: every bucket at its price, in the context tier that the whole input falls
// into, at the service tier of the answer, rounded once. Unpriced without an entry, without a known
// usage, at a tier that the entry has no price for, and for server tools without one.
// `thousandths`: a factor on all of it.
Cost costOf(const PriceEntry* entry, const Usage& usage, std::int64_t thousandths = 1000);

// The cost at a provider whose price is `free`.
constexpr Cost freeOfCharge() {
    return Cost{Pricing::Free, Money(), Money()};
}

}  // namespace weir::books
