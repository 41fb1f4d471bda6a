// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "ui/spend/spend_source.hpp"

namespace weir::ui {

// The budget that counts what is looked at and nothing else, in a period that holds all of its
// days. Of several the one whose period these days are, else the one that allows least a day.
std::optional<admin::BudgetRow> budgetFor(const SpendAnswer& answer,
                                          const std::vector<admin::BudgetRow>& budgets);

// Its period is what is looked at, from begin to end.
bool isPeriodOf(const admin::BudgetRow& budget, const SpendAnswer& answer);

// In dollars: what it allows a day, each day of its period alike.
double allowedADay(const admin::BudgetRow& budget);

}  // namespace weir::ui
