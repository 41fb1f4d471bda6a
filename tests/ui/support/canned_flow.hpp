// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/route_flow.hpp"

namespace weir::ui {

// An hour of five teams by the rules of cannedRoutes(): one target cools, one is open, one drains.
admin::RouteFlow cannedFlow();
// The same rules before the first call.
admin::RouteFlow cannedIdleFlow();
// A gateway without rules or teams.
admin::RouteFlow cannedPlainFlow();

}  // namespace weir::ui
