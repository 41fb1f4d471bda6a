// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/config/edit_budgets.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

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

struct BudgetItems {
    using Set = SetBudget;
    using Remove = RemoveBudget;
    using Restore = RestoreBudget;
    static constexpr auto kSet = setBudget;
    static constexpr auto kRemove = removeBudget;
    static constexpr auto kRestore = restoreBudget;
};

}  // namespace

void addBudgetHandlers(HandlerTable& table, const BudgetServices& services) {
    const policy::BudgetBoard& board = services.board;
    table.now<ListBudgets>([&board](const ListBudgets&) -> Result<BudgetList> {
        BudgetList list;
        std::ranges::transform(board.states(), std::back_inserter(list.budgets), rowOf);
        return list;
    });
    addItemHandlers<BudgetItems>(table, services.policy, [&board](const std::string& name) {
        return rowNamed(board, name);
    });
}

}  // namespace weir::control
