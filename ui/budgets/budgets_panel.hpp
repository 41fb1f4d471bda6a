// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/toast.hpp"

class QScrollArea;
class QVBoxLayout;

namespace weir::ui {

class BudgetItem;
class Button;
class GatewayModel;
class VisibleTimer;

// Every budget and what is left of it. Budgets are added, changed and removed here; the document is
// written at once, and a removal can be taken back.
class BudgetsPanel : public Panel {
    Q_OBJECT

public:
    BudgetsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    void add();

signals:
    void toastAsked(const weir::ui::ToastMessage& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void pull();
    void take(const Result<admin::BudgetList>& reply);
    void showBudgets();
    void edit(const admin::BudgetSettings& settings);
    void remove(const std::string& name);
    void restore(const admin::RemovedBudget& removed);
    QString whyLocked() const;
    void fail(const QString& problem);
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    std::vector<admin::BudgetRow> m_rows;
    bool m_known = false;
    bool m_asking = false;
    QString m_problem;
    Button* m_add;
    QLabel* m_none;
    QScrollArea* m_scroll;
    QVBoxLayout* m_list;
    std::vector<BudgetItem*> m_items;
    QLabel* m_failure;
    VisibleTimer* m_timer;
};

}  // namespace weir::ui
