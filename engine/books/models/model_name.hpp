// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace weir::books {

// The model's name without the one outermost part that only names a release, a place or a window:
// "[1m]", "@20250929", "-latest", a trailing date, a provider or path in front, as in "openai/" or
// "models/". Empty when there is none left to take off.
std::string_view plainerModelName(std::string_view model);

}  // namespace weir::books
