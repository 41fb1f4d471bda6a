// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/state_look.hpp"

namespace weir::ui {

class GatewayModel;

// The state of the gateway as the window knows it. One that does not answer is not what it was.
StateLook lookOf(const GatewayModel& gateway);

// What it means that the gateway is another process' own; empty when it is ours.
QString attachedText(const GatewayModel& gateway);

}  // namespace weir::ui
