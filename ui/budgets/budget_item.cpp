// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budget_item.hpp"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/budgets/budget_gauge.hpp"
#include "ui/budgets/budget_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

BudgetItem::BudgetItem(QWidget* parent)
    : RuleItem(parent),
      m_raise(new IconButton(QStringLiteral("chevron-up"))),
      m_lower(new IconButton(QStringLiteral("undo"))),
      m_used(makeLabel(TextRole::Body)),
      m_forecast(new ElidedLabel),
      m_gauge(new BudgetGauge),
      m_raised(new ElidedLabel),
      m_raisedLine(new QWidget),
      m_reset(makeLabel(TextRole::Small, Tone::Muted)),
      m_problem(makeParagraph(TextRole::Small, Tone::Error)) {
    auto* used = new QWidget;
    auto* across = new QHBoxLayout(used);
    across->setContentsMargins({});
    across->setSpacing(metrics().space(2));
    across->addWidget(m_used);
    across->addStretch(1);
    across->addWidget(m_forecast);
    setTextRole(m_forecast, TextRole::Small);
    setTone(m_forecast, Tone::Muted);
    auto* raised = new QHBoxLayout(m_raisedLine);
    raised->setContentsMargins({});
    raised->setSpacing(metrics().iconGap);
    raised->addWidget(m_raised, 1);
    raised->addWidget(m_lower);
    setTextRole(m_raised, TextRole::Small);
    addOrder(m_raise);
    addOverNotes(used);
    addOverNotes(m_gauge);
    addOverNotes(m_raisedLine);
    addToNotes(m_reset);
    addUnderNotes(m_problem);
    connect(m_raise, &QToolButton::clicked, this,
            [this] { isPrepaid() ? emit topUpAsked() : emit raiseAsked(); });
    connect(m_lower, &QToolButton::clicked, this, &BudgetItem::lowerAsked);
    showRule();
}

void BudgetItem::setBudget(const admin::BudgetRow& row) {
    m_row = row;
    showRule();
}

void BudgetItem::setRaiseLocked(const QString& why) {
    m_raiseLocked = why;
    showRule();
}

void BudgetItem::showRaise(const QString& name) {
    for (IconButton* button : {m_raise, m_lower}) {
        button->setEnabled(m_raiseLocked.isEmpty());
    }
    const QString raise =
        isPrepaid() ? tr("Top up the budget %1…") : tr("Raise the budget %1 for a time…");
    m_raise->setName(m_raiseLocked.isEmpty() ? raise.arg(name) : m_raiseLocked);
    m_lower->setName(m_raiseLocked.isEmpty() ? tr("End the raise of the budget %1").arg(name)
                                             : m_raiseLocked);
    m_raised->setText(
        m_row.isRaised() ? QStringLiteral("%1: %2").arg(budgetRaised(m_row), budgetRaisedWhy(m_row))
                         : QString());
    m_raisedLine->setVisible(m_row.isRaised());
}

void BudgetItem::showRule() {
    const QString name = QString::fromStdString(m_row.settings.name);
    const bool refuses = weir::refuses(m_row.settings.whenUsed);
    setHead(name,
            QStringLiteral("%1 · %2").arg(budgetWhose(m_row.settings), budgetRule(m_row.settings)));
    m_used->setText(budgetUsed(m_row));
    m_forecast->setText(budgetForecast(m_row));
    const bool known = m_row.limit() > Money();
    const double used = known ? budgetShare(m_row, budgetSpent(m_row)) : 0;
    m_gauge->setShares(used, known ? budgetShare(m_row, m_row.held) : 0, refuses,
                       known ? budgetShare(m_row, m_row.expected) : 0);
    QString words = budgetNotes(m_row);
    if (used >= 1) {
        const QString gone = refuses ? tr("used up") : tr("passed");
        words = words.isEmpty() ? gone : QStringLiteral("%1 · %2").arg(gone, words);
    }
    state().setVisible(used >= 1);
    state().setIcon(refuses ? QStringLiteral("octagon-minus") : QStringLiteral("triangle-alert"),
                    refuses ? Token::Error : Token::Warn);
    setTone(&notes(), used >= 1 ? (refuses ? Tone::Error : Tone::Warn) : Tone::Muted);
    notes().setText(words);
    m_reset->setText(budgetReset(m_row));
    m_problem->setText(m_row.problem.empty() ? QString()
                                             : tr("Counts from the start of Weir on: %1")
                                                   .arg(QString::fromStdString(m_row.problem)));
    m_problem->setVisible(!m_row.problem.empty());
    showRaise(name);
    setOrders(tr("Change the budget %1").arg(name), tr("Remove the budget %1").arg(name));
    setAccessibleName(budgetSentence(m_row));
}

}  // namespace weir::ui
