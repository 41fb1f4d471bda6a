// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::control {

// Where a call would go by a snapshot, and why; nothing is sent. Errors: Invalid when the endpoint
// is none.
Result<admin::RouteTrial> tryCall(const policy::Snapshot& snapshot, const admin::TriedCall& call,
                                  const RoutingFigures& figures, const Clock& clock);

}  // namespace weir::control
