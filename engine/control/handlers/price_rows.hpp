// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/books/prices/find_price.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// How often a model of a provider was called lately.
struct ModelTraffic {
    std::uint64_t requests = 0;
    std::uint64_t unpriced = 0;
};
// provider -> model as it was served -> traffic
using SeenModels = std::map<std::string, std::map<std::string, ModelTraffic>>;

// What the models of every provider cost: those the catalogue has, those that it offers, those with
// a price of their own and those that were called. What is called and has no price comes first.
std::vector<admin::ModelPrice> modelPrices(const policy::Snapshot& snapshot,
                                           const books::PriceList& catalogue,
                                           const SeenModels& seen, Timestamp now);

}  // namespace weir::control
