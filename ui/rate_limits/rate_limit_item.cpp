// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rate_limits/rate_limit_item.hpp"

#include <QLabel>

#include "ui/budgets/budget_gauge.hpp"
#include "ui/rate_limits/rate_limit_text.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

RateLimitItem::RateLimitItem(QWidget* parent) : RuleItem(parent) {
    for (Use& use : m_uses) {
        use = {makeLabel(TextRole::Body), new BudgetGauge};
        addOverNotes(use.text);
        addOverNotes(use.gauge);
    }
    showRule();
}

void RateLimitItem::setLimit(const admin::RateLimitRow& row) {
    m_row = row;
    showRule();
}

void RateLimitItem::showRule() {
    const QString name = QString::fromStdString(m_row.settings.name);
    setHead(name, rateLimitWhose(m_row.settings));
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
    const QString words = rateLimitNotes(m_row);
    state().setVisible(full);
    state().setIcon(QStringLiteral("octagon-minus"), Token::Error);
    setTone(&notes(), full ? Tone::Error : Tone::Muted);
    notes().setText(words);
    notes().setVisible(!words.isEmpty());
    setOrders(tr("Change the rate limit %1").arg(name), tr("Remove the rate limit %1").arg(name));
    setAccessibleName(rateLimitSentence(m_row));
}

}  // namespace weir::ui
