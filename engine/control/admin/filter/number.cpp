// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/filter/number.hpp"

#include <algorithm>
#include <limits>

namespace weir::admin {

namespace {

using Type = FilterField::Type;

constexpr std::int64_t kMicrosASecond = 1'000'000;
constexpr std::int64_t kNanosADollar = 1'000'000'000;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Digits and at most one point, times `unit`, exactly: what the unit cannot hold is cut off.
std::optional<std::int64_t> decimal(std::string_view text, std::int64_t unit) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    std::int64_t whole = 0;
    std::int64_t rest = 0;
    std::int64_t place = unit;
    bool afterPoint = false;
    bool digits = false;
    for (const char c : text) {
        if (c == '.' && !afterPoint) {
            afterPoint = true;
            continue;
        }
        if (!isDigit(c)) {
            return std::nullopt;
        }
        digits = true;
        const std::int64_t digit = c - '0';
        if (afterPoint) {
            place /= 10;
            rest += digit * place;
        } else if (whole > (kMost / unit - 9) / 10) {
            return std::nullopt;
        } else {
            whole = whole * 10 + digit;
        }
    }
    return digits ? std::optional(whole * unit + rest) : std::nullopt;
}

struct Unit {
    std::string_view suffix;
    std::int64_t size;
};

// The longest suffix first. One without is what a bare number is in.
template <std::size_t N>
std::optional<std::int64_t> withUnit(std::string_view text, const Unit (&units)[N]) {
    for (const Unit& unit : units) {
        if (text.ends_with(unit.suffix)) {
            return decimal(text.substr(0, text.size() - unit.suffix.size()), unit.size);
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> readOne(Type type, std::string_view text) {
    constexpr Unit kCounts[] = {{"k", 1'000}, {"m", 1'000'000}, {"", 1}};
    constexpr Unit kSeconds[] = {{"us", 1},
                                 {"ms", 1'000},
                                 {"s", kMicrosASecond},
                                 {"m", 60 * kMicrosASecond},
                                 {"h", 3600 * kMicrosASecond},
                                 {"", kMicrosASecond}};
    constexpr Unit kMillis[] = {{"us", 1},
                                {"ms", 1'000},
                                {"s", kMicrosASecond},
                                {"m", 60 * kMicrosASecond},
                                {"h", 3600 * kMicrosASecond},
                                {"", 1'000}};
    constexpr std::int64_t kDay = 24 * 3600 * kMicrosASecond;
    // A bare number would be a year to one and minutes to another.
    constexpr Unit kBack[] = {{"s", kMicrosASecond},
                              {"m", 60 * kMicrosASecond},
                              {"h", 3600 * kMicrosASecond},
                              {"d", kDay},
                              {"w", 7 * kDay}};
    switch (type) {
        case Type::Count:
            return withUnit(text, kCounts);
        case Type::Seconds:
            return withUnit(text, kSeconds);
        case Type::Millis:
            return withUnit(text, kMillis);
        case Type::Since:
        case Type::Until:
            return withUnit(text, kBack);
        case Type::Dollars:
            return decimal(text.starts_with('$') ? text.substr(1) : text, kNanosADollar);
        case Type::Status:
            return decimal(text, 1);
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<std::pair<std::int64_t, std::int64_t>> readFilterNumber(Type type,
                                                                      std::string_view text) {
    if (type == Type::Status && text.size() == 3 && isDigit(text[0]) && text.ends_with("xx")) {
        const std::int64_t first = (text[0] - '0') * 100;
        return std::pair(first, first + 99);
    }
    const auto number = readOne(type, text);
    return number ? std::optional(std::pair(*number, *number)) : std::nullopt;
}

}  // namespace weir::admin
