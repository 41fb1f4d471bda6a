// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budgets_panel.hpp"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/budgets/budget_dialog.hpp"
#include "ui/budgets/budget_item.hpp"
#include "ui/budgets/raise_orders.hpp"
#include "ui/budgets/top_up_orders.hpp"
#include "ui/charts/legend.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

BudgetsPanel::BudgetsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : RuleListPanel(client, gateway, parent),
      m_raises(new RaiseOrders(client, this)),
      m_topUps(new TopUpOrders(client, this)),
      m_legend(new Legend) {
    m_legend->hide();
    contentLayout()->insertWidget(0, m_legend);
    connect(m_raises, &RaiseOrders::told, this, &BudgetsPanel::toastAsked);
    connect(m_raises, &RaiseOrders::ended, this, &BudgetsPanel::showEnd);
    connect(m_topUps, &TopUpOrders::told, this, &BudgetsPanel::toastAsked);
    connect(m_topUps, &TopUpOrders::ended, this, &BudgetsPanel::showEnd);
    nameSigns();
    retranslate();
}

// What the gauges are made of.
void BudgetsPanel::nameSigns() {
    using Sign = LegendEntry::Sign;
    m_legend->setEntries({{tr("used"), Token::Accent, false, Sign::Filled},
                          {tr("held"), Token::Accent, false, Sign::Hatched},
                          {tr("expected"), Token::Text, false, Sign::Line}});
}

void BudgetsPanel::changeEvent(QEvent* event) {
    RuleListPanel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        nameSigns();
    }
}

RuleListPanel::Words BudgetsPanel::words() const {
    return {tr("Budgets"), tr("Add budget"), tr("No budgets. Spending has no limit.")};
}

void BudgetsPanel::showEnd(const QString& problem) {
    if (problem.isEmpty()) {
        pull();
    } else {
        fail(problem);
    }
}

void BudgetsPanel::ask() {
    list(admin::ListBudgets{}, [this](const admin::BudgetList& reply) {
        m_rows = reply.budgets;
        m_legend->setVisible(!m_rows.empty());
        emit answered();
    });
}

QWidget* BudgetsPanel::makeItem() {
    auto* item = new BudgetItem;
    connect(item, &BudgetItem::editAsked, this, [this, item] { edit(item->budget().settings); });
    connect(item, &BudgetItem::removeAsked, this,
            [this, item] { remove(item->budget().settings.name); });
    connect(item, &BudgetItem::raiseAsked, this,
            [this, item] { m_raises->raise(item->budget().settings.name); });
    connect(item, &BudgetItem::topUpAsked, this,
            [this, item] { m_topUps->topUp(item->budget().settings.name); });
    connect(item, &BudgetItem::lowerAsked, this,
            [this, item] { m_raises->lower(item->budget().settings.name); });
    return item;
}

void BudgetsPanel::showItem(QWidget& item, std::size_t index, const QString& locked) {
    auto& budget = static_cast<BudgetItem&>(item);
    budget.setBudget(m_rows[index]);
    budget.setLocked(locked);
    budget.setRaiseLocked(gateway().whyNot(admin::Role::Admin));
}

void BudgetsPanel::add() {
    edit({});
}

// An empty name: a new one.
void BudgetsPanel::edit(const admin::BudgetSettings& settings) {
    auto* dialog = new BudgetDialog(client(), settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BudgetDialog::saved, this, &BudgetsPanel::pull);
    dialog->open();
}

void BudgetsPanel::remove(const std::string& name) {
    admin::RemoveBudget operation;
    operation.name = name;
    change(std::move(operation), [this](const admin::RemovedBudget& removed) {
        offerUndo(tr("The budget %1 was removed.").arg(QString::fromStdString(removed.name)),
                  [this, removed] {
                      admin::RestoreBudget restore;
                      restore.removed = removed;
                      change(std::move(restore), [](const admin::BudgetRow&) {});
                  });
    });
}

}  // namespace weir::ui
