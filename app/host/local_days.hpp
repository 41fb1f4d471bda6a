// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/policy/budgets/budget.hpp"

// Days and months of the zone that this process is in: a day is from one local midnight to the
// next, however many hours that takes.
namespace weir::app {

using Date = std::chrono::year_month_day;

enum class DayStep { Whole, Day, Week, Month };

// "2026-11-26". Nothing for a day that there is not.
std::optional<Date> readDay(std::string_view text);

Date localDay(Timestamp time);
// The last midnight before a moment.
Timestamp localMidnight(Timestamp now);
// Its first moment: where the clocks jump over midnight, the one after the jump.
Timestamp beginOfDay(Date day);

// Where the steps of the days `first` to `last`, both included, begin, and where the last one ends.
// Weeks begin on Mondays; the first and the last step may be shorter.
std::vector<Timestamp> boundsOf(Date first, Date last, DayStep step);

// The period that a moment falls into; of one that does not begin anew, all time.
policy::PeriodSpan localPeriod(BudgetPeriod period, Timestamp now);

}  // namespace weir::app
