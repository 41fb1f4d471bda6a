// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "engine/control/admin/budgets.hpp"

class QLabel;

namespace weir::ui {

class BudgetGauge;
class ElidedLabel;
class IconButton;
class IconLabel;

// One budget: its name and rule, what is used of what, the gauge, what is held and refused, and
// when it begins anew.
class BudgetItem : public QFrame {
    Q_OBJECT

public:
    explicit BudgetItem(QWidget* parent = nullptr);

    void setBudget(const admin::BudgetRow& row);
    const admin::BudgetRow& budget() const { return m_row; }
    // Why it cannot be changed here; empty: it can.
    void setLocked(const QString& why);

signals:
    void editAsked();
    void removeAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showBudget();

    admin::BudgetRow m_row;
    QString m_locked;
    QLabel* m_name;
    ElidedLabel* m_rule;
    QLabel* m_used;
    IconButton* m_edit;
    IconButton* m_remove;
    BudgetGauge* m_gauge;
    IconLabel* m_state;
    ElidedLabel* m_notes;
    QLabel* m_reset;
    QLabel* m_problem;
};

}  // namespace weir::ui
