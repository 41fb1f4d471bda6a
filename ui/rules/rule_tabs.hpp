// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/toast.hpp"

class QStackedWidget;

namespace weir::ui {

class BudgetsPanel;
class GatewayModel;
class RateLimitsPanel;
class TabBar;

// What keeps callers within bounds: how much they may spend, and how fast they may send.
class RuleTabs : public QWidget {
    Q_OBJECT

public:
    RuleTabs(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    void addBudget();
    void addRateLimit();
    const std::vector<admin::BudgetRow>& budgets() const;

signals:
    void budgetsAnswered();
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    TabBar* m_tabs;
    QStackedWidget* m_stack;
    BudgetsPanel* m_budgets;
    RateLimitsPanel* m_limits;
};

}  // namespace weir::ui
