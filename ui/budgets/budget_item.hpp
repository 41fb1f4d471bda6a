// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/budgets.hpp"
#include "ui/rules/rule_item.hpp"

class QLabel;

namespace weir::ui {

class BudgetGauge;

// One budget: its name and rule, what is used of what, the gauge, what is held and refused, and
// when it begins anew.
class BudgetItem : public RuleItem {
    Q_OBJECT

public:
    explicit BudgetItem(QWidget* parent = nullptr);

    void setBudget(const admin::BudgetRow& row);
    const admin::BudgetRow& budget() const { return m_row; }

private:
    void showRule() override;

    admin::BudgetRow m_row;
    QLabel* m_used;
    BudgetGauge* m_gauge;
    QLabel* m_reset;
    QLabel* m_problem;
};

}  // namespace weir::ui
