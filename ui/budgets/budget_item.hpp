// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/budgets.hpp"
#include "ui/rules/rule_item.hpp"

class QLabel;

namespace weir::ui {

class BudgetGauge;
class ElidedLabel;
class IconButton;

// One budget: its name and rule, what is used of what, the gauge, what is held and refused, when it
// begins anew, and what it is raised by for a time. One that is prepaid is topped up instead.
class BudgetItem : public RuleItem {
    Q_OBJECT

public:
    explicit BudgetItem(QWidget* parent = nullptr);

    void setBudget(const admin::BudgetRow& row);
    const admin::BudgetRow& budget() const { return m_row; }
    // Why it cannot be raised here; empty: it can. A document that is managed elsewhere is no
    // reason: a raise does not stand in it.
    void setRaiseLocked(const QString& why);

signals:
    void raiseAsked();
    // Of a prepaid one, in place of a raise.
    void topUpAsked();
    void lowerAsked();

private:
    void showRule() override;

    void showRaise(const QString& name);
    bool isPrepaid() const { return m_row.settings.every == BudgetPeriod::Prepaid; }

    admin::BudgetRow m_row;
    QString m_raiseLocked;
    IconButton* m_raise;
    IconButton* m_lower;
    QLabel* m_used;
    ElidedLabel* m_forecast;
    BudgetGauge* m_gauge;
    ElidedLabel* m_raised;
    QWidget* m_raisedLine;
    QLabel* m_reset;
    QLabel* m_problem;
};

}  // namespace weir::ui
