// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/choice_card.hpp"

#include <QEvent>
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
      m_lines(new QVBoxLayout),
      m_button(new Button(first ? ButtonKind::Primary : ButtonKind::Normal, this)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)) {
    setProperty("part", QStringLiteral("card"));
    setProperty("chosen", first);
    m_button->setButtonSize(ButtonSize::Large);
    m_lines->setSpacing(metrics().space(2));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metrics().space(2));
    foot->addWidget(m_button);
    // In a long language it is the hint that gives way.
    foot->addWidget(m_hint, 1);
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
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
    layout->addLayout(m_lines);
    layout->addStretch();
    layout->addSpacing(metrics().gap);
    layout->addLayout(foot);
    // Room for the longest of the three, so that the facts of all cards begin on one line.
    constexpr int kLines = 3;
    m_text->setMinimumHeight(kLines * m_text->fontMetrics().lineSpacing());
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    showIcons();
}

void ChoiceCard::setTexts(const QString& title, const QString& text) {
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
}

void ChoiceCard::addLine() {
    auto* whole = new QWidget(this);
    Line line{whole, new QLabel(whole), makeLabel(TextRole::Body, Tone::Text2, whole),
              new ElidedLabel(Qt::ElideRight, whole)};
    setTone(line.value, Tone::Muted);
    auto* layout = new QHBoxLayout(whole);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(2));
    layout->addWidget(line.icon);
    layout->addWidget(line.name);
    layout->addStretch();
    // As wide as it wants to be while there is room.
    line.value->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(line.value);
    m_lines->addWidget(whole);
    m_shown.append(line);
}

void ChoiceCard::setFacts(const QVector<Fact>& facts) {
    m_facts = facts;
    while (m_shown.size() < facts.size()) {
        addLine();
    }
    for (qsizetype at = 0; at < m_shown.size(); ++at) {
        const Line& line = m_shown.at(at);
        line.whole->setVisible(at < facts.size());
        if (at < facts.size()) {
            const Fact& fact = facts.at(at);
            setTextRole(line.name, fact.mono ? TextRole::Mono : TextRole::Body);
            line.name->setText(fact.name);
            line.value->setText(fact.value);
            line.icon->setVisible(!fact.icon.isEmpty());
        }
    }
    showIcons();
}

void ChoiceCard::setAction(const QString& action, const QString& hint) {
    m_button->setText(action);
    m_hint->setText(hint);
}

void ChoiceCard::showIcons() {
    const qreal ratio = devicePixelRatioF();
    m_icon->setPixmap(iconPixmap(m_iconName, metrics().px(24), color(Token::Accent), ratio));
    for (qsizetype at = 0; at < m_facts.size(); ++at) {
        if (const Fact& fact = m_facts.at(at); !fact.icon.isEmpty()) {
            m_shown.at(at).icon->setPixmap(
                iconPixmap(fact.icon, metrics().iconRow, color(tokenOf(fact.tone)), ratio));
        }
    }
}

void ChoiceCard::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showIcons();
    }
}

}  // namespace weir::ui
