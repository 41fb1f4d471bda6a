// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/result.hpp"

namespace weir::control {

// What an operator writes beside a deed: a line of at most admin::kMostReasonBytes, blanks around
// it aside. Errors: Invalid.
Result<void> checkReason(std::string_view reason);

}  // namespace weir::control
