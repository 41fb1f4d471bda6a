// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_chips.hpp"

#include <QHBoxLayout>

#include "ui/spend/spend_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

SpendChips::SpendChips(QWidget* parent) : QFrame(parent), m_row(new QHBoxLayout(this)) {
    setProperty("part", QStringLiteral("tool_bar"));
    m_row->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight,
                              metrics().space(2));
    m_row->setSpacing(metrics().space(2));
    hide();
}

void SpendChips::setOnly(const std::vector<admin::SpendOnly>& only) {
    if (only == m_only) {
        return;
    }
    m_only = only;
    retranslate();
}

void SpendChips::retranslate() {
    clearLayout(*m_row);
    auto* lead = makeLabel(TextRole::Small, Tone::Muted, this);
    lead->setText(tr("Only calls of"));
    m_row->addWidget(lead);
    for (std::size_t index = 0; index < m_only.size(); ++index) {
        const admin::SpendOnly& only = m_only[index];
        const QString text =
            QStringLiteral("%1: %2").arg(dimensionText(only.by), nameText(only.by, only.name));
        auto* chip = new Button(ButtonKind::Normal, this);
        chip->setButtonSize(ButtonSize::Small);
        chip->setIconName(QStringLiteral("x"));
        chip->setText(text);
        chip->setAccessibleName(tr("Remove %1").arg(text));
        chip->setToolTip(tr("Show the others too"));
        connect(chip, &QPushButton::clicked, this,
                [this, index] { emit removed(static_cast<int>(index)); });
        m_row->addWidget(chip);
    }
    m_row->addStretch(1);
    setVisible(!m_only.empty());
}

}  // namespace weir::ui
