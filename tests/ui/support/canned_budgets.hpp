// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/budgets.hpp"

namespace weir::ui {

// One that nears its end, one that refused, one that only warns, and one for everybody.
admin::BudgetList cannedBudgets();

}  // namespace weir::ui
