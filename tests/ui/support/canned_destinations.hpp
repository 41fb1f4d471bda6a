// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/destinations.hpp"

namespace weir::ui {

// Of a gateway that was started two hours ago: rows in every state, of a provider that was removed
// too.
admin::DestinationList cannedDestinations();

}  // namespace weir::ui
