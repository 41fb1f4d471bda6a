// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_routing.hpp"

#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/edit_sets.hpp"

namespace weir::control {

Routing routingOf(const Document& document) {
    return {routesOf(document), setsOf(document)};
}

Result<std::string> setRouting(std::string_view text, const Routing& wanted) {
    const auto withSets = setSets(text, wanted.sets);
    return withSets ? setRoutes(*withSets, wanted.routes) : withSets;
}

}  // namespace weir::control
