// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace weir {

// A part of a path or a query without its percent-encoding; a "%" that begins no escape stands for
// itself. Source: RFC 3986 2.1.
std::string percentDecoded(std::string_view text);

}  // namespace weir
