// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/overview_tab.hpp"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/figures_strip.hpp"
#include "ui/traffic/overview_content.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/section.hpp"
#include "ui/traffic/waterfall.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

OverviewTab::OverviewTab(QWidget* parent)
    : QScrollArea(parent),
      m_problem(makeParagraph(TextRole::Name, Tone::Error)),
      m_budget(new Button),
      m_figures(new FiguresStrip),
      m_decision(new Section),
      m_losses(new Section),
      m_attempts(new Section),
      m_waterfall(new Waterfall),
      m_facts(new Section) {
    auto* content = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_columns->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                                  metrics().gap);
    m_columns->setSpacing(metrics().edgeRight);
    m_left = new QVBoxLayout;
    m_right = new QVBoxLayout;
    for (QVBoxLayout* column : {m_left, m_right}) {
        column->setSpacing(metrics().edgeRight);
        m_columns->addLayout(column, 1);
    }
    m_left->addWidget(m_problem);
    m_left->addWidget(m_budget, 0, Qt::AlignLeft);
    m_left->addWidget(m_figures);
    m_left->addWidget(m_decision);
    m_left->addWidget(m_losses);
    m_right->addWidget(m_attempts);
    m_right->addWidget(m_waterfall);
    m_right->addWidget(m_facts);
    m_columns->addStretch();
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_budget->setButtonSize(ButtonSize::Small);
    m_budget->setIconName(QStringLiteral("chevron-up"));
    connect(m_budget, &QPushButton::clicked, this, [this] { emit budgetAsked(m_overBudget); });
    showBudget({});
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWide(false);
}

void OverviewTab::setWide(bool wide) {
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    // The column below the other must not take a share of the height.
    m_columns->setStretch(0, wide ? 1 : 0);
    m_columns->setStretch(1, wide ? 1 : 0);
    for (QVBoxLayout* column : {m_left, m_right}) {
        column->setAlignment(Qt::AlignTop);
    }
}

void OverviewTab::showFigures(const admin::ExchangeRow& row) {
    const bool failed = !row.error.empty() && row.state != ExchangeState::Done;
    m_problem->setText(text(row.error));
    m_problem->setVisible(failed);
    m_figures->setRow(row);
}

// The name may hold what a mnemonic begins with.
void OverviewTab::showBudget(std::string budget) {
    m_overBudget = std::move(budget);
    m_budget->setText(tr("Raise the budget %1 for a time…")
                          .arg(text(m_overBudget).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_budget->setVisible(!m_overBudget.empty());
}

void OverviewTab::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showBudget(m_overBudget);
    }
}

void OverviewTab::setRow(const admin::ExchangeRow& row) {
    showFigures(row);
    showBudget({});
    m_waterfall->setTiming({});
    for (Section* section : {m_decision, m_losses, m_attempts}) {
        section->setContent({});
    }
    admin::ExchangeDetail detail;
    detail.row = row;
    m_facts->setContent(factsContent(detail));
}

void OverviewTab::setDetail(const admin::ExchangeDetail& detail) {
    showFigures(detail.row);
    showBudget(budgetThatRefused(detail));
    m_waterfall->setTiming(waterfallOf(detail));
    m_decision->setContent(decisionContent(detail));
    m_losses->setContent(lossesContent(detail));
    m_attempts->setContent(attemptsContent(detail));
    m_facts->setContent(factsContent(detail));
}

}  // namespace weir::ui
