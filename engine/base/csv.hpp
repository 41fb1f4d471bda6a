// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir {

// A text as a cell of a CSV file. Source: RFC 4180. A text that a spreadsheet would take for a
// formula and run gets an apostrophe in front: names and models come from whoever calls. Source:
// OWASP, CSV injection.
std::string csvText(std::string_view text);

}  // namespace weir
