// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/choice_card.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

ChoiceCard::ChoiceCard(const QString& iconName, bool first, QWidget* parent)
    : QFrame(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_title(makeLabel(TextRole::Dialog, Tone::Text, this)),
      m_text(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_facts(new QGridLayout),
      m_button(new Button(first ? ButtonKind::Primary : ButtonKind::Normal, this)),
      m_hint(makeLabel(TextRole::Small, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("card"));
    setProperty("chosen", first);
    m_button->setButtonSize(ButtonSize::Large);
    m_facts->setColumnStretch(2, 1);
    m_facts->setHorizontalSpacing(metrics().space(2));
    m_facts->setVerticalSpacing(metrics().space(2));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_button);
    foot->addStretch();
    foot->addWidget(m_hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeLeft, metrics().edgeLeft,
                               metrics().edgeLeft);
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_icon);
    layout->addSpacing(metrics().space(1));
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addSpacing(metrics().space(1));
    layout->addLayout(m_facts);
    layout->addStretch();
    layout->addSpacing(metrics().gap);
    layout->addLayout(foot);
    // Room for the longest of the three, so that the facts of all cards begin on one line.
    constexpr int kLines = 3;
    m_text->setMinimumHeight(kLines * m_text->fontMetrics().lineSpacing());
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    showIcon();
}

void ChoiceCard::setTexts(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
}

void ChoiceCard::setFacts(const QVector<Fact>& facts) {
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Fact& fact : facts) {
        if (!fact.icon.isEmpty()) {
            auto* icon = new QLabel;
            icon->setPixmap(ui::icon(fact.icon, tokenOf(fact.tone))
                                .pixmap(metrics().iconRow, metrics().iconRow));
            m_facts->addWidget(icon, row, 0);
        }
        QLabel* name = makeLabel(fact.mono ? TextRole::Mono : TextRole::Body, Tone::Text2);
        name->setText(fact.name);
        auto* value = new ElidedLabel(Qt::ElideRight);
        setTone(value, Tone::Muted);
        value->setText(fact.value);
        m_facts->addWidget(name, row, 1);
        m_facts->addWidget(value, row, 2, Qt::AlignRight);
        ++row;
    }
}

void ChoiceCard::setAction(const QString& action, const QString& hint) {
    m_button->setText(action);
    m_hint->setText(hint);
}

void ChoiceCard::showIcon() {
    m_icon->setPixmap(
        iconPixmap(m_iconName, metrics().px(24), color(Token::Accent), devicePixelRatioF()));
}

void ChoiceCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showIcon();
    }
}

}  // namespace weir::ui
