// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/result.hpp"

namespace weir::app {

// All of a file that somebody named. Errors: NotFound, Io, TooLarge.
Result<std::string> readTextFile(const std::string& name, std::uintmax_t mostKibibytes);

}  // namespace weir::app
