// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/books/prices/find_price.hpp"
#include "engine/books/record.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"
#include "engine/providers/provider.hpp"

namespace weir::exchange {

// What a model's tokens cost at a provider. A simulated one is free.
books::FoundPrice priceFor(const books::Prices& prices, const providers::Provider& provider,
                           std::string_view model, Timestamp at);
books::Cost priceOf(const books::Prices& prices, const providers::Provider& provider,
                    std::string_view model, const Usage& usage, Timestamp at);

// What an attempt costs that used tokens: by the model as it was sent, or else as the answer names
// it.
books::AttemptPrice priceOfAttempt(const books::Prices& prices, const providers::Provider& provider,
                                   const books::AttemptRecord& attempt, Timestamp at);

// The most tokens an attempt can take, by what is known before it is sent: its input as estimated,
// and all the output it asks for. When it sets no limit this is no bound: a usual length is
// reckoned with.
policy::TokenCounts mostTokens(dialects::Endpoint endpoint, const dialects::RequestFacts& facts);

// What an attempt did take. Nothing: it was served, and nobody knows how much that was.
std::optional<policy::TokenCounts> tokensTaken(const books::AttemptRecord& attempt);

// The most an attempt can cost, of as many tokens.
books::Cost worstCase(const books::Prices& prices, const providers::Provider& provider,
                      std::string_view model, const dialects::RequestFacts& facts, Timestamp at);

// What an attempt is expected to cost, for who compares targets: an answer has
// policy::kUsualAnswerTokens, or as many as its limit if those are less. Limits are mostly set far
// above what comes, and would make the price of output decide alone.
books::Cost expectedCost(const books::Prices& prices, const providers::Provider& provider,
                         std::string_view model, const dialects::RequestFacts& facts, Timestamp at,
                         std::uint64_t cached);

// How long a prompt stays in the cache of a model. Nothing: nobody says, or its reads have no price
// of their own.
std::optional<books::CacheLives> cacheLivesAt(const books::Prices& prices,
                                              const providers::Provider& provider,
                                              std::string_view model, Timestamp at);

}  // namespace weir::exchange
