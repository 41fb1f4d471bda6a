// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/provider.hpp"

namespace weir::control {

// Whether a model takes messages in this dialect and answers in words, as far as its name tells:
// providers list embeddings, speech, pictures and old completions beside them, and say no more.
bool answersInWords(std::string_view model, Dialect dialect);

// The model of a provider that a first call should name. Of those the price list knows it is the
// cheapest of the newest, because those are sold to everybody; of others the first. `offered` is
// what the provider lists, in its order. Empty: none will do.
std::string firstModel(const providers::Provider& provider, const std::vector<std::string>& offered,
                       Dialect dialect, const books::PriceList& prices, Timestamp now);

// The same for a provider of the snapshot, as a tool would ask for it: the plain name, or
// provider/model where the plain one leads elsewhere. Empty as well while its models are not known.
std::string firstModelToAskFor(const policy::Snapshot& snapshot, std::uint32_t provider,
                               Dialect dialect, const books::PriceList& prices, Timestamp now);

}  // namespace weir::control
