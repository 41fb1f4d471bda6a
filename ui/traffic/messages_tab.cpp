// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/messages_tab.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/without_keys.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

namespace {

constexpr std::size_t kMadeAtOnce = 30;
// A longer body takes too long to read while a person waits; its text is in the other tabs.
constexpr qsizetype kLongestBody = 1 << 20;

}  // namespace

MessagesTab::MessagesTab(QWidget* parent)
    : QScrollArea(parent),
      m_note(makeParagraph(TextRole::Body, Tone::Muted)),
      m_wordsAs(new Segments(2)),
      m_earlier(new Button(ButtonKind::Link)) {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    layout->setSpacing(metrics().gap);
    auto* top = new QHBoxLayout;
    top->setSpacing(metrics().space(2));
    top->addWidget(m_note, 1);
    top->addWidget(m_wordsAs, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_earlier, 0, Qt::AlignLeft);
    m_list = new QVBoxLayout;
    m_list->setSpacing(metrics().gap);
    layout->addLayout(m_list);
    layout->addStretch();
    setWidget(content);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_earlier, &QPushButton::clicked, this,
            [this] { showFrom(m_first - std::min(m_first, kMadeAtOnce)); });
    connect(m_wordsAs, &Segments::chosen, this, &MessagesTab::makeAnew);
    retranslate();
}

void MessagesTab::setContent(Content content) {
    if (content == m_content) {
        return;
    }
    m_content = std::move(content);
    rebuild();
}

QString MessagesTab::noteOf() const {
    if (m_content.facts.state != BodyState::Kept) {
        return absenceText(m_content.facts);
    }
    if (m_content.request.size() + m_content.response.size() > kLongestBody) {
        return tr("This conversation is longer than 1 MB. Request and Response have its text.");
    }
    if (!m_conversation.understood) {
        return tr(
            "The bodies are not what this dialect says. Request and Response have them as "
            "they were.");
    }
    //: %1 is where they are kept: "in memory only"
    return tr("%Ln messages, %1", nullptr, static_cast<int>(m_conversation.messages.size()))
        .arg(m_content.facts.place);
}

void MessagesTab::rebuild() {
    m_conversation = {};
    if (m_content.facts.state == BodyState::Kept &&
        m_content.request.size() + m_content.response.size() <= kLongestBody) {
        m_conversation = readConversation(m_content.dialect, m_content.request, m_content.response);
        // Not before: a stream brings a key in pieces.
        for (Message& message : m_conversation.messages) {
            for (MessagePart& part : message.parts) {
                part.text = withoutKeys(part.text);
            }
        }
    }
    m_note->setText(noteOf());
    m_first = m_conversation.messages.size();
    m_first -= std::min(m_first, kMadeAtOnce);
    m_wordsAs->setVisible(!m_conversation.messages.empty());
    makeAnew();
}

// As many as there were.
void MessagesTab::makeAnew() {
    const std::size_t first = m_first;
    m_shown.clear();
    clearLayout(*m_list);
    m_first = m_conversation.messages.size();
    showFrom(first);
    if (!m_needle.isEmpty()) {
        goToFirstInView();
        tellFound();
    }
}

// What a model says is written as Markdown; what it was told is not, and would be changed.
WordsAs MessagesTab::wordsOf(const Message& message) const {
    return message.role == Message::Role::Assistant && m_wordsAs->current() == 0 ? WordsAs::Markdown
                                                                                 : WordsAs::Plain;
}

void MessagesTab::showFrom(std::size_t first) {
    int place = 0;
    for (std::size_t at = first; at < m_first; ++at) {
        const Message& message = m_conversation.messages[at];
        auto* widget = new MessageWidget(message, wordsOf(message));
        widget->mark(m_needle);
        m_list->insertWidget(place++, widget);
    }
    m_first = first;
    m_earlier->setVisible(m_first > 0);
    m_earlier->setText(tr("Show %1 earlier messages").arg(countText(m_first)));
}

MessageWidget* MessagesTab::widgetOf(std::size_t message) const {
    QLayoutItem* item = m_list->itemAt(static_cast<int>(message - m_first));
    return static_cast<MessageWidget*>(item->widget());
}

// Of the messages that are made, the first that can be seen.
std::size_t MessagesTab::firstInView() const {
    const int top = verticalScrollBar()->value();
    std::size_t message = m_first;
    while (message + 1 < m_conversation.messages.size() &&
           widgetOf(message)->geometry().bottom() < top) {
        ++message;
    }
    return message;
}

const QString& MessagesTab::shownOf(std::size_t message, std::size_t part) {
    if (m_shown.empty()) {
        for (const Message& each : m_conversation.messages) {
            std::vector<QString>& texts = m_shown.emplace_back();
            for (const MessagePart& said : each.parts) {
                texts.push_back(shownText(said, wordsOf(each)));
            }
        }
    }
    return m_shown[message][part];
}

void MessagesTab::lookForNeedle() {
    m_places.clear();
    m_place = -1;
    m_morePlaces = false;
    if (m_needle.isEmpty()) {
        return;
    }
    for (std::size_t message = 0; message < m_conversation.messages.size(); ++message) {
        const std::vector<MessagePart>& parts = m_conversation.messages[message].parts;
        for (std::size_t part = 0; part < parts.size(); ++part) {
            if (!offsetsOf(titleOf(parts[part]), m_needle).isEmpty()) {
                m_places.push_back({message, part, -1});
            }
            const auto count = static_cast<int>(offsetsOf(shownOf(message, part), m_needle).size());
            for (int number = 0; number < count; ++number) {
                m_places.push_back({message, part, number});
            }
            if (m_places.size() >= kMostMarks) {
                m_morePlaces = true;
                return;
            }
        }
    }
}

void MessagesTab::find(const QString& needle) {
    m_needle = needle;
    for (std::size_t message = m_first; message < m_conversation.messages.size(); ++message) {
        widgetOf(message)->mark(needle);
    }
    goToFirstInView();
}

void MessagesTab::goToFirstInView() {
    lookForNeedle();
    if (m_places.empty()) {
        return;
    }
    const auto place = std::ranges::lower_bound(m_places, firstInView(), {}, &Place::message);
    // Behind the last it is the nearest before: to go to the first would make all that lie between.
    goToPlace(static_cast<int>(std::min<std::ptrdiff_t>(
        place - m_places.begin(), static_cast<std::ptrdiff_t>(m_places.size()) - 1)));
}

void MessagesTab::findNext(int step) {
    goToPlace(around(m_place, step, static_cast<int>(m_places.size())));
}

Findable::Found MessagesTab::found() const {
    return {m_place + 1, static_cast<int>(m_places.size()), m_morePlaces};
}

void MessagesTab::goToPlace(int place) {
    if (m_place >= 0) {
        // What was set off is a place like the others again.
        widgetOf(m_places[static_cast<std::size_t>(m_place)].message)->mark(m_needle);
    }
    m_place = place;
    if (place < 0) {
        return;
    }
    const Place& to = m_places[static_cast<std::size_t>(place)];
    if (to.message < m_first) {
        showFrom(to.message);
    }
    widgetOf(to.message)->goToMark(to.part, to.number);
    // What was made or unfolded for it is laid out in this turn of the event loop.
    QTimer::singleShot(0, this, &MessagesTab::comeToPlace);
}

void MessagesTab::comeToPlace() {
    if (m_place < 0) {
        return;
    }
    const MessageWidget* message = widgetOf(m_places[static_cast<std::size_t>(m_place)].message);
    const QRect place = message->markPlace();
    const QPoint middle = message->mapTo(widget(), place.center());
    ensureVisible(middle.x(), middle.y(), 0, viewport()->height() / 4);
}

void MessagesTab::retranslate() {
    //: How the answer of a model is shown: laid out, or as the characters that it sent
    m_wordsAs->setTexts({tr("Markdown"), tr("Raw")});
    m_wordsAs->setAccessibleName(tr("Show answers as"));
    setAccessibleName(tr("Messages"));
    rebuild();
}

void MessagesTab::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
