// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/words.hpp"

#include <algorithm>

namespace weir::classify {

namespace {

using Script = Word::Script;

struct Character {
    std::uint32_t point = 0;
    std::size_t bytes = 1;
};

// What is no UTF-8 is a character of one byte that belongs to no word.
Character characterAt(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) {
        return {first, 1};
    }
    const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    if (bytes == 0 || text.size() < bytes) {
        return {0, 1};
    }
    std::uint32_t point = first & (0xffU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) {
            return {0, 1};
        }
        point = (point << 6U) | (byte(i) & 0x3fU);
    }
    return {point, bytes};
}

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

bool isIn(std::uint32_t point, std::initializer_list<Range> ranges) {
    return std::ranges::any_of(
        ranges, [&](const Range& each) { return point >= each.first && point <= each.last; });
}

bool isAsciiLetter(std::uint32_t point) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
           (point >= '0' && point <= '9') || point == '_';
}

// Kana, Han and Hangul.
bool isIdeograph(std::uint32_t point) {
    return isIn(point, {{0x3040, 0x30ff},
                        {0x3400, 0x4dbf},
                        {0x4e00, 0x9fff},
                        {0xac00, 0xd7af},
                        {0xf900, 0xfaff},
                        {0x20000, 0x3ffff}});
}

// Signs, spaces and punctuation beyond ASCII, and pictures.
bool isBetweenWords(std::uint32_t point) {
    return isIn(point, {{0x80, 0xbf},
                        {0xd7, 0xd7},
                        {0xf7, 0xf7},
                        {0x2000, 0x2bff},
                        {0x3000, 0x303f},
                        {0xfe00, 0xfe6f},
                        {0xff00, 0xff0f},
                        {0xff1a, 0xff20},
                        {0x1f000, 0x1faff}});
}

bool isWordLetter(std::uint32_t point) {
    return point < 0x80 ? isAsciiLetter(point) : !isBetweenWords(point) && !isIdeograph(point);
}

// Latin with all its accents.
bool isLatin(std::uint32_t point) {
    return point < 0x250 || isIn(point, {{0x300, 0x36f}, {0x1e00, 0x1eff}});
}

}  // namespace

std::string inSmallLetters(std::string_view text) {
    std::string small(text);
    for (std::size_t i = 0; i < small.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(small[i]);
        if (byte >= 'A' && byte <= 'Z') {
            small[i] = static_cast<char>(byte + 0x20);
        } else if (byte == 0xc3 && i + 1 < small.size()) {
            // À to Þ, but for the sign ×.
            const auto next = static_cast<std::uint8_t>(small[++i]);
            if (next >= 0x80 && next <= 0x9e && next != 0x97) {
                small[i] = static_cast<char>(next + 0x20);
            }
        }
    }
    return small;
}

bool Words::next(Word& word) {
    while (!m_rest.empty()) {
        const Character first = characterAt(m_rest);
        if (isIdeograph(first.point)) {
            word = {m_rest.substr(0, first.bytes), Script::Ideographs};
            m_rest.remove_prefix(first.bytes);
            return true;
        }
        if (!isWordLetter(first.point)) {
            m_rest.remove_prefix(first.bytes);
            continue;
        }
        std::size_t end = 0;
        word.script = Script::Latin;
        while (end < m_rest.size()) {
            const Character each = characterAt(m_rest.substr(end));
            if (!isWordLetter(each.point)) {
                break;
            }
            word.script = isLatin(each.point) ? word.script : Script::Other;
            end += each.bytes;
        }
        word.text = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return true;
    }
    return false;
}

}  // namespace weir::classify
