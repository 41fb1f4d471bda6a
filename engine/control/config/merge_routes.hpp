// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/config/edit_routing.hpp"

namespace weir::control {

// What two people made of the same routes, in one list: each route as the one who changed it wants
// it, in the order of the one who moved any. Errors: Conflict when both changed the same route,
// each in another way, or both moved routes.
Result<std::vector<admin::RouteSettings>> mergeRoutes(
    const std::vector<admin::RouteSettings>& base, const std::vector<admin::RouteSettings>& theirs,
    const std::vector<admin::RouteSettings>& ours);

// The same of routes and sets. Errors: Conflict also when one removed a set that a route of the
// other asks for.
Result<Routing> mergeRouting(const Routing& base, const Routing& theirs, const Routing& ours);

}  // namespace weir::control
