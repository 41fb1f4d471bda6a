// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

namespace weir::control {

// The name of a key or token, or of whose it is: at most 64 characters of plain text. `what` says
// which for a person: "The name of the key". Errors: Invalid.
Result<void> checkName(std::string_view what, std::string_view name, bool mayBeEmpty);

// Of a list of such names, 50 at most: "tags". Errors: Invalid, TooLarge; also for one that is
// there twice.
Result<void> checkNameList(std::string_view what, const std::vector<std::string>& names);

}  // namespace weir::control
