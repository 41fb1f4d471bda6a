// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/journal/crc32c.hpp"

namespace weir::books {

std::uint32_t crc32c(std::string_view bytes) {
    return crc32cByTables(bytes);
}

}  // namespace weir::books
