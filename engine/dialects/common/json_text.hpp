// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace weir::dialects {

// Where the first byte stands that belongs to no well-formed UTF-8; nothing if the text is all of
// it.
std::optional<std::size_t> firstNotUtf8(std::string_view text);

// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that what Weir writes
// is JSON whatever it was given.
std::string jsonQuoted(std::string_view text);

}  // namespace weir::dialects
