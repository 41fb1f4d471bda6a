// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/events/events_tab.hpp"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/events/event_model.hpp"
#include "ui/traffic/json_indent.hpp"
#include "ui/traffic/without_keys.hpp"
#include "ui/widgets/code_view.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/text_marks.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{EventModel::At, 88},    ColumnWidth{EventModel::Gap, 76},
    ColumnWidth{EventModel::Name, 130}, ColumnWidth{EventModel::Size, 58},
    ColumnWidth{EventModel::Data, 140},
};
constexpr std::array<int, 2> kLeaving{EventModel::Size, EventModel::Name};
constexpr std::array<int, 1> kUnnamed{EventModel::Name};

QString asShown(const QByteArray& data) {
    return QString::fromUtf8(indentJson(data).value_or(data));
}

}  // namespace

EventsTab::EventsTab(QWidget* parent)
    : QWidget(parent),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_events(new EventModel(this)),
      m_table(new TableView(this)),
      m_text(new CodeView(this)) {
    m_table->setModel(m_events);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setColumns({kWidths, EventModel::Data, kLeaving});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics().gap, 0, 0);
    layout->setSpacing(metrics().space(2));
    m_note->setContentsMargins(metrics().edgeRight, 0, metrics().edgeRight, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 2);
    layout->addWidget(m_text, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &EventsTab::showChosen);
    setFocusProxy(m_table);
    retranslate();
}

void EventsTab::setContent(Content content) {
    if (content == m_content) {
        return;
    }
    m_content = std::move(content);
    std::vector<StreamRow> rows = streamRows(m_content.body, m_content.moments);
    for (StreamRow& row : rows) {
        row.data = withoutKeys(row.data);
    }
    // OpenAI's chat does not name its events.
    const bool named = std::ranges::any_of(
        rows, [](const StreamRow& row) { return row.isComment || !row.name.isEmpty(); });
    m_events->setRows(std::move(rows));
    m_table->setColumns({kWidths, EventModel::Data, kLeaving,
                         named ? std::span<const int>() : std::span<const int>(kUnnamed)});
    m_shown.clear();
    lookForNeedle();
    m_table->setCurrentIndex(m_events->index(m_having.empty() ? 0 : m_having.front(), 0));
    showNote();
    showChosen();
}

const QString& EventsTab::shownOf(int row) {
    if (m_shown.empty()) {
        for (int each = 0; each < m_events->rowCount(); ++each) {
            m_shown.push_back(asShown(m_events->at(each).data));
        }
    }
    return m_shown[static_cast<std::size_t>(row)];
}

void EventsTab::lookForNeedle() {
    m_having.clear();
    for (int row = 0; !m_needle.isEmpty() && row < m_events->rowCount(); ++row) {
        if (!offsetsOf(shownOf(row), m_needle).isEmpty() ||
            !offsetsOf(QString::fromUtf8(m_events->at(row).name), m_needle).isEmpty()) {
            m_having.push_back(row);
        }
    }
}

void EventsTab::find(const QString& needle) {
    m_needle = needle;
    m_text->mark(needle);
    lookForNeedle();
    const auto from = std::ranges::lower_bound(m_having, m_table->currentIndex().row());
    if (!m_having.empty()) {
        const int row = from == m_having.end() ? m_having.front() : *from;
        m_table->setCurrentIndex(m_events->index(row, EventModel::At));
    }
    m_text->goToMark(m_text->markInView());  // also of a row that was current before
}

void EventsTab::findNext(int step) {
    // First through the places of one event.
    const int mark = m_text->currentMark() + step;
    if (m_text->currentMark() >= 0 && mark >= 0 && mark < m_text->marked()) {
        m_text->goToMark(mark);
        return;
    }
    const int total = static_cast<int>(m_having.size());
    // From a row that somebody chose, which has it or not.
    const auto from = std::ranges::lower_bound(m_having, m_table->currentIndex().row());
    const int place = static_cast<int>(from - m_having.begin());
    const bool here = from != m_having.end() && *from == m_table->currentIndex().row();
    const int next = around(place, here || step < 0 ? step : 0, total);
    if (next >= 0) {
        m_table->setCurrentIndex(
            m_events->index(m_having[static_cast<std::size_t>(next)], EventModel::At));
        m_text->goToMark(step > 0 ? m_text->markInView() : m_text->marked() - 1);
    }
}

Findable::Found EventsTab::found() const {
    const auto here = std::ranges::find(m_having, m_table->currentIndex().row());
    const int current = here == m_having.end() ? 0 : static_cast<int>(here - m_having.begin()) + 1;
    return {current, static_cast<int>(m_having.size())};
}

QString EventsTab::noteOf() const {
    if (m_content.facts.state != BodyState::Kept) {
        return absenceText(m_content.facts);
    }
    const QString events =
        //: %1 is where they are kept: "in memory only"
        tr("%Ln events, as they went out to the client; %1.", nullptr, m_events->rowCount())
            .arg(m_content.facts.place);
    return m_content.cut ? tr("%1 The rest was longer than what is kept.").arg(events) : events;
}

void EventsTab::showNote() {
    m_note->setText(noteOf());
    const bool any = m_events->rowCount() > 0;
    m_table->setVisible(any);
    m_text->setVisible(any);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setAlignment(any ? Qt::Alignment() : Qt::AlignTop);
}

void EventsTab::showChosen() {
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) {
        m_text->setCode({});
        return;
    }
    m_text->setCode(m_shown.empty() ? asShown(m_events->at(current.row()).data)
                                    : shownOf(current.row()));
    if (!m_needle.isEmpty()) {
        m_text->goToMark(m_text->markInView());
        tellFound();
    }
}

void EventsTab::retranslate() {
    m_table->setAccessibleName(tr("Events of the stream"));
    m_text->setAccessibleName(tr("Data of the event"));
    m_events->retranslate();
    showNote();
}

void EventsTab::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
