// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/bodies/segment_name.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace weir::books {

namespace {

constexpr std::size_t kDayLength = 10;  // "2026-11-26"

}  // namespace

std::string dayText(Timestamp time) {
    return toIso(time).substr(0, kDayLength);
}

std::optional<std::chrono::sys_days> dayOf(std::string_view name) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const auto number = [&](std::size_t from, std::size_t length, auto& into) {
        const char* end = name.data() + from + length;
        return std::from_chars(name.data() + from, end, into).ptr == end;
    };
    if (name.size() < kDayLength || name[4] != '-' || name[7] != '-' || !number(0, 4, year) ||
        !number(5, 2, month) || !number(8, 2, day)) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

std::uint32_t numberOf(std::string_view name) {
    std::uint32_t number = 0;
    std::from_chars(name.data() + std::min(name.size(), kDayLength + 1), name.data() + name.size(),
                    number);
    return number;
}

bool isSegmentName(std::string_view name) {
    return dayOf(name) && name.size() > kDayLength + 1 && name[kDayLength] == '-' &&
           name == fmt::format("{}-{}", name.substr(0, kDayLength), numberOf(name));
}

bool isOlder(const std::string& left, const std::string& right) {
    return std::pair(dayOf(left), numberOf(left)) < std::pair(dayOf(right), numberOf(right));
}

}  // namespace weir::books
