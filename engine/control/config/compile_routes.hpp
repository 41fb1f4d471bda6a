// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/routing/idle_routes.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// The routes of the document, for a snapshot that has its providers and models already. A route
// that never takes a call is a warning: it may be meant to, once another is switched off.
std::vector<policy::Route> compileRoutes(const Document& document, const policy::Snapshot& snapshot,
                                         Problems& problems);

// "\"code\" before it takes them all": of a route that others hide.
std::string hidersText(const policy::IdleRoute& idle, const std::vector<policy::Route>& routes);

// What is wrong with one whatever else the document has.
void checkRouteFields(const RouteFields& fields, Problems& problems);

// One of them by itself.
policy::Route compileRoute(const RouteFields& fields, const policy::Snapshot& snapshot,
                           Problems& problems);

}  // namespace weir::control
