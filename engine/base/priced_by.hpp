// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"

namespace weir {

// Which price an attempt was settled at. Nothing named: an older Weir wrote the record, or there
// was no price.
struct PricedBy {
    std::string own;    // the document's price or factor of that name; empty: the catalogue alone
    std::string entry;  // of the catalogue, "openai/gpt-5"; empty: the own price stands alone
    Timestamp from{};   // the first day of that price; the epoch: it has none
    std::int64_t thousandths = 1000;  // the own factor on the catalogue's price

    friend bool operator==(const PricedBy&, const PricedBy&) = default;
};
BOOST_DESCRIBE_STRUCT(PricedBy, (), (own, entry, from, thousandths))

}  // namespace weir
