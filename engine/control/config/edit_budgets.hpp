// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/budgets.hpp"
#include "engine/control/config/edit_items.hpp"

// Changes to the budgets of a document, by the rules of edit.hpp.
namespace weir::control {

Result<std::string> setBudget(std::string_view text, std::string_view replaces,
                              const admin::BudgetSettings& settings);
// Behind the last one, in one change: all of them or none.
Result<std::string> addBudgets(std::string_view text,
                               std::span<const admin::BudgetSettings> settings);

using BudgetRemoval = ItemRemoval<admin::RemovedBudget>;
Result<BudgetRemoval> removeBudget(std::string_view text, std::string_view name);

Result<std::string> restoreBudget(std::string_view text, const admin::RemovedBudget& removed);

}  // namespace weir::control
