// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/routes.hpp"
#include "engine/control/admin/traffic.hpp"

// What a recorded call gives to routing.
namespace weir::ui {

// "call of 17 Nov, 14:31:02"
QString callName(const admin::ExchangeDetail& call);

// A rule that takes calls like this one: of its model and its team, or of its key where the key has
// no team. They go where this one went.
admin::RouteSettings ruleOf(const admin::ExchangeDetail& call);

}  // namespace weir::ui
