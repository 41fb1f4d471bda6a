// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budget_item.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/budgets/budget_gauge.hpp"
#include "ui/budgets/budget_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QHBoxLayout* makeLine() {
    auto* line = new QHBoxLayout;
    line->setContentsMargins({});
    line->setSpacing(metrics().iconGap);
    return line;
}

}  // namespace

BudgetItem::BudgetItem(QWidget* parent)
    : QFrame(parent),
      m_name(makeLabel(TextRole::Head)),
      m_rule(new ElidedLabel),
      m_used(makeLabel(TextRole::Body)),
      m_edit(new IconButton(QStringLiteral("pencil"))),
      m_remove(new IconButton(QStringLiteral("trash"))),
      m_gauge(new BudgetGauge),
      m_state(new IconLabel(metrics().iconInline)),
      m_notes(new ElidedLabel),
      m_reset(makeLabel(TextRole::Small, Tone::Muted)),
      m_problem(makeParagraph(TextRole::Small, Tone::Error)) {
    setTextRole(m_rule, TextRole::Small);
    setTone(m_rule, Tone::Muted);
    setTextRole(m_notes, TextRole::Small);
    auto* head = makeLine();
    head->addWidget(m_name);
    head->addWidget(m_rule, 1);
    head->addWidget(m_edit);
    head->addWidget(m_remove);
    auto* notes = makeLine();
    notes->addWidget(m_state);
    notes->addWidget(m_notes, 1);
    notes->addWidget(m_reset);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(0, metrics().space(2), 0, metrics().space(2));
    down->setSpacing(metrics().space(1));
    down->addLayout(head);
    down->addWidget(m_used);
    down->addWidget(m_gauge);
    down->addLayout(notes);
    down->addWidget(m_problem);
    connect(m_edit, &QToolButton::clicked, this, &BudgetItem::editAsked);
    connect(m_remove, &QToolButton::clicked, this, &BudgetItem::removeAsked);
    showBudget();
}

void BudgetItem::setBudget(const admin::BudgetRow& row) {
    m_row = row;
    showBudget();
}

void BudgetItem::setLocked(const QString& why) {
    m_locked = why;
    showBudget();
}

void BudgetItem::showBudget() {
    const QString name = QString::fromStdString(m_row.settings.name);
    const bool refuses = m_row.settings.whenUsed == WhenUsed::Refuse;
    m_name->setText(name);
    m_rule->setText(
        QStringLiteral("%1 · %2").arg(budgetWhose(m_row.settings), budgetRule(m_row.settings)));
    m_used->setText(budgetUsed(m_row));
    const bool known = m_row.settings.limit > Money();
    const double used = known ? budgetShare(m_row, budgetSpent(m_row)) : 0;
    m_gauge->setShares(used, known ? budgetShare(m_row, m_row.held) : 0, refuses);
    QString notes = budgetNotes(m_row);
    if (used >= 1) {
        const QString gone = refuses ? tr("used up") : tr("passed");
        notes = notes.isEmpty() ? gone : QStringLiteral("%1 · %2").arg(gone, notes);
    }
    m_state->setVisible(used >= 1);
    m_state->setIcon(refuses ? QStringLiteral("octagon-minus") : QStringLiteral("triangle-alert"),
                     refuses ? Token::Error : Token::Warn);
    setTone(m_notes, used >= 1 ? (refuses ? Tone::Error : Tone::Warn) : Tone::Muted);
    m_notes->setText(notes);
    m_reset->setText(budgetReset(m_row));
    m_problem->setText(m_row.problem.empty() ? QString()
                                             : tr("Counts from the start of Weir on: %1")
                                                   .arg(QString::fromStdString(m_row.problem)));
    m_problem->setVisible(!m_row.problem.empty());
    for (IconButton* button : {m_edit, m_remove}) {
        button->setEnabled(m_locked.isEmpty());
    }
    m_edit->setName(m_locked.isEmpty() ? tr("Change the budget %1").arg(name) : m_locked);
    m_remove->setName(m_locked.isEmpty() ? tr("Remove the budget %1").arg(name) : m_locked);
    setAccessibleName(budgetSentence(m_row));
}

void BudgetItem::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showBudget();
    }
}

}  // namespace weir::ui
