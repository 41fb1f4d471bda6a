// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/control/admin/budgets.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;
class QLineEdit;

namespace weir::ui {

class TimeSpanBox;

// Lets a budget be used by more for a time: by how much, how long, and why.
class RaiseDialog : public SavingDialog {
    Q_OBJECT

public:
    RaiseDialog(admin::AdminClient& client, std::string budget, QWidget* parent);

signals:
    // `before`: the raise whose place it took; by nothing: there was none.
    void raised(const weir::admin::BudgetRow& row, const weir::BudgetRaise& before);

private:
    void askBudget(admin::AdminClient& client);
    void showBudget();
    std::optional<Money> by() const;
    QString missing() const override;
    QString beingWritten() const override;
    QString note() const override;
    void save() override;
    void retranslate() override;

    const std::string m_budget;
    std::optional<admin::BudgetRow> m_row;  // once the gateway has said it
    QLabel* m_used;
    QLabel* m_byLabel;
    QLabel* m_spanLabel;
    QLabel* m_reasonLabel;
    QLineEdit* m_by = nullptr;
    TimeSpanBox* m_span = nullptr;
    QLineEdit* m_reason = nullptr;
};

}  // namespace weir::ui
