// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/budget_forecast.hpp"

namespace weir {

namespace {

std::optional<double> growthOf(const BudgetPace& pace, Timestamp now) {
    constexpr int kShareOfLimit = 20;
    if (static_cast<double>(pace.spent.nano()) * kShareOfLimit <
        static_cast<double>(pace.limit.nano())) {
        return std::nullopt;
    }
    return wholeOfPassed(pace.begin, pace.end, now);
}

}  // namespace

std::optional<double> wholeOfPassed(Timestamp begin, Timestamp end, Timestamp now) {
    constexpr int kShareOfPeriod = 12;
    if (now <= begin || now >= end || (now - begin) * kShareOfPeriod < end - begin) {
        return std::nullopt;
    }
    return static_cast<double>((end - begin).count()) / static_cast<double>((now - begin).count());
}

std::optional<Money> expectedAtEnd(const BudgetPace& pace, Timestamp now) {
    const std::optional<double> whole = growthOf(pace, now);
    if (!whole) {
        return std::nullopt;
    }
    const double expected = static_cast<double>(pace.spent.nano()) * *whole;
    constexpr double kMost = 9e18;  // of what can be counted
    return Money::fromNano(static_cast<std::int64_t>(expected < kMost ? expected : kMost));
}

std::optional<Timestamp> goneAt(const BudgetPace& pace, Timestamp now) {
    const double spent = static_cast<double>(pace.spent.nano());
    const double left = static_cast<double>(pace.limit.nano()) - spent;
    if (!growthOf(pace, now) || left <= 0) {
        return std::nullopt;
    }
    const double wait = left / spent * static_cast<double>((now - pace.begin).count());
    if (wait >= static_cast<double>((pace.end - now).count())) {
        return std::nullopt;
    }
    return now + Microseconds(static_cast<std::int64_t>(wait));
}

}  // namespace weir
