// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "engine/base/via.hpp"

namespace weir::ui {

// Who did something at the gateway, behind "by": "the window", or the name of a token.
QString operatorText(Via via, const std::string& name);

}  // namespace weir::ui
