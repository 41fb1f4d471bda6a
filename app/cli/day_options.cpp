// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/day_options.hpp"

#include <fmt/format.h>

namespace weir::app {

namespace {

Result<Date> readDayOf(const Arguments& arguments, std::string_view option, Date otherwise) {
    const auto text = arguments.value(option);
    if (!text) {
        return otherwise;
    }
    const auto day = readDay(*text);
    if (!day) {
        return Error::invalid(fmt::format("{} is not a day: {}.", option, *text),
                              "Write it like 2026-11-26.");
    }
    return *day;
}

}  // namespace

Result<std::pair<Date, Date>> readDays(const Arguments& arguments, std::string_view first,
                                       std::string_view last, Timestamp now) {
    const Date today = localDay(now);
    const auto from =
        readDayOf(arguments, first, Date{today.year(), today.month(), std::chrono::day{1}});
    if (!from) {
        return from.error();
    }
    const auto to = readDayOf(arguments, last, today);
    if (!to) {
        return to.error();
    }
    if (*to < *from) {
        return Error::invalid(fmt::format("{} is before {}.", last, first));
    }
    return std::pair(*from, *to);
}

}  // namespace weir::app
