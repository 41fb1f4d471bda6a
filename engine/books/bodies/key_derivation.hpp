// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace weir::books {

// HKDF with SHA-256 (RFC 5869): bytes for one purpose, from which neither the key nor those for
// another purpose can be told. False only when the library fails.
bool deriveBytes(std::string_view key, std::string_view salt, std::string_view purpose,
                 std::span<std::uint8_t> into);

}  // namespace weir::books
