// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/policy/routing/route.hpp"

// Routes that can never take a call. What is found is certain; not everything is found.
namespace weir::policy {

// Every call that `later` holds for, `earlier` holds for too.
bool covers(const RouteCondition& earlier, const RouteCondition& later);

// No call can fit.
bool neverHolds(const RouteCondition& condition);

struct IdleRoute {
    std::size_t route = 0;
    std::optional<std::size_t> hiddenBy;  // nothing: its own conditions contradict each other
};
// Of those that are enabled.
std::vector<IdleRoute> idleRoutes(const std::vector<Route>& routes);

}  // namespace weir::policy
