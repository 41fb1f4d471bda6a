// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace weir::net {

// Size and time of a file: another one when it was written since. Empty when it is not there.
std::string fileStamp(const std::string& file);

}  // namespace weir::net
