// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/rate_limits.hpp"

namespace weir::ui {

admin::RateLimitList cannedRateLimits();

}  // namespace weir::ui
