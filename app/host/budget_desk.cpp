// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/budget_desk.hpp"

#include "app/host/booked_spend.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::app {

namespace {

using policy::BudgetBoard;

// For the batch that is being written.
constexpr Milliseconds kFlush{1'000};

}  // namespace

void followBudgets(BudgetBoard& board, const policy::Snapshot& snapshot, books::Book& book,
                   const Clock& clock, const Log& log) {
    bool flushed = false;
    board.follow(snapshot.budgets,
                 [&](const policy::Budget& budget, const policy::PeriodSpan& period) {
                     if (!flushed) {
                         flushed = true;
                         (void)book.flush(kFlush);
                     }
                     auto booked = bookedOf(book, budget, period, clock.now());
                     if (!booked) {
                         log.warning("The budget " + budget.name +
                                     " counts from now on; what was spent before "
                                     "cannot be read: " +
                                     booked.error().text());
                     }
                     return booked;
                 });
}

void followRaises(BudgetBoard& board, const books::Directory& directory, const Log& log) {
    if (const auto followed = control::followRaises(board, directory); !followed) {
        log.warning("No budget is raised: " + followed.error().text());
    }
    if (const auto followed = control::followTopUps(board, directory); !followed) {
        log.warning("Prepaid budgets are not topped up: " + followed.error().text());
    }
}

}  // namespace weir::app
