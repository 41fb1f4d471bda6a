// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/booked_spend.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include <boost/describe/enum_to_string.hpp>

#include "engine/base/ascii.hpp"
#include "engine/books/store/totals.hpp"
#include "engine/exchange/spender.hpp"

namespace weir::app {

namespace {

using books::Fact;
using books::FactCondition;
using policy::BudgetBoard;

books::SpendQuery queryFor(const policy::BudgetScope& scope, const policy::PeriodSpan& period,
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
    only(SpendBy::Key, scope.key);
    only(SpendBy::Team, scope.team);
    only(SpendBy::User, scope.user);
    only(SpendBy::Provider, scope.provider);
    return query;
}

Result<BudgetBoard::Booked> ofRollups(const books::Book& book, const books::SpendQuery& query) {
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

FactCondition whole(Fact fact, std::string text) {
    FactCondition condition;
    condition.kind = FactCondition::Kind::Whole;
    condition.fact = fact;
    condition.texts = {std::move(text)};
    return condition;
}

// May let through more than the scope does.
FactCondition factsOf(const policy::BudgetScope& scope) {
    FactCondition free;
    free.kind = FactCondition::Kind::Between;
    free.fact = Fact::Cost;
    free.ranges = {{0, 0}};
    FactCondition costs;
    costs.kind = FactCondition::Kind::Not;
    costs.children = {std::move(free)};
    FactCondition counts;
    counts.kind = FactCondition::Kind::Any;
    counts.children = {std::move(costs), whole(Fact::State, boost::describe::enum_to_string(
                                                                ExchangeState::Unsettled, ""))};
    FactCondition all;
    all.children = {std::move(counts)};
    for (const auto& [fact, name] :
         {std::pair(Fact::Key, &scope.key), std::pair(Fact::Team, &scope.team),
          std::pair(Fact::User, &scope.user)}) {
        if (!name->empty()) {
            std::string lowered = *name;
            std::ranges::transform(lowered, lowered.begin(), lower);
            all.children.push_back(whole(fact, std::move(lowered)));
        }
    }
    return all;
}

Result<BudgetBoard::Booked> ofRecords(const books::Book& book, const policy::BudgetScope& scope,
                                      const policy::PeriodSpan& period) {
    BudgetBoard::Booked booked;
    books::HistoryQuery query;
    query.since = period.begin;
    query.until = period.end;
    query.facts = factsOf(scope);
    query.mostSteps = std::numeric_limits<std::size_t>::max();
    query.mostRead = query.mostSteps;
    query.take = [&booked, &scope](const books::ExchangeRecord& record) {
        for (const books::AttemptRecord& attempt : record.attempts) {
            if (record.simulated() ||
                !policy::covers(scope, exchange::spenderOf(record, attempt.provider))) {
                continue;
            }
            if (attempt.settles()) {
                booked.settled += attempt.cost;
            } else if (record.state == ExchangeState::Unsettled &&
                       attempt.sign == AttemptSign::Running) {
                booked.unsettled += attempt.held;
            }
        }
        return false;  // there is no limit to how many there are
    };
    if (const auto page = book.history(query); !page) {
        return page.error();
    }
    return booked;
}

}  // namespace

Result<BudgetBoard::Booked> bookedOf(const books::Book& book, const policy::Budget& budget,
                                     const policy::PeriodSpan& period, Timestamp now) {
    const policy::BudgetScope& scope = budget.scope;
    return scope.model.empty() && scope.tag.empty() ? ofRollups(book, queryFor(scope, period, now))
                                                    : ofRecords(book, scope, period);
}

}  // namespace weir::app
