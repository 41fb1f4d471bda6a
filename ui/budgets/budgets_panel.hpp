// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "ui/rules/rule_list_panel.hpp"

namespace weir::ui {

class Legend;
class RaiseOrders;
class TopUpOrders;

// Every budget and what is left of it.
class BudgetsPanel : public RuleListPanel {
    Q_OBJECT

public:
    BudgetsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent = nullptr);

    void add() override;
    const std::vector<admin::BudgetRow>& budgets() const { return m_rows; }

signals:
    void answered();

protected:
    Words words() const override;
    void ask() override;
    std::size_t count() const override { return m_rows.size(); }
    QWidget* makeItem() override;
    void showItem(QWidget& item, std::size_t index, const QString& locked) override;
    void changeEvent(QEvent* event) override;

private:
    void nameSigns();
    void edit(const admin::BudgetSettings& settings);
    void remove(const std::string& name);

    // An order of a dialog was carried out, or not.
    void showEnd(const QString& problem);

    RaiseOrders* m_raises;
    TopUpOrders* m_topUps;
    Legend* m_legend;
    std::vector<admin::BudgetRow> m_rows;
};

}  // namespace weir::ui
