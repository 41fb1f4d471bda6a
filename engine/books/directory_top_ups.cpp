// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/base/words.hpp"
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// Top-ups of prepaid budgets: what was paid in stays, and a mistake is a row of its own.
namespace weir::books {

namespace {

Result<Money> paidIn(Database& database, std::string_view budget) {
    auto query =
        database.prepare("SELECT coalesce(sum(amount),0) FROM budget_top_up WHERE budget=?");
    if (query) {
        query->bindAll(budget);
    }
    auto sums = allRows(std::move(query),
                        [](const Statement& row) { return Money::fromNano(row.integer(0)); });
    if (!sums) {
        return std::move(sums.error());
    }
    return sums->front();
}

}  // namespace

Result<std::vector<BudgetTopUp>> Directory::topUps() const {
    const std::scoped_lock lock(m_mutex);
    return allRows(m_database.prepare("SELECT budget,amount,reason,at,via,name "
                                      "FROM budget_top_up ORDER BY number DESC"),
                   [](const Statement& row) {
                       return BudgetTopUp{.budget = row.text(0),
                                          .by = Money::fromNano(row.integer(1)),
                                          .reason = row.text(2),
                                          .at = timeOf(row.integer(3)),
                                          .via = fromWord<Via>(row.text(4)).value_or(Via::Remote),
                                          .name = row.text(5)};
                   });
}

Result<BudgetTopUp> Directory::topUpBudget(BudgetTopUp topUp) {
    const std::scoped_lock lock(m_mutex);
    topUp.at = m_clock.now();
    auto done = m_database.transaction([&]() -> Result<void> {
        const auto before = paidIn(m_database, topUp.budget);
        if (!before) {
            return before.error();
        }
        if (*before + topUp.by < Money()) {
            return Error::conflict("Only $" + before->text() + " were paid into the budget \"" +
                                       topUp.budget + "\" by top-ups.",
                                   "No more can be taken out.");
        }
        if (*before + topUp.by > kMostPaidIn) {
            return Error::conflict("$" + before->text() + " were paid into the budget \"" +
                                       topUp.budget + "\" by top-ups, and more than $" +
                                       kMostPaidIn.text() + " cannot be.",
                                   "Pay less in.");
        }
        auto put = m_database.prepare(
            "INSERT INTO budget_top_up(budget,amount,reason,at,via,name) VALUES(?,?,?,?,?,?)");
        if (!put) {
            return std::move(put.error());
        }
        auto written = put->bindAll(topUp.budget, topUp.by.nano(), topUp.reason, micros(topUp.at),
                                    wordOf(topUp.via), topUp.name)
                           .run();
        if (!written) {
            return written;
        }
        Differences changed;
        changed.field("topped up", before->text(), (*before + topUp.by).text());
        changed.field("reason", {}, topUp.reason);
        return insertChange(m_database, topUp.at, actorOf(topUp.via, topUp.name),
                            "budget topped up", topUp.budget, changed.text());
    });
    if (!done) {
        return std::move(done.error());
    }
    return topUp;
}

}  // namespace weir::books
