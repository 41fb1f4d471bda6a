// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/section.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/candidate_list.hpp"
#include "ui/traffic/sign_label.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QWidget* makeAttempt(std::size_t number, const AttemptLine& attempt) {
    auto* widget = new QWidget;
    auto* ordinal = makeLabel(TextRole::Small, Tone::Muted, widget);
    ordinal->setText(QString::number(number));
    auto* sign = new SignLabel(attempt.sign, widget);
    sign->setAccessibleName(pathWords({attempt.sign}));
    auto* target = new ElidedLabel(Qt::ElideMiddle, widget);
    target->setText(attempt.target);
    auto* chip = new ChipLabel(widget);
    chip->setChip({attempt.outcome, {}, attempt.tone});
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(ordinal);
    line->addWidget(sign);
    line->addWidget(target);
    line->addWidget(chip);
    line->addStretch(1);
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(1));
    layout->addLayout(line);
    if (!attempt.facts.isEmpty()) {
        QLabel* facts = makeParagraph(TextRole::Small, Tone::Muted, widget);
        facts->setText(attempt.facts);
        facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
        facts->setIndent(metrics().px(26));
        layout->addWidget(facts);
    }
    return widget;
}

}  // namespace

Section::Section(QWidget* parent)
    : QWidget(parent),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_sentence(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_candidates(new CandidateList(this)),
      m_attempts(new QVBoxLayout),
      m_facts(new FactList(this)) {
    setTone(m_fact, Tone::Muted);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics().space(2));
    head->addWidget(m_title);
    head->addWidget(m_fact, 1);
    m_attempts->setSpacing(metrics().space(1));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metrics().space(1));
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addWidget(m_candidates);
    layout->addLayout(m_attempts);
    layout->addWidget(m_facts);
    hide();
}

void Section::setContent(const SectionContent& content) {
    if (content == m_content) {
        return;
    }
    m_title->setText(content.title);
    m_fact->setText(content.fact);
    m_sentence->setText(content.sentence);
    m_sentence->setVisible(!content.sentence.isEmpty());
    m_candidates->setLines(content.candidates);
    m_candidates->setVisible(!content.candidates.empty());
    if (content.attempts != m_content.attempts) {
        showAttempts(content.attempts);
    }
    m_facts->setFacts(content.facts);
    m_facts->setVisible(!content.facts.isEmpty());
    m_content = content;
    setVisible(!content.title.isEmpty());
}

void Section::showAttempts(const std::vector<AttemptLine>& attempts) {
    clearLayout(*m_attempts);
    for (std::size_t at = 0; at < attempts.size(); ++at) {
        m_attempts->addWidget(makeAttempt(at + 1, attempts[at]));
    }
}

}  // namespace weir::ui
