// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace weir::books {

// CRC-32C (Castagnoli), as in iSCSI and ext4. Source: RFC 3720 B.4.
std::uint32_t crc32c(std::string_view bytes);

// The same without the help of any processor's own instruction.
std::uint32_t crc32cByTables(std::string_view bytes);

}  // namespace weir::books
