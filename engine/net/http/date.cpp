// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/date.hpp"

#include <string_view>

namespace weir::net::http {

namespace {

constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void appendTwo(std::string& out, unsigned number) {
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
}

}  // namespace

std::string dateText(std::chrono::sys_seconds time) {
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    std::string text(kDays[std::chrono::weekday(midnight).c_encoding()]);
    text += ", ";
    appendTwo(text, static_cast<unsigned>(day.day()));
    text += ' ';
    text += kMonths[static_cast<unsigned>(day.month()) - 1];
    text += ' ' + std::to_string(static_cast<int>(day.year())) + ' ';
    appendTwo(text, static_cast<unsigned>(clock.hours().count()));
    text += ':';
    appendTwo(text, static_cast<unsigned>(clock.minutes().count()));
    text += ':';
    appendTwo(text, static_cast<unsigned>(clock.seconds().count()));
    return text + " GMT";
}

}  // namespace weir::net::http
