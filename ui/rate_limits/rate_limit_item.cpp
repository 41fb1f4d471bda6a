// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rate_limits/rate_limit_item.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/budgets/budget_gauge.hpp"
#include "ui/rate_limits/rate_limit_text.hpp"
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

RateLimitItem::RateLimitItem(QWidget* parent)
    : QFrame(parent),
      m_name(makeLabel(TextRole::Head)),
      m_whose(new ElidedLabel),
      m_edit(new IconButton(QStringLiteral("pencil"))),
      m_remove(new IconButton(QStringLiteral("trash"))),
      m_state(new IconLabel(metrics().iconInline)),
      m_notes(new ElidedLabel) {
    setTextRole(m_whose, TextRole::Small);
    setTone(m_whose, Tone::Muted);
    setTextRole(m_notes, TextRole::Small);
    auto* head = makeLine();
    head->addWidget(m_name);
    head->addWidget(m_whose, 1);
    head->addWidget(m_edit);
    head->addWidget(m_remove);
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins(0, metrics().space(2), 0, metrics().space(2));
    down->setSpacing(metrics().space(1));
    down->addLayout(head);
    for (Use& use : m_uses) {
        use = {makeLabel(TextRole::Body), new BudgetGauge};
        down->addWidget(use.text);
        down->addWidget(use.gauge);
    }
    auto* notes = makeLine();
    notes->addWidget(m_state);
    notes->addWidget(m_notes, 1);
    down->addLayout(notes);
    connect(m_edit, &QToolButton::clicked, this, &RateLimitItem::editAsked);
    connect(m_remove, &QToolButton::clicked, this, &RateLimitItem::removeAsked);
    showLimit();
}

void RateLimitItem::setLimit(const admin::RateLimitRow& row) {
    m_row = row;
    showLimit();
}

void RateLimitItem::setLocked(const QString& why) {
    m_locked = why;
    showLimit();
}

void RateLimitItem::showLimit() {
    const QString name = QString::fromStdString(m_row.settings.name);
    m_name->setText(name);
    m_whose->setText(rateLimitWhose(m_row.settings));
    const std::vector<RateLimitUse> uses = rateLimitUses(m_row);
    for (std::size_t i = 0; i < m_uses.size(); ++i) {
        const bool shown = i < uses.size();
        m_uses[i].text->setVisible(shown);
        m_uses[i].gauge->setVisible(shown);
        if (shown) {
            m_uses[i].text->setText(uses[i].text);
            m_uses[i].gauge->setShares(uses[i].share, 0, true);
        }
    }
    const bool full = isFull(m_row);
    const QString notes = rateLimitNotes(m_row);
    m_state->setVisible(full);
    m_state->setIcon(QStringLiteral("octagon-minus"), Token::Error);
    setTone(m_notes, full ? Tone::Error : Tone::Muted);
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
    for (IconButton* button : {m_edit, m_remove}) {
        button->setEnabled(m_locked.isEmpty());
    }
    m_edit->setName(m_locked.isEmpty() ? tr("Change the rate limit %1").arg(name) : m_locked);
    m_remove->setName(m_locked.isEmpty() ? tr("Remove the rate limit %1").arg(name) : m_locked);
    setAccessibleName(rateLimitSentence(m_row));
}

void RateLimitItem::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showLimit();
    }
}

}  // namespace weir::ui
