// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/spend.hpp"

namespace weir::ui {

// Six teams and calls without one, busy on working days until kCannedNow; users, keys, models and
// providers alike.
admin::SpendReport cannedSpend(const admin::GetSpend& asked);

}  // namespace weir::ui
