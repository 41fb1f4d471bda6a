// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/failover.hpp"
#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// `failover`, of all calls or of a route: {content_policy: true, timeout: false}. What it does not
// name is left open.
RouteFailover readFailover(ValueReader& reader, const YamlNode& node);

}  // namespace weir::control
