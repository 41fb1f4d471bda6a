// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/config/edit_budgets.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::string_view kActor = "admin";

BudgetRow rowOf(const policy::BudgetState& state) {
    const policy::Budget& budget = state.budget;
    const bool ends = budget.every != BudgetPeriod::Total;
    return {.settings = {.name = budget.name,
                         .key = budget.scope.key,
                         .team = budget.scope.team,
                         .user = budget.scope.user,
                         .provider = budget.scope.provider,
                         .limit = budget.limit,
                         .every = budget.every,
                         .whenUsed = budget.whenUsed,
                         .whenUnpriced = budget.whenUnpriced},
            .begin = state.period.begin,
            .end = ends ? state.period.end : Timestamp(),
            .settled = state.settled,
            .held = state.held,
            .unsettled = state.unsettled,
            .refused = state.refused,
            .unpriced = state.unpriced,
            .problem = state.problem};
}

Result<BudgetRow> rowNamed(const policy::BudgetBoard& board, const std::string& name) {
    for (const policy::BudgetState& state : board.states()) {
        if (state.budget.name == name) {
            return rowOf(state);
        }
    }
    return Error::internal("The budget \"" + name + "\" is in the document and not in force.");
}

Result<RemovedBudget> remove(PolicyControl& policy, const std::string& name) {
    RemovedBudget removed;
    const auto done = policy.edit(
        [&](std::string_view text) -> Result<std::string> {
            auto removal = removeBudget(text, name);
            if (!removal) {
                return std::move(removal.error());
            }
            removed = std::move(removal->removed);
            return std::move(removal->text);
        },
        kActor);
    if (!done) {
        return done.error();
    }
    return removed;
}

}  // namespace

void addBudgetHandlers(HandlerTable& table, const BudgetServices& services) {
    PolicyControl& policy = services.policy;
    const policy::BudgetBoard& board = services.board;
    table.now<ListBudgets>([&board](const ListBudgets&) -> Result<BudgetList> {
        BudgetList list;
        std::ranges::transform(board.states(), std::back_inserter(list.budgets), rowOf);
        return list;
    });
    table.now<SetBudget>([&](const SetBudget& operation) -> Result<BudgetRow> {
        const auto done = policy.edit(
            [&](std::string_view text) {
                return setBudget(text, operation.replaces, operation.settings);
            },
            kActor);
        if (!done) {
            return done.error();
        }
        return rowNamed(board, operation.settings.name);
    });
    table.now<RemoveBudget>(
        [&policy](const RemoveBudget& operation) { return remove(policy, operation.name); });
    table.now<RestoreBudget>([&](const RestoreBudget& operation) -> Result<BudgetRow> {
        const auto done = policy.edit(
            [&](std::string_view text) { return restoreBudget(text, operation.removed); }, kActor);
        if (!done) {
            return done.error();
        }
        return rowNamed(board, operation.removed.name);
    });
}

}  // namespace weir::control
