// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/route_condition.hpp"

// Which condition takes all that another one does. What is found is certain; not everything is
// found.
namespace weir::policy {

// Every call that `later` holds for, `earlier` holds for too.
bool covers(const RouteCondition& earlier, const RouteCondition& later);

// No call can fit.
bool neverHolds(const RouteCondition& condition);

}  // namespace weir::policy
