// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/overview.hpp"

namespace weir::ui {

// A busy afternoon in which one provider was limited for a while.
admin::Overview cannedOverview(admin::OverviewRange range);
// The same range before the first call.
admin::Overview emptyOverview(admin::OverviewRange range);
// A first day: five simulated calls.
admin::Overview firstDayOverview(admin::OverviewRange range);

}  // namespace weir::ui
