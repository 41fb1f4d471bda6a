// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/routed_target.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/policy/snapshot.hpp"

// What targets are ready for, as the contract tells it.
namespace weir::control {

// Those a route names itself, "openai/gpt-5", each once; of its models, what they stand for.
std::vector<std::string> targetsOf(const policy::Route& route, const policy::Snapshot& snapshot);

// As a decision would find the target now, which asks the same in the same order.
admin::RoutedTarget targetNow(const std::string& name, const policy::Snapshot& snapshot,
                              const RoutingFigures& figures, const Clock& clock);

}  // namespace weir::control
