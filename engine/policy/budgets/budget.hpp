// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/base/budget_words.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"

namespace weir::policy {

// Whose calls count. What is empty holds for all; the rest must be the call's own.
struct BudgetScope {
    std::string key = {};
    std::string team = {};
    std::string user = {};
    std::string provider = {};

    friend bool operator==(const BudgetScope&, const BudgetScope&) = default;
};

struct Budget {
    std::string name;
    BudgetScope scope;
    Money limit;
    BudgetPeriod every = BudgetPeriod::Month;
    WhenUsed whenUsed = WhenUsed::Refuse;
    WhenUnpriced whenUnpriced = WhenUnpriced::Block;  // never of one that only warns

    friend bool operator==(const Budget&, const Budget&) = default;
};

// From the first moment to the one after the last.
struct PeriodSpan {
    Timestamp begin{};
    Timestamp end{};

    friend bool operator==(const PeriodSpan&, const PeriodSpan&) = default;
};

}  // namespace weir::policy
