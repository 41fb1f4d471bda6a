// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/clock.hpp"

#include <fmt/format.h>

namespace weir {

Timestamp SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

Instant SystemClock::instant() const {
    return std::chrono::steady_clock::now();
}

std::optional<Timestamp> fromIso(std::string_view text) {
    // Fixed places, so that nothing but digits can stand between them.
    const auto digits = [&](std::size_t at, std::size_t count) -> std::optional<int> {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) {
            if (i >= text.size() || text[i] < '0' || text[i] > '9') {
                return std::nullopt;
            }
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const auto is = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
    const auto year = digits(0, 4);
    const auto month = digits(5, 2);
    const auto day = digits(8, 2);
    if (!year || !month || !day || !is(4, '-') || !is(7, '-')) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *year < 1970) {
        return std::nullopt;
    }
    Timestamp time = std::chrono::sys_days(date);
    if (text.size() == 10) {
        return time;
    }
    const auto hour = digits(11, 2);
    const auto minute = digits(14, 2);
    if (!is(10, 'T') || !hour || !minute || !is(13, ':') || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    time += std::chrono::hours(*hour) + std::chrono::minutes(*minute);
    std::size_t end = 16;
    if (is(16, ':')) {
        const auto second = digits(17, 2);
        if (!second || *second > 59) {
            return std::nullopt;
        }
        time += std::chrono::seconds(*second);
        end = 19;
        if (is(end, '.')) {
            Microseconds place{100'000};
            const std::size_t first = ++end;
            for (; end < first + 6 && digits(end, 1); ++end, place /= 10) {
                time += *digits(end, 1) * place;
            }
            if (end == first) {
                return std::nullopt;
            }
        }
    }
    return is(end, 'Z') && end + 1 == text.size() ? std::optional(time) : std::nullopt;
}

std::string toIso(Timestamp time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<Milliseconds>(time - day));
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

}  // namespace weir
