// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/booked_spend.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <boost/describe/enum_to_string.hpp>

#include "engine/base/ascii.hpp"
#include "engine/base/quarter_hour.hpp"
#include "engine/exchange/spender.hpp"

namespace weir::app {

namespace {

using books::Fact;
using books::FactCondition;
using policy::BudgetBoard;

using Bookings = std::vector<BudgetBoard::Booked>;

books::SpendQuery queryFor(const policy::BudgetScope& scope, std::vector<Timestamp> bounds) {
    using books::SpendBy;
    books::SpendQuery query{
        .by = SpendBy::Provider, .bounds = std::move(bounds), .only = {}, .simulated = false};
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

// The questions of a period: one that asks for its sum, or as many as the quarter-hours of a
// rolling one need. The quarter-hour that is not over yet belongs to it; a period without an end
// has no bound.
std::vector<std::vector<Timestamp>> boundsOf(const policy::Budget& budget,
                                             const policy::PeriodSpan& period, Timestamp now) {
    const Timestamp end = std::min(period.end, quarterHourOf(now) + kQuarterHour);
    if (budget.every != BudgetPeriod::Rolling) {
        return {{period.begin, end}};
    }
    std::vector<std::vector<Timestamp>> all;
    for (Timestamp begin = period.begin; begin < end;) {
        std::vector<Timestamp> bounds{begin};
        while (begin < end && bounds.size() <= books::kMostSpendSteps) {
            begin += kQuarterHour;
            bounds.push_back(begin);
        }
        all.push_back(std::move(bounds));
    }
    return all;
}

struct OfRollups {
    Bookings booked;
    bool unpriced = false;  // calls without a price are among them
};

Result<void> addRollups(const books::Book& book, const books::SpendQuery& query, OfRollups& into) {
    const auto rows = book.spend(query);
    if (!rows) {
        return rows.error();
    }
    std::vector<Money> steps(query.bounds.size() - 1);
    for (const books::SpendOf& row : *rows) {
        into.unpriced = into.unpriced || row.sum.unpriced > 0;
        for (std::size_t step = 0; step < steps.size(); ++step) {
            steps[step] += row.steps[step].spent;
        }
    }
    for (std::size_t step = 0; step < steps.size(); ++step) {
        if (steps[step] != Money()) {
            into.booked.push_back(
                {.settled = steps[step], .unsettled = {}, .at = query.bounds[step]});
        }
    }
    const auto unsettled = book.unsettled(query);
    if (!unsettled) {
        return unsettled.error();
    }
    for (const books::UnsettledCall& call : *unsettled) {
        into.booked.push_back({.settled = {}, .unsettled = call.held, .at = call.startedAt});
    }
    return {};
}

Result<OfRollups> ofRollups(const books::Book& book, const policy::Budget& budget,
                            const policy::PeriodSpan& period, Timestamp now) {
    OfRollups all;
    for (std::vector<Timestamp>& bounds : boundsOf(budget, period, now)) {
        if (bounds.front() >= bounds.back()) {
            continue;  // it counts from a day on that is to come
        }
        if (auto added = addRollups(book, queryFor(budget.scope, std::move(bounds)), all); !added) {
            return std::move(added.error());
        }
    }
    return all;
}

FactCondition whole(Fact fact, std::string text) {
    FactCondition condition;
    condition.kind = FactCondition::Kind::Whole;
    condition.fact = fact;
    condition.texts = {std::move(text)};
    return condition;
}

// May let through more than the scope does. Calls that cost nothing are of interest only to a
// budget that assumes prices.
FactCondition factsOf(const policy::BudgetScope& scope, bool assumes) {
    FactCondition all;
    if (!assumes) {
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
        all.children.push_back(std::move(counts));
    }
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

bool assumes(const policy::Budget& budget) {
    return budget.whenUnpriced == WhenUnpriced::Assume;
}

void addAttempt(const policy::Budget& budget, const books::ExchangeRecord& record,
                const books::AttemptRecord& attempt, BudgetBoard::Booked& into) {
    if (attempt.settles()) {
        into.settled += attempt.cost;
    } else if (attempt.usedTokens() && assumes(budget)) {
        const Money assumed =
            budget.assumed.of({attempt.usage.tokensIn(), attempt.usage.tokensOut()});
        into.settled += assumed;
        into.assumed += assumed;
    } else if (record.state == ExchangeState::Unsettled && attempt.sign == AttemptSign::Running) {
        into.unsettled += attempt.held;
    }
}

Result<Bookings> ofRecords(const books::Book& book, const policy::Budget& budget,
                           const policy::PeriodSpan& period) {
    std::map<Timestamp, BudgetBoard::Booked> quarters;
    books::HistoryQuery query;
    query.since = period.begin;
    query.until = period.end;
    query.facts = factsOf(budget.scope, assumes(budget));
    query.mostSteps = std::numeric_limits<std::size_t>::max();
    query.mostRead = query.mostSteps;
    query.take = [&](const books::ExchangeRecord& record) {
        BudgetBoard::Booked& booked = quarters[quarterHourOf(record.startedAt)];
        for (const books::AttemptRecord& attempt : record.attempts) {
            if (!record.simulated() &&
                policy::covers(budget.scope, exchange::spenderOf(record, attempt.provider))) {
                addAttempt(budget, record, attempt, booked);
            }
        }
        return false;  // there is no limit to how many there are
    };
    if (const auto page = book.history(query); !page) {
        return page.error();
    }
    Bookings all;
    for (auto& [quarter, booked] : quarters) {
        booked.at = quarter;
        all.push_back(booked);
    }
    return all;
}

}  // namespace

Result<Bookings> bookedOf(const books::Book& book, const policy::Budget& budget,
                          const policy::PeriodSpan& period, Timestamp now) {
    if (budget.scope.model.empty() && budget.scope.tag.empty()) {
        auto rollups = ofRollups(book, budget, period, now);
        if (!rollups) {
            return std::move(rollups.error());
        }
        if (!assumes(budget) || !rollups->unpriced) {
            return std::move(rollups->booked);
        }
    }
    return ofRecords(book, budget, period);
}

}  // namespace weir::app
