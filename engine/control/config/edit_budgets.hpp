// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/budgets.hpp"

// Changes to the budgets of a document, by the rules of edit.hpp.
namespace weir::control {

// Behind the last one, or in the place of the one named `replaces`.
Result<std::string> setBudget(std::string_view text, std::string_view replaces,
                              const admin::BudgetSettings& settings);

struct BudgetRemoval {
    std::string text;  // the document without it
    admin::RemovedBudget removed;
};
Result<BudgetRemoval> removeBudget(std::string_view text, std::string_view name);

// Where it stood, byte for byte, if nothing around it was changed meanwhile.
Result<std::string> restoreBudget(std::string_view text, const admin::RemovedBudget& removed);

}  // namespace weir::control
