// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent),
      m_head(makeLabel(TextRole::Head, Tone::Text, this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_primary(new Button(ButtonKind::Primary, this)),
      m_second(new Button(ButtonKind::Normal, this)) {
    auto* icon = new IconLabel(metrics().px(22), this);
    icon->setIcon(iconName, Token::Muted);
    for (QLabel* label : {static_cast<QLabel*>(icon), m_head, m_text}) {
        label->setAlignment(Qt::AlignCenter);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics().space(2));
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_second);
    buttons->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().space(5), metrics().edgeRight,
                               metrics().space(5));
    layout->setSpacing(metrics().space(1));
    layout->addStretch(2);
    layout->addWidget(icon);
    layout->addSpacing(metrics().space(1));
    layout->addWidget(m_head);
    layout->addWidget(m_text);
    layout->addSpacing(metrics().space(2));
    layout->addLayout(buttons);
    layout->addStretch(3);
    setActions({});
}

void EmptyState::setTexts(const QString& head, const QString& text) {
    m_head->setText(head);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::setActions(const QString& primary, const QString& second) {
    m_primary->setText(primary);
    m_primary->setVisible(!primary.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

}  // namespace weir::ui
