// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/books/book.hpp"
#include "engine/policy/budgets/budget_board.hpp"

namespace weir::app {

// What the booked calls of a period took from a budget; of a rolling one by the quarter-hour.
// Errors: those of the database.
//
// The roll-ups answer for who spent and where; they do not know what was asked for nor, of calls
// that an older Weir booked, the tags of a team. These stand in the records: for a budget of a
// model or a tag, those of the period that cost something are read one by one. So are they for one
// that assumes prices, once a call of the period had none.
Result<std::vector<policy::BudgetBoard::Booked>> bookedOf(const books::Book& book,
                                                          const policy::Budget& budget,
                                                          const policy::PeriodSpan& period,
                                                          Timestamp now);

}  // namespace weir::app
