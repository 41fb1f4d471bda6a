// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/budgets/budget.hpp"

namespace weir::control {

// Who may spend how much, in the order of the document.
std::vector<policy::Budget> compileBudgets(const Document& document, Problems& problems);

}  // namespace weir::control
