// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_budget.hpp"

#include <algorithm>
#include <chrono>

namespace weir::ui {

namespace {

using admin::BudgetSettings;
using admin::SpendBy;

struct Scope {
    SpendBy by;
    std::string BudgetSettings::* name;
};
// A budget counts the calls of one tag, a row those of a team's tags together; no budget is one of
// a cost centre.
constexpr Scope kScopes[] = {
    {SpendBy::Team, &BudgetSettings::team},         {SpendBy::User, &BudgetSettings::user},
    {SpendBy::Key, &BudgetSettings::key},           {SpendBy::Model, &BudgetSettings::model},
    {SpendBy::Provider, &BudgetSettings::provider},
};

bool countsTheSame(const BudgetSettings& settings, const std::vector<admin::SpendOnly>& only) {
    BudgetSettings same;
    for (const admin::SpendOnly& each : only) {
        const auto* scope = std::ranges::find(kScopes, each.by, &Scope::by);
        if (scope == std::end(kScopes) || each.name.empty()) {
            return false;
        }
        same.*scope->name = each.name;
    }
    return settings.tag.empty() && std::ranges::all_of(kScopes, [&](const Scope& scope) {
               return settings.*scope.name == same.*scope.name;
           });
}

// One without an end, or that moves on with every hour, has no share for a day.
bool hasPeriod(const admin::BudgetRow& budget) {
    return budget.settings.every != BudgetPeriod::Rolling && budget.begin != Timestamp() &&
           budget.end > budget.begin;
}

}  // namespace

bool isPeriodOf(const admin::BudgetRow& budget, const SpendAnswer& answer) {
    return budget.begin == answer.steps.bounds.front() && budget.end == answer.steps.bounds.back();
}

double allowedADay(const admin::BudgetRow& budget) {
    const std::chrono::duration<double, std::ratio<86'400>> days = budget.end - budget.begin;
    return static_cast<double>(budget.limit().nano()) / 1e9 / days.count();
}

std::optional<admin::BudgetRow> budgetFor(const SpendAnswer& answer,
                                          const std::vector<admin::BudgetRow>& budgets) {
    std::optional<admin::BudgetRow> found;
    for (const admin::BudgetRow& budget : budgets) {
        if (!hasPeriod(budget) || !countsTheSame(budget.settings, answer.choice.only) ||
            budget.begin > answer.steps.bounds.front() || budget.end < answer.steps.bounds.back()) {
            continue;
        }
        const bool better = !found || (isPeriodOf(budget, answer) == isPeriodOf(*found, answer)
                                           ? allowedADay(budget) < allowedADay(*found)
                                           : isPeriodOf(budget, answer));
        if (better) {
            found = budget;
        }
    }
    return found;
}

}  // namespace weir::ui
