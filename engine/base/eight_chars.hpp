// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Eight characters that are looked at as one number: names and values of headers are compared and
// checked several times a call.
namespace weir {

using EightChars = std::uint64_t;

constexpr std::size_t kEight = sizeof(EightChars);

// Those that stand there; in what order does not matter to what is below.
inline EightChars eightChars(const char* at) {
    EightChars eight;
    std::memcpy(&eight, at, kEight);
    return eight;
}

constexpr EightChars eightTimes(std::uint8_t c) {
    return 0x0101010101010101ULL * c;
}

// The highest bit of each character that is so much or more; no character has its highest bit set.
constexpr EightChars fromOn(EightChars eight, std::uint8_t least) {
    return (eight + eightTimes(static_cast<std::uint8_t>(0x80 - least))) & eightTimes(0x80);
}

constexpr EightChars lowerEach(EightChars eight) {
    const EightChars ascii = eight & eightTimes(0x7f);
    const EightChars capitals = fromOn(ascii, 'A') & ~fromOn(ascii, 'Z' + 1) & ~eight;
    return eight | (capitals >> 2);  // 0x80 becomes 0x20, by which the cases differ
}

}  // namespace weir
