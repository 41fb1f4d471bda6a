// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace weir {

// A plain decimal number as a whole number of 10^-places: parseDecimal("0.075", 6) is 75,000. No
// sign, no exponent, no more digits than `places` after the point, nothing above what 64 bits hold;
// so that no price passes through a float.
constexpr std::optional<std::int64_t> parseDecimal(std::string_view text, int places) {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    std::int64_t value = 0;
    int before = 0;
    int after = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point && before > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || (point && after == places)) {
            return std::nullopt;
        }
        const int digit = c - '0';
        if (value > (kMost - digit) / 10) {
            return std::nullopt;
        }
        value = value * 10 + digit;
        ++(point ? after : before);
    }
    if (before == 0 || (point && after == 0)) {
        return std::nullopt;
    }
    for (; after < places; ++after) {
        if (value > kMost / 10) {
            return std::nullopt;
        }
        value *= 10;
    }
    return value;
}

}  // namespace weir
