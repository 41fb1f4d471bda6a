// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

// Pays more into a prepaid budget: how much, and why. What was paid in before stands below.
class TopUpDialog : public SavingDialog {
    Q_OBJECT

public:
    TopUpDialog(admin::AdminClient& client, std::string budget, QWidget* parent);

signals:
    void toppedUp(const weir::admin::BudgetRow& row, weir::Money by);

private:
    void ask(admin::AdminClient& client);
    void showBudget();
    QString historyText() const;
    std::optional<Money> by() const;
    QString missing() const override;
    QString beingWritten() const override;
    QString note() const override;
    void save() override;
    void retranslate() override;

    const std::string m_budget;
    std::optional<admin::BudgetRow> m_row;  // once the gateway has said it
    std::vector<BudgetTopUp> m_topUps;      // the newest first
    QLabel* m_used;
    QLabel* m_byLabel;
    QLabel* m_reasonLabel;
    QLabel* m_history;
    QLineEdit* m_by = nullptr;
    QLineEdit* m_reason = nullptr;
};

}  // namespace weir::ui
