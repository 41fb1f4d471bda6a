// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/syntax.hpp"

#include <algorithm>
#include <array>

#include "engine/base/ascii.hpp"
#include "engine/base/eight_chars.hpp"

namespace weir::net::http {

namespace {

constexpr std::uint8_t kToken = 1;
constexpr std::uint8_t kValue = 2;

constexpr std::array<std::uint8_t, 256> kClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (digit || letter ||
            std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) !=
                std::string_view::npos) {
            classes[c] |= kToken;
        }
        if ((c >= 0x20 && c != 0x7f) || c == '\t') {
            classes[c] |= kValue;
        }
    }
    return classes;
}();

std::uint8_t classOf(char c) {
    return kClasses[static_cast<unsigned char>(c)];
}

// Whether all eight may stand in a value: none is below a blank, none is the one that deletes. A
// tab is left to who looks at them one by one.
bool areFieldValue(EightChars eight) {
    const EightChars ascii = eight & eightTimes(0x7f);
    const EightChars good = fromOn(ascii, ' ') & fromOn(ascii ^ eightTimes(0x7f), 1);
    return ((good | eight) & eightTimes(0x80)) == eightTimes(0x80);
}

}  // namespace

bool isTokenChar(char c) {
    return (classOf(c) & kToken) != 0;
}

bool isToken(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return (classOf(c) & kToken) != 0; });
}

bool isTokenList(std::string_view text) {
    while (true) {
        const std::size_t comma = text.find(',');
        const std::string_view element = trim(text.substr(0, comma));
        if (!element.empty() && !isToken(element)) {
            return false;
        }
        if (comma == text.npos) {
            return true;
        }
        text.remove_prefix(comma + 1);
    }
}

bool isFieldValue(std::string_view text) {
    while (text.size() >= kEight && areFieldValue(eightChars(text.data()))) {
        text.remove_prefix(kEight);
    }
    return std::all_of(text.begin(), text.end(), [](char c) { return (classOf(c) & kValue) != 0; });
}

bool isWritable(std::string_view name, std::string_view value) {
    return isToken(name) && isFieldValue(value) && trim(value).size() == value.size();
}

std::string_view trim(std::string_view text) {
    return trimmed(text, " \t");
}

bool sameWord(std::string_view left, std::string_view right) {
    return equalsIgnoringCase(left, right);
}

std::optional<std::uint64_t> parseLength(std::string_view text) {
    if (text.empty() || text.size() > 19) {
        return std::nullopt;
    }
    std::uint64_t length = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        length = length * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return length;
}

}  // namespace weir::net::http
