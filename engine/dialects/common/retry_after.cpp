// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/retry_after.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/base/ascii.hpp"
#include "engine/dialects/common/decimal_time.hpp"

namespace weir::dialects {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() ||
        value < 0) {
        return std::nullopt;
    }
    return value;
}

struct Tokens {
    std::array<std::string_view, 6> text;
    std::size_t count = 0;
};

Tokens split(std::string_view date) {
    Tokens tokens;
    while (tokens.count < tokens.text.size()) {
        const auto from = date.find_first_not_of(" ,-");
        if (from == std::string_view::npos) {
            break;
        }
        date.remove_prefix(from);
        const auto length = std::min(date.find_first_of(" ,-"), date.size());
        tokens.text[tokens.count++] = date.substr(0, length);
        date.remove_prefix(length);
    }
    return tokens;
}

std::optional<std::chrono::seconds> timeOfDay(std::string_view text) {
    if (text.size() != 8 || text[2] != ':' || text[5] != ':') {
        return std::nullopt;
    }
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    const auto second = number(text.substr(6, 2));
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    return std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second);
}

// A year of two digits is of this century: these dates lie ahead.
std::optional<int> fullYear(std::string_view text) {
    const auto year = number(text);
    if (!year || (text.size() != 2 && text.size() != 4)) {
        return std::nullopt;
    }
    return text.size() == 2 ? *year + 2000 : *year;
}

// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" or "Sun Nov  6 08:49:37 1994".
std::optional<Timestamp> httpDate(std::string_view text) {
    const Tokens tokens = split(text);
    const bool asctime = tokens.count == 5;
    if (!asctime && (tokens.count != 6 || tokens.text[5] != "GMT")) {
        return std::nullopt;
    }
    const auto& part = tokens.text;
    const auto day = number(asctime ? part[2] : part[1]);
    const auto* month = std::find(kMonths.begin(), kMonths.end(), asctime ? part[1] : part[2]);
    const auto year = fullYear(asctime ? part[4] : part[3]);
    const auto time = timeOfDay(asctime ? part[3] : part[4]);
    if (!day || month == kMonths.end() || !year || !time) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{
        std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) {
        return std::nullopt;
    }
    return Timestamp(std::chrono::sys_days(date)) + *time;
}

}  // namespace

std::optional<Milliseconds> readRetryAfter(std::string_view retryAfterMs,
                                           std::string_view retryAfter, Timestamp now) {
    if (const auto wait = readDecimalTime(retryAfterMs, 1)) {
        return wait;
    }
    const std::string_view value = trimmed(retryAfter);
    if (const auto wait = readDecimalTime(value, 1000)) {
        return wait;
    }
    const auto date = httpDate(value);
    if (!date) {
        return std::nullopt;
    }
    const auto wait = std::chrono::ceil<Milliseconds>(*date - now);
    return std::clamp(wait, Milliseconds(0), kLongestTime);
}

}  // namespace weir::dialects
