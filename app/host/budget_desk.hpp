// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/books/book.hpp"
#include "engine/books/directory.hpp"
#include "engine/policy/budgets/budget_board.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::app {

// Puts the budgets of a snapshot in force. What was spent before is what the books say; where they
// cannot be read, the log and the budget's row say so, and the budget counts from now on.
void followBudgets(policy::BudgetBoard& board, const policy::Snapshot& snapshot, books::Book& book,
                   const Clock& clock, const Log& log);

// Puts the raises and top-ups that were kept in force. Where they cannot be read, the log says so,
// and budgets are what the document says.
void followRaises(policy::BudgetBoard& board, const books::Directory& directory, const Log& log);

}  // namespace weir::app
