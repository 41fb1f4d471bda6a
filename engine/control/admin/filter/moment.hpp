// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/filter/filter.hpp"

// Times as they are written in a filter. Inside the room only.
namespace weir::admin {

// A moment, or the time from one to another: `since` asks for its begin, `until` for its end.
struct FilterMoment {
    Timestamp begin{};
    Timestamp end{};
    bool moves = false;  // it means another time when it is read later
};

// "2h", "yesterday", "14:00", "2026-11", "2026-11-20", "2026-11-20t14:00:05.25+01:00"; lower case.
// Nothing: it is no time, or one before 1970.
std::optional<FilterMoment> readFilterMoment(std::string_view text, const FilterClock& clock);

// As it is read again to the microsecond, in UTC.
std::string filterMomentText(Timestamp moment);

// What is offered: those words and some lengths of time.
std::vector<std::string> filterMomentWords();

}  // namespace weir::admin
