// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/books/prices/find_price.hpp"
#include "engine/books/record.hpp"
#include "engine/books/traffic.hpp"
#include "engine/policy/budgets/budget_board.hpp"
#include "engine/policy/snapshot.hpp"

// Booked calls at other prices: what they cost now, and who has to know.
namespace weir::app {

// By the document of a snapshot and the catalogue. Of a provider that is not in the document any
// more nobody knows it.
books::AttemptPrice priceNow(const books::PriceList& catalogue, const policy::Snapshot& snapshot,
                             const books::AttemptRecord& attempt, Timestamp at);

// The live table and the budgets follow the books. From any thread.
void takeCorrection(const books::ExchangeRecord& before, const books::ExchangeRecord& after,
                    books::Traffic& traffic, policy::BudgetBoard& budgets);

}  // namespace weir::app
