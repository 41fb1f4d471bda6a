// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/answer_widget.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/playground/growing_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

QString tokensFact(const admin::ExchangeRow& row) {
    const QString in = tokensInCell(row);
    const QString out = tokensOutCell(row);
    if (in.isEmpty() && out.isEmpty()) {
        return {};
    }
    //: Tokens of a call: "3,812 in, 118 out"
    return AnswerWidget::tr("%1 in, %2 out")
        .arg(in.isEmpty() ? QStringLiteral("0") : in, out.isEmpty() ? QStringLiteral("0") : out);
}

}  // namespace

QString factsOf(const LaneAnswer& answer) {
    QStringList facts;
    if (answer.stopped) {
        facts << AnswerWidget::tr("stopped");
    }
    if (answer.cutShort) {
        facts << AnswerWidget::tr("cut short by the limit of tokens");
    }
    if (!answer.row) {
        if (answer.running) {
            facts << AnswerWidget::tr("waiting for the first token");
        }
        return facts.join(QStringLiteral(" · "));
    }
    const admin::ExchangeRow& row = *answer.row;
    if (row.firstTokenUs >= 0) {
        facts << AnswerWidget::tr("first token %1").arg(durationText(row.firstTokenUs));
    } else if (answer.running) {
        facts << AnswerWidget::tr("waiting for the first token");
    }
    if (row.durationUs >= 0) {
        facts << AnswerWidget::tr("%1 in all").arg(durationText(row.durationUs));
    }
    if (const QString tokens = tokensFact(row); !tokens.isEmpty()) {
        facts << tokens;
    }
    if (!isRunning(row.state)) {
        facts << AnswerWidget::tr("%1, %2").arg(costFigure(row), costWord(row));
    }
    if (!row.target.empty()) {
        facts << text(row.target);
    }
    return facts.join(QStringLiteral(" · "));
}

AnswerWidget::AnswerWidget(QWidget* parent)
    : QWidget(parent),
      m_reasoning(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_showReasoning(new Button(ButtonKind::Link, this)),
      m_words(new GrowingText(this)),
      m_problem(makeParagraph(TextRole::Body, Tone::Error, this)),
      m_facts(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_traffic(new Button(ButtonKind::Link, this)) {
    setAccessibleName(tr("Answer"));
    auto* icon = new IconLabel(metrics().iconRow, this);
    icon->setIcon(QStringLiteral("bot"), Token::Muted);
    QLabel* who = makeLabel(TextRole::Head, Tone::Text, this);
    who->setText(tr("Assistant"));
    m_words->setAccessibleName(tr("Answer"));
    for (QLabel* label : {m_problem, m_reasoning}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_showReasoning->setText(tr("Show reasoning"));
    m_showReasoning->setProperty("place", QStringLiteral("under_text"));
    m_showReasoning->setButtonSize(ButtonSize::Small);
    m_traffic->setText(tr("Show in Traffic"));
    m_traffic->setProperty("place", QStringLiteral("under_text"));
    m_traffic->setButtonSize(ButtonSize::Small);
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics().space(1));
    column->addWidget(who);
    column->addWidget(m_showReasoning, 0, Qt::AlignLeft);
    column->addWidget(m_reasoning);
    column->addWidget(m_words);
    column->addWidget(m_problem);
    column->addWidget(m_facts);
    column->addWidget(m_traffic, 0, Qt::AlignLeft);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
    m_reasoning->hide();
    connect(m_showReasoning, &QPushButton::clicked, this, [this] {
        m_reasoning->setVisible(m_reasoning->isHidden());
        m_showReasoning->setText(m_reasoning->isHidden() ? tr("Show reasoning")
                                                         : tr("Hide reasoning"));
    });
    connect(m_traffic, &QPushButton::clicked, this, [this] { emit trafficAsked(m_id); });
}

void AnswerWidget::setAnswer(const LaneAnswer& answer) {
    m_showReasoning->setVisible(!answer.reasoning.isEmpty());
    m_reasoning->setText(answer.reasoning);
    m_words->setWords(answer.words);
    m_words->setVisible(!answer.words.isEmpty());
    m_problem->setText(answer.problem);
    m_problem->setVisible(!answer.problem.isEmpty());
    m_facts->setText(factsOf(answer));
    m_facts->setVisible(!m_facts->text().isEmpty());
    m_id = answer.row ? answer.row->id : Id();
    m_traffic->setVisible(answer.row && !answer.running);
}

}  // namespace weir::ui
