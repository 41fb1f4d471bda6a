// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <string>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "ui/spend/spend_source.hpp"

namespace weir::ui {

// What a report of spend is made of. The answers are to the same days, each by another thing.
struct ReportFigures {
    QTimeZone zone;
    SpendAnswer teams;
    SpendAnswer models;
    SpendAnswer users;
    SpendAnswer providers;
    std::vector<admin::BudgetRow> budgets;

    // All that holds for each of them.
    const SpendAnswer& any() const { return teams; }
};

// Whose spend changed.
struct Mover {
    std::string name;
    Money now;
    Money before;

    std::int64_t change() const { return now.nano() - before.nano(); }
    friend bool operator==(const Mover&, const Mover&) = default;
};

// Those whose spend changed most against the time before, in dollars, the greatest change first:
// also who is new, and who is gone.
std::vector<Mover> moversOf(const SpendAnswer& answer, std::size_t most);

}  // namespace weir::ui
