// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/control/config/edit_routing.hpp"

namespace weir::control {

// What two people made of the same routes and sets, together: each as the one who changed it wants
// it, routes in the order of the one who moved any. What one of them added stands behind what it
// followed there. Errors: Conflict when both changed the same one, each in another way, when both
// moved routes, or when one took away a set that a route of the other asks for.
Result<Routing> mergeRouting(const Routing& base, const Routing& theirs, const Routing& ours);

}  // namespace weir::control
