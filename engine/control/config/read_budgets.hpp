// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/config/budget_fields.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

void readBudget(ValueReader& reader, const YamlNode& node, BudgetFields& budget);

}  // namespace weir::control
