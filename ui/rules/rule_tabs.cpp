// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_tabs.hpp"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/budgets/budgets_panel.hpp"
#include "ui/rate_limits/rate_limits_panel.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/tab_bar.hpp"

namespace weir::ui {

RuleTabs::RuleTabs(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : QWidget(parent),
      m_tabs(new TabBar),
      m_stack(new QStackedWidget),
      m_budgets(new BudgetsPanel(client, gateway)),
      m_limits(new RateLimitsPanel(client, gateway)) {
    for (RuleListPanel* panel :
         {static_cast<RuleListPanel*>(m_budgets), static_cast<RuleListPanel*>(m_limits)}) {
        m_tabs->addTab(QString());
        m_stack->addWidget(panel);
        connect(panel, &RuleListPanel::toastAsked, this, &RuleTabs::toastAsked);
    }
    connect(m_budgets, &BudgetsPanel::answered, this, &RuleTabs::budgetsAnswered);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->setSpacing(metrics().space(2));
    down->addWidget(m_tabs);
    down->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    retranslate();
}

const std::vector<admin::BudgetRow>& RuleTabs::budgets() const {
    return m_budgets->budgets();
}

void RuleTabs::addBudget() {
    m_tabs->setCurrentIndex(0);
    m_budgets->add();
}

void RuleTabs::addRateLimit() {
    m_tabs->setCurrentIndex(1);
    m_limits->add();
}

void RuleTabs::retranslate() {
    m_tabs->setTabText(0, tr("Budgets"));
    m_tabs->setTabText(1, tr("Rate limits"));
}

void RuleTabs::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
