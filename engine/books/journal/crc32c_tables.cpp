// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>

#include "engine/books/journal/crc32c.hpp"

namespace weir::books {

namespace {

// Eight tables, so that eight bytes are taken at a time: the journal checksums every entry on the
// io thread, and one table alone costs as much as the write().
constexpr std::array<std::array<std::uint32_t, 256>, 8> kTables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t value = byte;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value >> 1) ^ ((value & 1) != 0 ? 0x82f63b78u : 0u);
        }
        tables[0][byte] = value;
    }
    for (std::size_t table = 1; table < 8; ++table) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = tables[table - 1][byte];
            tables[table][byte] = (before >> 8) ^ tables[0][before & 0xff];
        }
    }
    return tables;
}();

}  // namespace

std::uint32_t crc32cByTables(std::string_view bytes) {
    const auto& table = kTables;
    std::uint32_t crc = 0xffffffffu;
    const auto byteAt = [&](std::size_t place) { return static_cast<std::uint8_t>(bytes[place]); };
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const std::uint32_t low = crc ^ (static_cast<std::uint32_t>(byteAt(i)) |
                                         static_cast<std::uint32_t>(byteAt(i + 1)) << 8 |
                                         static_cast<std::uint32_t>(byteAt(i + 2)) << 16 |
                                         static_cast<std::uint32_t>(byteAt(i + 3)) << 24);
        crc = table[7][low & 0xff] ^ table[6][(low >> 8) & 0xff] ^ table[5][(low >> 16) & 0xff] ^
              table[4][low >> 24] ^ table[3][byteAt(i + 4)] ^ table[2][byteAt(i + 5)] ^
              table[1][byteAt(i + 6)] ^ table[0][byteAt(i + 7)];
    }
    for (; i < bytes.size(); ++i) {
        crc = (crc >> 8) ^ table[0][(crc ^ byteAt(i)) & 0xff];
    }
    return ~crc;
}

}  // namespace weir::books
