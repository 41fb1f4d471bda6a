// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/budget_forecast.hpp"

namespace weir {

namespace {

bool canBeSaid(const BudgetPace& pace, Timestamp now) {
    constexpr int kShareOfPeriod = 12;
    constexpr int kShareOfLimit = 20;
    if (pace.end == Timestamp() || now <= pace.begin || now >= pace.end) {
        return false;
    }
    return (now - pace.begin) * kShareOfPeriod >= pace.end - pace.begin &&
           static_cast<double>(pace.spent.nano()) * kShareOfLimit >=
               static_cast<double>(pace.limit.nano());
}

}  // namespace

std::optional<Money> expectedAtEnd(const BudgetPace& pace, Timestamp now) {
    if (!canBeSaid(pace, now)) {
        return std::nullopt;
    }
    const double whole = static_cast<double>((pace.end - pace.begin).count());
    const double passed = static_cast<double>((now - pace.begin).count());
    const double expected = static_cast<double>(pace.spent.nano()) * whole / passed;
    constexpr double kMost = 9e18;  // of what can be counted
    return Money::fromNano(static_cast<std::int64_t>(expected < kMost ? expected : kMost));
}

std::optional<Timestamp> goneAt(const BudgetPace& pace, Timestamp now) {
    const double spent = static_cast<double>(pace.spent.nano());
    const double left = static_cast<double>(pace.limit.nano()) - spent;
    if (!canBeSaid(pace, now) || left <= 0) {
        return std::nullopt;
    }
    const double wait = left / spent * static_cast<double>((now - pace.begin).count());
    if (wait >= static_cast<double>((pace.end - now).count())) {
        return std::nullopt;
    }
    return now + Microseconds(static_cast<std::int64_t>(wait));
}

}  // namespace weir
