// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/budget_desk.hpp"

#include <algorithm>

#include "engine/books/store/totals.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::app {

namespace {

using policy::BudgetBoard;

// For the batch that is being written.
constexpr Milliseconds kFlush{1'000};

books::SpendQuery queryFor(const policy::Budget& budget, const policy::PeriodSpan& period,
                           Timestamp now) {
    using books::SpendBy;
    // The quarter-hour that is not over yet belongs to it; a period without an end has no bound.
    const Timestamp nextQuarter{std::chrono::seconds(books::quarterOf(now)) +
                                std::chrono::minutes{15}};
    books::SpendQuery query{.by = SpendBy::Provider,
                            .bounds = {period.begin, std::min(period.end, nextQuarter)},
                            .only = {},
                            .simulated = false};
    const auto only = [&query](SpendBy by, const std::string& name) {
        if (!name.empty()) {
            query.only.push_back({by, name});
        }
    };
    only(SpendBy::Key, budget.scope.key);
    only(SpendBy::Team, budget.scope.team);
    only(SpendBy::User, budget.scope.user);
    only(SpendBy::Provider, budget.scope.provider);
    return query;
}

Result<BudgetBoard::Booked> bookedOf(const books::Book& book, const books::SpendQuery& query) {
    const auto rows = book.spend(query);
    if (!rows) {
        return rows.error();
    }
    const auto unsettled = book.unsettled(query);
    if (!unsettled) {
        return unsettled.error();
    }
    BudgetBoard::Booked booked{{}, *unsettled};
    for (const books::SpendOf& row : *rows) {
        booked.settled += row.sum.spent;
    }
    return booked;
}

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
                     auto booked = bookedOf(book, queryFor(budget, period, clock.now()));
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
}

}  // namespace weir::app
