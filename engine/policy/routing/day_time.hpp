// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/local_zone.hpp"

namespace weir::policy {

// A moment as conditions ask for it.
struct DayTime {
    std::string_view weekday;  // "mon"
    int minute = 0;            // of the day
};

inline constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// In the zone of the gateway's process.
inline DayTime dayTimeOf(Timestamp moment) {
    const auto local = moment + localOffset(moment);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minute = std::chrono::floor<std::chrono::minutes>(local - day);
    const std::chrono::weekday weekday{std::chrono::sys_days(day.time_since_epoch())};
    return {kWeekdays[weekday.iso_encoding() - 1], static_cast<int>(minute.count())};
}

}  // namespace weir::policy
