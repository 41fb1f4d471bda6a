// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Text that came from outside and may not be what it should be. Source: RFC 3629.
namespace weir {

// The byte at which it stops being UTF-8; nothing: it is.
std::optional<std::size_t> firstNotUtf8(std::string_view text);

// With U+FFFD for each byte that belongs to no character.
std::string repairedUtf8(std::string_view text);

}  // namespace weir
