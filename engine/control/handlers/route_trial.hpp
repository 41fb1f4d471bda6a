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

// Without the headers and members of its metadata that no route of the snapshot looks at: a
// recorded call brings a dozen of them along.
admin::TriedCall withWhatIsAskedFor(const policy::Snapshot& snapshot, admin::TriedCall call);

}  // namespace weir::control
