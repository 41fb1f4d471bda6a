// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

#include "engine/base/states.hpp"

namespace weir::ui {

// Weir's own picture, for the window, the task bar and the tray: the mark on a tile of the accent,
// so that it can be seen on any panel.
QIcon programIcon();

// The same with a sign in its corner while the gateway is not simply listening. Static: nothing in
// the tray moves.
QIcon programIcon(GatewayState state);

}  // namespace weir::ui
