// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir::dialects {

// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that what Weir writes
// is JSON whatever it was given.
std::string jsonQuoted(std::string_view text);

}  // namespace weir::dialects
