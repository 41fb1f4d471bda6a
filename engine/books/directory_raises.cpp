// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <utility>

#include "engine/base/words.hpp"
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// Raises of budgets. A row is what a budget is raised by now, or was last; every one that there
// was stands in `change`.
namespace weir::books {

namespace {

BudgetRaise raiseOf(const Statement& row) {
    return {.budget = row.text(0),
            .by = Money::fromNano(row.integer(1)),
            .reason = row.text(2),
            .since = timeOf(row.integer(3)),
            .until = timeOf(row.integer(4)),
            .via = fromWord<Via>(row.text(5)).value_or(Via::Remote),
            .name = row.text(6)};
}

// The one that holds; nothing: the budget is not raised.
Result<std::optional<BudgetRaise>> raiseNow(Database& database, std::string_view budget,
                                            Timestamp now) {
    auto query = database.prepare(
        "SELECT budget,amount,reason,since,until,via,name FROM budget_raise "
        "WHERE budget=? AND until>?");
    if (query) {
        query->bindAll(budget, micros(now));
    }
    auto rows = allRows(std::move(query), raiseOf);
    if (!rows) {
        return std::move(rows.error());
    }
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
}

// One that there is not has no words.
std::string differences(const BudgetRaise& before, const BudgetRaise& now) {
    const auto amount = [](Money by) { return by == Money() ? std::string() : by.text(); };
    const auto end = [](Timestamp at) { return at == Timestamp() ? std::string() : toIso(at); };
    Differences changed;
    changed.field("by", amount(before.by), amount(now.by));
    changed.field("until", end(before.until), end(now.until));
    changed.field("reason", before.reason, now.reason);
    return changed.text();
}

}  // namespace

Result<std::vector<BudgetRaise>> Directory::raises() const {
    const std::scoped_lock lock(m_mutex);
    return allRows(m_database.prepare("SELECT budget,amount,reason,since,until,via,name "
                                      "FROM budget_raise ORDER BY budget"),
                   raiseOf);
}

Result<BudgetRaise> Directory::raiseBudget(BudgetRaise raise) {
    const std::scoped_lock lock(m_mutex);
    raise.since = m_clock.now();
    auto done = m_database.transaction([&]() -> Result<void> {
        const auto before = raiseNow(m_database, raise.budget, raise.since);
        if (!before) {
            return before.error();
        }
        auto put = m_database.prepare("INSERT OR REPLACE INTO budget_raise VALUES(?,?,?,?,?,?,?)");
        if (!put) {
            return std::move(put.error());
        }
        auto written =
            put->bindAll(raise.budget, raise.by.nano(), raise.reason, micros(raise.since),
                         micros(raise.until), wordOf(raise.via), raise.name)
                .run();
        if (!written) {
            return written;
        }
        return insertChange(m_database, raise.since, actorOf(raise.via, raise.name),
                            "budget raised", raise.budget,
                            differences(before->value_or(BudgetRaise()), raise));
    });
    if (!done) {
        return std::move(done.error());
    }
    return raise;
}

Result<BudgetRaise> Directory::lowerBudget(std::string_view budget, Via via,
                                           std::string_view name) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    std::optional<BudgetRaise> ended;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto before = raiseNow(m_database, budget, now);
        if (!before) {
            return std::move(before.error());
        }
        ended = std::move(*before);
        if (!ended) {
            return Error::conflict("The budget \"" + std::string(budget) + "\" is not raised.");
        }
        auto remove = m_database.prepare("DELETE FROM budget_raise WHERE budget=?");
        if (!remove) {
            return std::move(remove.error());
        }
        if (auto removed = remove->bindAll(budget).run(); !removed) {
            return removed;
        }
        return insertChange(m_database, now, actorOf(via, name), "budget lowered", budget,
                            differences(*ended, {}));
    });
    if (!done) {
        return std::move(done.error());
    }
    return *std::move(ended);
}

}  // namespace weir::books
