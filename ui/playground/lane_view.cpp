// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/lane_view.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/calls/chat_request.hpp"
#include "ui/playground/answer_widget.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/message_widget.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kDialectsRole = Qt::UserRole + 1;

Message messageOf(const ChatTurn& turn) {
    const auto role =
        turn.role == ChatTurn::Role::User ? Message::Role::User : Message::Role::Assistant;
    return {role, {{MessagePart::Kind::Text, {}, turn.text}}};
}

}  // namespace

LaneView::LaneView(Lane& lane, QWidget* parent)
    : QFrame(parent),
      m_lane(lane),
      m_model(new QComboBox(this)),
      m_remove(new IconButton(QStringLiteral("x"), this)),
      m_scroll(new QScrollArea(this)),
      m_note(makeParagraph(TextRole::Body, Tone::Muted)) {
    setProperty("part", QStringLiteral("panel"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(12);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics().gap, metrics().space(2), metrics().space(2),
                             metrics().space(2));
    head->setSpacing(metrics().space(1));
    head->addWidget(m_model, 1);
    head->addWidget(m_remove);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().gap, metrics().gap, metrics().gap, metrics().gap);
    column->setSpacing(metrics().gap);
    column->addWidget(m_note);
    m_list = new QVBoxLayout;
    m_list->setSpacing(metrics().edgeRight);
    column->addLayout(m_list);
    column->addStretch();
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    content->setAutoFillBackground(false);  // the panel's ground is its own
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addWidget(m_scroll, 1);

    connect(m_model, &QComboBox::activated, this, [this] {
        takeModel();
        emit modelChosen(m_lane.model());
    });
    connect(m_remove, &QToolButton::clicked, this, &LaneView::removeAsked);
    connect(&m_lane, &Lane::turnsChanged, this, &LaneView::rebuild);
    connect(&m_lane, &Lane::answerChanged, this, &LaneView::showAnswer);
    // Only a person scrolls away from the end; what comes in does not.
    QScrollBar* bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::actionTriggered, this,
            [this, bar] { m_atEnd = bar->sliderPosition() >= bar->maximum() - metrics().row; });
    connect(bar, &QScrollBar::rangeChanged, this, &LaneView::followEnd);
    retranslate();
}

void LaneView::setModels(const std::vector<admin::ModelRow>& models) {
    const QString chosen = m_model->currentText();
    m_model->clear();
    for (const admin::ModelRow& model : models) {
        QStringList dialects;
        for (const std::string& dialect : model.dialects) {
            dialects << text(dialect);
        }
        m_model->addItem(text(model.name));
        m_model->setItemData(m_model->count() - 1, dialects, kDialectsRole);
    }
    if (chosen.isEmpty()) {
        takeModel();
    } else {
        chooseEvenIfMissing(chosen);
    }
}

void LaneView::chooseEvenIfMissing(const QString& model) {
    if (!choose(model)) {
        m_model->insertItem(0, model);
        choose(model);
    }
}

bool LaneView::isMissing() const {
    return !m_model->currentText().isEmpty() &&
           m_model->currentData(kDialectsRole).toStringList().isEmpty();
}

bool LaneView::choose(const QString& model) {
    const int index = m_model->findText(model, Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (index < 0) {
        return false;
    }
    m_model->setCurrentIndex(index);
    takeModel();
    return true;
}

void LaneView::takeModel() {
    const QStringList dialects = m_model->currentData(kDialectsRole).toStringList();
    m_lane.setModel(m_model->currentText(),
                    dialects.contains(m_preferred) ? m_preferred : dialectToAskIn(dialects));
    m_model->setToolTip(m_model->currentText());
    showNote();
}

void LaneView::prefer(const QString& dialect) {
    m_preferred = dialect;
    takeModel();
}

void LaneView::setRemovable(bool removable) {
    m_remove->setVisible(removable);
}

void LaneView::rebuild() {
    clearLayout(*m_list);
    m_answers.clear();
    for (const ChatTurn& turn : m_lane.before()) {
        m_list->addWidget(new MessageWidget(messageOf(turn), WordsAs::Plain));
    }
    for (const LaneTurn& turn : m_lane.turns()) {
        m_list->addWidget(
            new MessageWidget(messageOf({ChatTurn::Role::User, turn.asked}), WordsAs::Plain));
        auto* answer = new AnswerWidget;
        answer->setAnswer(turn.answer);
        connect(answer, &AnswerWidget::trafficAsked, this, &LaneView::trafficAsked);
        m_list->addWidget(answer);
        m_answers.push_back(answer);
    }
    m_atEnd = true;
    showNote();
}

void LaneView::showAnswer(std::size_t turn) {
    if (turn < m_answers.size()) {
        m_answers[turn]->setAnswer(m_lane.turns()[turn].answer);
    }
}

void LaneView::showNote() {
    m_note->setText(tr("Nothing was said to %1 yet.").arg(m_lane.model()));
    m_note->setVisible(m_lane.before().empty() && m_lane.turns().empty() &&
                       !m_lane.model().isEmpty());
}

void LaneView::followEnd() {
    if (m_atEnd) {
        m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum());
    }
}

void LaneView::retranslate() {
    m_model->setAccessibleName(tr("Model"));
    m_remove->setName(tr("Take this model away"));
    m_scroll->setAccessibleName(tr("Conversation"));
    rebuild();
}

void LaneView::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
