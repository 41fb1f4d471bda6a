// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "engine/policy/budgets/budget.hpp"

namespace weir::test {

// Days and months of UTC are enough for tests of what is counted in them.
inline policy::PeriodSpan utcPeriod(BudgetPeriod period, Timestamp now) {
    using std::chrono::days;
    using std::chrono::sys_days;
    const sys_days today = std::chrono::floor<days>(now);
    if (period == BudgetPeriod::Day) {
        return {today, today + days{1}};
    }
    const std::chrono::year_month_day date(today);
    const auto first = date.year() / date.month() / std::chrono::day{1};
    return {sys_days(first), sys_days(first + std::chrono::months{1})};
}

}  // namespace weir::test
