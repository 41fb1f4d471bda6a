// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"

// What becomes of a budget if the rest of its period costs as much a second as the period did so
// far. Nothing is said before a twelfth of the period, and five percent of the limit, have gone by.
namespace weir {

struct BudgetPace {
    Money limit;
    Money spent;
    Timestamp begin{};  // of the period
    Timestamp end{};    // the epoch: it never ends, and nothing can be said
};

// The whole of a period as a multiple of the part that is over. Nothing: outside of the period, or
// before a twelfth of it.
std::optional<double> wholeOfPassed(Timestamp begin, Timestamp end, Timestamp now);

// What the whole period will have cost.
std::optional<Money> expectedAtEnd(const BudgetPace& pace, Timestamp now);
// When the limit will be used up; nothing, too, when the period ends first.
std::optional<Timestamp> goneAt(const BudgetPace& pace, Timestamp now);

}  // namespace weir
