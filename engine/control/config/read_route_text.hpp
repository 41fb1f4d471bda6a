// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "engine/control/config/problem.hpp"

namespace weir::control {

struct CarriedRoutes {
    std::vector<admin::RouteSettings> routes;  // none if there are errors
    Problems problems;                         // by place
};

// The routes of a text that is no document: a list of them, a group with `routes` (what stands
// beside it is left aside, so a document will do), or a single route. What only a document can
// tell, as whether a target is there, is not looked at; names may stand there twice.
CarriedRoutes readRouteText(std::string_view text);

}  // namespace weir::control
