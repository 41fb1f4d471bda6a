// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include "engine/base/eight_chars.hpp"

// Characters of protocols: ASCII, whatever the locale says.
namespace weir {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// 0 to 15, or -1 for what is no digit of either case.
constexpr int hexDigit(char c) {
    if (isDigit(c)) {
        return c - '0';
    }
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

// Of eight characters and more the last eight are compared as one, whether some were before or not.
constexpr bool equalsIgnoringCase(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) {
        return false;
    }
    if (left.size() >= kEight && !std::is_constant_evaluated()) {
        const std::size_t last = left.size() - kEight;
        for (std::size_t at = 0;; at = std::min(at + kEight, last)) {
            if (lowerEach(eightChars(left.data() + at)) !=
                lowerEach(eightChars(right.data() + at))) {
                return false;
            }
            if (at == last) {
                return true;
            }
        }
    }
    return std::equal(left.begin(), left.end(), right.begin(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

// Whether `lowered`, which has no capital letter, is somewhere in the text.
constexpr bool containsLowered(std::string_view text, std::string_view lowered) {
    return lowered.empty() ||
           std::search(text.begin(), text.end(), lowered.begin(), lowered.end(),
                       [](char c, char want) { return lower(c) == want; }) != text.end();
}

constexpr bool startsWithIgnoringCase(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() &&
           equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const auto from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) {
        return {};
    }
    return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

}  // namespace weir
