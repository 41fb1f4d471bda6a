// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/books/prices/own_prices.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// The document's own prices. The snapshot has its providers. With a catalogue, prices that are far
// from what it says get a warning.
books::OwnPrices compilePrices(const Document& document, const policy::Snapshot& snapshot,
                               const books::PriceList* catalogue, Problems& problems);

}  // namespace weir::control
