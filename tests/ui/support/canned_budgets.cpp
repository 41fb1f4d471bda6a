// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_budgets.hpp"

namespace weir::ui {

namespace {

Timestamp firstOf(unsigned month) {
    return std::chrono::sys_days(std::chrono::year(2026) / std::chrono::month(month) / 1);
}

admin::BudgetRow budget(const char* name, const char* team, std::int64_t limit,
                        std::int64_t cents) {
    admin::BudgetRow row;
    row.settings.name = name;
    row.settings.team = team;
    row.settings.limit = Money::fromNano(limit * 1'000'000'000);
    row.settled = Money::fromNano(cents * 10'000'000);
    row.begin = firstOf(11);
    row.end = firstOf(12);
    // As of noon on the 20th, when two thirds of the month are over.
    row.expected = Money::fromNano(row.settled.nano() * 3 / 2);
    return row;
}

}  // namespace

admin::BudgetList cannedBudgets() {
    admin::BudgetRow support = budget("support", "support", 2'000, 184'210);
    support.held = Money::fromNano(57'200'000'000);
    support.goneAt = firstOf(11) + std::chrono::hours(24 * 21 + 9);
    admin::BudgetRow mobile = budget("mobile", "mobile", 390, 39'012);
    mobile.refused = 12;
    mobile.expected = {};  // nothing goes beyond the limit
    admin::BudgetRow search = budget("search", "search", 2'400, 142'036);
    search.settings.whenUsed = WhenUsed::Warn;
    search.held = Money::fromNano(41'800'000'000);
    admin::BudgetRow all = budget("organisation", "", 24'000, 1'098'400);
    all.settings.every = BudgetPeriod::Quarter;
    all.begin = firstOf(10);
    all.end = std::chrono::sys_days(std::chrono::year(2027) / 1 / 1);
    all.held = Money::fromNano(121'900'000'000);
    all.unpriced = 214;
    all.expected = Money::fromNano(19'800'000'000'000);
    return {{support, mobile, search, all}};
}

}  // namespace weir::ui
