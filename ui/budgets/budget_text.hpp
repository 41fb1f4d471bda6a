// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "engine/control/admin/budgets.hpp"

// A budget in words.
namespace weir::ui {

// "team search, user ada"; "everybody".
QString budgetWhose(const admin::BudgetSettings& settings);
// "a month"; "in all"; "in the last 30 days"; "prepaid".
QString budgetPeriod(const admin::BudgetSettings& settings);
// The same before anybody said how long: "in the last…".
QString budgetPeriodChoice(BudgetPeriod period);
// "a month, refuses"
QString budgetRule(const admin::BudgetSettings& settings);
// "raised by $50.00 until 16:30": of one that is.
QString budgetRaised(const admin::BudgetRow& row);
// "launch of the new index, by the window"
QString budgetRaisedWhy(const admin::BudgetRow& row);
// "1,842.10 of 2,000.00 $"
QString budgetUsed(const admin::BudgetRow& row);
// "57.20 held · 3 refused"; empty when there is nothing to say.
QString budgetNotes(const admin::BudgetRow& row);
// "may be gone by Thursday", "~$1,640.00 expected"; empty when it cannot be said.
QString budgetForecast(const admin::BudgetRow& row);
// "anew on 1 Dec 2026"; empty for one that never begins anew.
QString budgetReset(const admin::BudgetRow& row);
// All of it, for a screen reader.
QString budgetSentence(const admin::BudgetRow& row);

// Used and held for good: what is settled, and what a crash left set aside.
Money budgetSpent(const admin::BudgetRow& row);
// Shares of what may be spent now; over one when it was passed.
double budgetShare(const admin::BudgetRow& row, Money part);

}  // namespace weir::ui
