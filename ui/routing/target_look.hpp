// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/routed_target.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

// What a target is ready for, in a word or two: "Ready", "Cooling, 38 s", "Draining, 2 under way".
StateLook lookOf(const admin::RoutedTarget& target);

// It is worth a look: calls pass it over now, or will soon be let through one by one.
bool holdsCallsBack(admin::TargetState state);

}  // namespace weir::ui
