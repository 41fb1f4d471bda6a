// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/routes.hpp"
#include "engine/control/admin/traffic.hpp"

namespace weir::admin {

// A recorded call, to be tried again; as of the time at which it was made. It says as much as the
// record does: without CallFacts, only what stands in the row.
TriedCall triedCallOf(const ExchangeDetail& call);

}  // namespace weir::admin
