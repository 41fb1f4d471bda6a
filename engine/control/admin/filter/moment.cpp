// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/filter/moment.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/control/admin/filter/number.hpp"

namespace weir::admin {

namespace {

using namespace std::chrono;
using Local = local_time<microseconds>;

constexpr int kFirstYear = 1970;

Local localOf(Timestamp moment, const FilterClock& clock) {
    return Local((moment + clock.offset(moment)).time_since_epoch());
}

// Of a time that comes twice the first; one that the clocks leave out is as long after the change
// as it would have been.
Timestamp momentOf(Local time, const FilterClock& clock) {
    const Timestamp asUtc(time.time_since_epoch());
    const Timestamp before = asUtc - clock.offset(asUtc - days(1));
    const Timestamp after = asUtc - clock.offset(asUtc + days(1));
    const bool afterIsRight = localOf(after, clock) == time;
    return afterIsRight && (localOf(before, clock) != time || after < before) ? after : before;
}

// Takes pieces from the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    bool take(char c) {
        const bool here = m_rest.starts_with(c);
        m_rest.remove_prefix(here ? 1 : 0);
        return here;
    }
    // Exactly so many digits.
    std::optional<int> number(std::size_t digits) {
        if (m_rest.size() < digits) {
            return std::nullopt;
        }
        int value = 0;
        for (const char c : m_rest.substr(0, digits)) {
            if (c < '0' || c > '9') {
                return std::nullopt;
            }
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(digits);
        return value;
    }
    // After the point: one to six digits.
    std::optional<microseconds> fraction() {
        microseconds value{0};
        microseconds place{100'000};
        std::size_t digits = 0;
        while (digits < 6 && digits < m_rest.size() && m_rest[digits] >= '0' &&
               m_rest[digits] <= '9') {
            value += (m_rest[digits++] - '0') * place;
            place /= 10;
        }
        m_rest.remove_prefix(digits);
        return digits > 0 ? std::optional(value) : std::nullopt;
    }

private:
    std::string_view m_rest;
};

// 14:00, 14:00:05 or 14:00:05.25
std::optional<microseconds> readTimeOfDay(Reader& reader) {
    const auto hour = reader.number(2);
    const bool colon = hour && reader.take(':');
    const auto minute = colon ? reader.number(2) : std::nullopt;
    if (!minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    microseconds time = hours(*hour) + minutes(*minute);
    if (reader.take(':')) {
        const auto second = reader.number(2);
        if (!second || *second > 59) {
            return std::nullopt;
        }
        time += seconds(*second);
        if (reader.take('.')) {
            const auto fraction = reader.fraction();
            if (!fraction) {
                return std::nullopt;
            }
            time += *fraction;
        }
    }
    return time;
}

// z, +01:00 or -05:30; nothing for what is none of them.
std::optional<seconds> readOffset(Reader& reader) {
    if (reader.take('z')) {
        return seconds(0);
    }
    const bool west = reader.take('-');
    if (!west && !reader.take('+')) {
        return std::nullopt;
    }
    const auto hour = reader.number(2);
    const bool colon = hour && reader.take(':');
    const auto minute = colon ? reader.number(2) : std::nullopt;
    if (!minute || *hour > 14 || *minute > 59) {
        return std::nullopt;
    }
    const seconds ahead = hours(*hour) + minutes(*minute);
    return west ? -ahead : ahead;
}

FilterMoment between(local_days first, local_days next, bool moves, const FilterClock& clock) {
    return {momentOf(Local(first), clock), momentOf(Local(next), clock), moves};
}

std::optional<FilterMoment> readDate(std::string_view text, const FilterClock& clock) {
    Reader reader(text);
    const auto y = reader.number(4);
    const bool dash = y && reader.take('-');
    const auto m = dash ? reader.number(2) : std::nullopt;
    if (!m || *y < kFirstYear) {
        return std::nullopt;
    }
    const year_month month{year(*y), std::chrono::month(static_cast<unsigned>(*m))};
    if (!month.ok()) {
        return std::nullopt;
    }
    if (reader.atEnd()) {
        return between(local_days(month / 1), local_days((month + months(1)) / 1), false, clock);
    }
    const auto d = reader.take('-') ? reader.number(2) : std::nullopt;
    const year_month_day date = month / (d ? *d : 0);
    if (!date.ok()) {
        return std::nullopt;
    }
    const local_days day(date);
    if (reader.atEnd()) {
        return between(day, day + days(1), false, clock);
    }
    const bool follows = reader.take('t') || reader.take(' ');
    const auto time = follows ? readTimeOfDay(reader) : std::nullopt;
    if (!time) {
        return std::nullopt;
    }
    const Local at = day + *time;
    Timestamp moment;
    if (reader.atEnd()) {
        moment = momentOf(at, clock);
    } else if (const auto offset = readOffset(reader); offset && reader.atEnd()) {
        moment = Timestamp(at.time_since_epoch()) - *offset;
    } else {
        return std::nullopt;
    }
    return FilterMoment{moment, moment, false};
}

local_days dayOf(const FilterClock& clock) {
    return floor<days>(localOf(clock.now, clock));
}

std::optional<FilterMoment> readTimeOfToday(std::string_view text, const FilterClock& clock) {
    Reader reader(text);
    const auto time = readTimeOfDay(reader);
    if (!time || !reader.atEnd()) {
        return std::nullopt;
    }
    const Timestamp moment = momentOf(dayOf(clock) + *time, clock);
    return FilterMoment{moment, moment, true};
}

enum class Period : std::uint8_t { Day, Week, Month };

struct PeriodWord {
    std::string_view word;
    Period period;
    int back;
};
constexpr std::array kPeriods{
    PeriodWord{"today", Period::Day, 0},        PeriodWord{"yesterday", Period::Day, 1},
    PeriodWord{"this-week", Period::Week, 0},   PeriodWord{"last-week", Period::Week, 1},
    PeriodWord{"this-month", Period::Month, 0}, PeriodWord{"last-month", Period::Month, 1},
};
constexpr std::array<std::string_view, 5> kLengths{"15m", "1h", "24h", "7d", "30d"};

std::optional<FilterMoment> readPeriod(std::string_view text, const FilterClock& clock) {
    const std::string word = filterWord(text);
    const auto* known = std::ranges::find_if(
        kPeriods, [&](const PeriodWord& each) { return filterWord(each.word) == word; });
    if (known == kPeriods.end()) {
        return std::nullopt;
    }
    const local_days today = dayOf(clock);
    switch (known->period) {
        case Period::Day: {
            const local_days day = today - days(known->back);
            return between(day, day + days(1), true, clock);
        }
        case Period::Week: {
            const local_days monday = today - (weekday(today) - Monday) - weeks(known->back);
            return between(monday, monday + weeks(1), true, clock);
        }
        case Period::Month: {
            const year_month_day date(today);
            const year_month month = date.year() / date.month() - months(known->back);
            return between(local_days(month / 1), local_days((month + months(1)) / 1), true, clock);
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<FilterMoment> readFilterMoment(std::string_view text, const FilterClock& clock) {
    if (const auto back = readFilterNumber(FilterField::Type::Since, text)) {
        const Timestamp moment = std::max(Timestamp(), clock.now - Microseconds(back->first));
        return FilterMoment{moment, moment, true};
    }
    for (const auto read : {readDate, readTimeOfToday, readPeriod}) {
        if (auto moment = read(text, clock)) {
            // East of UTC the year 1970 begins before the clocks that are counted from.
            moment->begin = std::max(Timestamp(), moment->begin);
            moment->end = std::max(Timestamp(), moment->end);
            return moment;
        }
    }
    return std::nullopt;
}

std::string filterMomentText(Timestamp moment) {
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}

std::vector<std::string> filterMomentWords() {
    std::vector<std::string> words(kLengths.begin(), kLengths.end());
    for (const PeriodWord& each : kPeriods) {
        words.emplace_back(each.word);
    }
    return words;
}

}  // namespace weir::admin
