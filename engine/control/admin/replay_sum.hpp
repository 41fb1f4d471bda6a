// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/routes.hpp"

// A replay as a whole: what its pages come to, and what is to be known of the rules it was of.
namespace weir::admin {

// Adds the next page, which goes further back. The moves stand by their calls, the most first.
void addPage(RouteReplay& sum, const RouteReplay& page);

// The rules that are on and took none of the calls, in their order.
std::vector<std::string> idleRules(const RouteReplay& sum, const std::vector<RouteSettings>& rules);

}  // namespace weir::admin
