// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/route_condition.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// One route of the document.
void readRoute(ValueReader& reader, const YamlNode& node, RouteFields& route);

// What a route asks for: a group of fields that all have to hold, with `any`, `all` (lists of such
// groups) and `not` (a group) among them. `uses`: the sets that it names are added.
RouteCondition readCondition(ValueReader& reader, const YamlNode& node, std::vector<SetUse>& uses);

}  // namespace weir::control
