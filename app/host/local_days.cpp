// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/local_days.hpp"

#include <charconv>
#include <ctime>

namespace weir::app {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date dayAfter(Date day) {
    return Date(sys_days(day) + days{1});
}

bool beginsStep(Date day, DayStep step) {
    switch (step) {
        case DayStep::Day:
            return true;
        case DayStep::Week:
            return std::chrono::weekday(sys_days(day)) == std::chrono::Monday;
        case DayStep::Month:
            return day.day() == std::chrono::day{1};
        case DayStep::Whole:
            break;
    }
    return false;
}

template <class T>
bool readNumber(std::string_view digits, T& value) {
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failure == std::errc() && end == digits.data() + digits.size();
}

}  // namespace

std::optional<Date> readDay(std::string_view text) {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' ||
        !readNumber(text.substr(0, 4), year) || !readNumber(text.substr(5, 2), month) ||
        !readNumber(text.substr(8, 2), day)) {
        return std::nullopt;
    }
    const Date read{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                    std::chrono::day(day)};
    return read.ok() ? std::optional(read) : std::nullopt;
}

Date localDay(Timestamp time) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return Date{std::chrono::year(local.tm_year + 1900),
                std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
                std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

Timestamp beginOfDay(Date day) {
    std::tm local{};
    local.tm_year = static_cast<int>(day.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(day.day()));
    local.tm_isdst = -1;
    return Timestamp(std::chrono::seconds(std::mktime(&local)));
}

Timestamp localMidnight(Timestamp now) {
    return beginOfDay(localDay(now));
}

policy::PeriodSpan localPeriod(BudgetPeriod period, Timestamp now) {
    const Date today = localDay(now);
    const auto months = [](Date first, int count) {
        return policy::PeriodSpan{beginOfDay(first),
                                  beginOfDay(first + std::chrono::months{count})};
    };
    const std::chrono::day one{1};
    switch (period) {
        case BudgetPeriod::Day:
            return {beginOfDay(today), beginOfDay(dayAfter(today))};
        case BudgetPeriod::Week: {
            const std::chrono::weekday name{sys_days(today)};
            const sys_days monday = sys_days(today) - (name - std::chrono::Monday);
            return {beginOfDay(monday), beginOfDay(monday + days{7})};
        }
        case BudgetPeriod::Month:
            return months(today.year() / today.month() / one, 1);
        case BudgetPeriod::Quarter: {
            const unsigned month = static_cast<unsigned>(today.month());
            return months(today.year() / std::chrono::month{month - (month - 1) % 3} / one, 3);
        }
        case BudgetPeriod::Year:
            return months(today.year() / std::chrono::January / one, 12);
        case BudgetPeriod::Total:
        case BudgetPeriod::Rolling:
        case BudgetPeriod::Prepaid:
            break;
    }
    return {Timestamp(), Timestamp::max()};
}

std::vector<Timestamp> boundsOf(Date first, Date last, DayStep step) {
    std::vector<Timestamp> bounds{beginOfDay(first)};
    for (Date day = dayAfter(first); sys_days(day) <= sys_days(last); day = dayAfter(day)) {
        if (beginsStep(day, step)) {
            bounds.push_back(beginOfDay(day));
        }
    }
    bounds.push_back(beginOfDay(dayAfter(last)));
    return bounds;
}

}  // namespace weir::app
