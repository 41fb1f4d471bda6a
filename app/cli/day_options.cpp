// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/day_options.hpp"

#include <fmt/format.h>

namespace weir::app {

Result<std::optional<Date>> readDayOption(const Arguments& arguments, std::string_view option) {
    const auto text = arguments.value(option);
    if (!text) {
        return std::optional<Date>();
    }
    const auto day = readDay(*text);
    if (!day) {
        return Error::invalid(fmt::format("{} is not a day: {}.", option, *text),
                              "Write it like 2026-11-26.");
    }
    return day;
}

Result<std::pair<Date, Date>> readDays(const Arguments& arguments, std::string_view first,
                                       std::string_view last, Timestamp now) {
    const Date today = localDay(now);
    const auto named = readDayOption(arguments, first);
    if (!named) {
        return named.error();
    }
    const auto lastNamed = readDayOption(arguments, last);
    if (!lastNamed) {
        return lastNamed.error();
    }
    const Date from = named->value_or(Date{today.year(), today.month(), std::chrono::day{1}});
    const Date to = lastNamed->value_or(today);
    if (to < from) {
        return Error::invalid(fmt::format("{} is before {}.", last, first));
    }
    return std::pair(from, to);
}

}  // namespace weir::app
