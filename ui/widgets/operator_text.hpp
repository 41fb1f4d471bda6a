// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>

#include "engine/base/via.hpp"

namespace weir::ui {

// Who did something at the gateway, behind "by": "the window", or the name of a token.
QString operatorText(Via via, const std::string& name);
// The same by itself, as a record has it: "window", "socket", "remote anna", the name of the
// document's file. What is not known is shown as it is.
QString actorText(std::string_view actor);

}  // namespace weir::ui
