// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/control/config/policy_test.hpp"
#include "engine/control/handlers/route_trial.hpp"

namespace weir::control {

// What did not come as expected, for a person; empty: the test passed.
std::string failureOf(const PolicyTest& test, const policy::Snapshot& snapshot,
                      const RoutingFigures& figures, const Clock& clock);

}  // namespace weir::control
