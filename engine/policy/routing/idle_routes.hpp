// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "engine/policy/routing/route.hpp"

// Routes that can never take a call. What is found is certain; not everything is found.
namespace weir::policy {

struct IdleRoute {
    std::size_t route = 0;
    // Those before it that take all its calls, in their order: one alone if one does. None: its own
    // conditions contradict each other.
    std::vector<std::size_t> hiddenBy;
};
// Of those that are enabled. That several hide one together is seen where each takes one of its
// words, or where they split its calls by a flag or a number.
std::vector<IdleRoute> idleRoutes(const std::vector<Route>& routes);

}  // namespace weir::policy
