// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/routing/pause.hpp"
#include "ui/routing/replay_moves.hpp"
#include "ui/routing/replay_table.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

using State = ReplayRun::State;

constexpr std::chrono::milliseconds kPatience{2'000};
constexpr int kBarSteps = 1'000;
constexpr int kTable = 0;
constexpr int kNote = 1;

}  // namespace

ReplayPanel::ReplayPanel(admin::AdminClient& client, RouteEdits& edits, const Clock& clock,
                         QWidget* parent)
    : QFrame(parent),
      m_edits(edits),
      m_clock(clock),
      m_run(new ReplayRun(client, this)),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_fact(new ElidedLabel(Qt::ElideRight, this)),
      m_order(new Button(ButtonKind::Normal, this)),
      m_ranges(new Segments(static_cast<int>(kReplayRanges.size()), this)),
      m_close(new IconButton(QStringLiteral("x"), this)),
      m_divider(makeDivider(Qt::Horizontal, this)),
      m_bar(new QProgressBar(this)),
      m_stats(new StatStrip(kReplayStats, TextRole::FigureSmall, this)),
      m_notes(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_moves(new ReplayMoves(this)),
      m_table(new ReplayTable(*m_moves)),
      m_note(makeParagraph(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_pause(this),
      m_patience(this) {
    setProperty("part", QStringLiteral("pane"));
    setTone(m_fact, Tone::Muted);
    m_order->setButtonSize(ButtonSize::Small);
    m_ranges->setCurrent(static_cast<int>(m_asked));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kBarSteps);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseAfterChange);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    layOut();
    connect(&m_pause, &QTimer::timeout, this, &ReplayPanel::start);
    connect(&m_patience, &QTimer::timeout, this, &ReplayPanel::showOrder);
    connect(&edits, &RouteEdits::changed, this, &ReplayPanel::startSoon);
    connect(m_ranges, &Segments::chosen, this, &ReplayPanel::startSoon);
    connect(m_run, &ReplayRun::changed, this, &ReplayPanel::showRun);
    connect(m_order, &QPushButton::clicked, this, &ReplayPanel::turn);
    connect(m_close, &QToolButton::clicked, this, &ReplayPanel::closeAsked);
    connect(m_table, &ReplayTable::ruleAsked, this, &ReplayPanel::ruleAsked);
    retranslate();
}

void ReplayPanel::layOut() {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(metrics().edgeLeft, metrics().space(1), metrics().space(2),
                             metrics().space(1));
    head->setSpacing(metrics().space(2));
    head->addWidget(m_title);
    head->addWidget(m_fact, 1);
    head->addWidget(m_order);
    head->addWidget(m_ranges);
    head->addWidget(m_close);
    m_notes->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, metrics().space(2));
    m_note->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight,
                               metrics().space(2));
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_note);
    // The figures stand on the panel itself.
    m_stats->setProperty("part", QVariant());
    // The padding of the first cell is a part of the edge.
    m_stats->setContentsMargins(metrics().edgeLeft - metrics().px(15), 0, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_divider);
    layout->addWidget(m_bar);
    layout->addWidget(m_stats);
    layout->addWidget(m_notes);
    layout->addWidget(m_stack, 1);
}

void ReplayPanel::setWrong(int rules) {
    if (rules != m_wrong) {
        m_wrong = rules;
        showSum();
    }
}

void ReplayPanel::setPatience(Milliseconds patience) {
    m_patience.setInterval(patience);
}

QWidget* ReplayPanel::focusTarget() const {
    return m_stack->currentIndex() == kTable ? static_cast<QWidget*>(m_table)
                                             : m_ranges->currentButton();
}

ReplayRange ReplayPanel::range() const {
    return kReplayRanges[static_cast<std::size_t>(m_ranges->current())];
}

// What is there, or on its way, is no answer to what would be asked now.
bool ReplayPanel::isStale() const {
    return m_run->state() == State::None || range() != m_asked ||
           m_run->question().revision != m_edits.revision() ||
           m_run->question().rules != m_edits.routes() || m_run->question().sets != m_edits.sets();
}

void ReplayPanel::startSoon() {
    if (isVisible()) {
        m_pause.start();
    }
}

void ReplayPanel::start() {
    m_pause.stop();
    if (!isStale()) {
        return;
    }
    m_asked = range();
    ReplayQuestion question;
    question.rules = m_edits.routes();
    question.sets = m_edits.sets();
    question.revision = m_edits.revision();
    question.until = m_clock.now();
    question.since = question.until - lengthOf(m_asked);
    m_patience.start();
    m_run->start(std::move(question));
}

void ReplayPanel::turn() {
    if (m_run->state() == State::Running) {
        m_run->stop();
        focusTarget()->setFocus();
    } else {
        m_run->clear();
        start();
    }
}

void ReplayPanel::showRun() {
    m_fact->setText(factText(*m_run));
    m_bar->setValue(static_cast<int>(std::lround(m_run->progress() * kBarSteps)));
    showOrder();
    showSum();
}

void ReplayPanel::showOrder() {
    const bool running = m_run->state() == State::Running;
    const bool ended = m_run->state() == State::Stopped || m_run->state() == State::Failed;
    const bool late = running && !m_patience.isActive();
    m_bar->setVisible(late);
    m_divider->setVisible(!late);
    m_order->setText(running ? tr("Stop") : tr("Start again"));
    m_order->setVisible(late || ended);
}

void ReplayPanel::showSum() {
    const bool known = m_run->hasSum();
    if (known && !m_run->hasBegun()) {
        return;  // it stands until the new one is there
    }
    const admin::RouteReplay& sum = m_run->sum();
    m_stats->setVisible(known);
    if (known) {
        const auto stats = replayStats(sum, m_run->rules());
        for (int index = 0; index < kReplayStats; ++index) {
            m_stats->setStat(index, stats[static_cast<std::size_t>(index)]);
        }
    }
    m_moves->setReplay(known ? sum : admin::RouteReplay(), m_run->rules());
    const bool failed = m_run->state() == State::Failed;
    const bool finished = m_run->state() == State::Finished;
    const bool table = m_moves->rowCount() > 0;
    // What came before it failed stays.
    const QStringList notes = failed && table ? QStringList(m_run->problem())
                              : known         ? replayNotes(sum, m_wrong)
                                              : QStringList();
    m_notes->setText(notes.join(u' '));
    m_notes->setVisible(!notes.isEmpty());
    setTone(m_notes, failed ? Tone::Error : Tone::Muted);
    m_note->setText(failed                       ? m_run->problem()
                    : finished && sum.calls == 0 ? tr("No recorded calls in this range.")
                    : finished                   ? tr("Nothing changes for these calls.")
                                                 : QString());
    setTone(m_note, failed ? Tone::Error : Tone::Muted);
    m_stack->setCurrentIndex(table ? kTable : kNote);
}

void ReplayPanel::retranslate() {
    m_title->setText(tr("Replay"));
    QStringList ranges;
    for (const ReplayRange each : kReplayRanges) {
        ranges << rangeText(each);
    }
    m_ranges->setTexts(ranges);
    m_ranges->setAccessibleName(tr("How far back"));
    m_ranges->setToolTip(tr("How far back recorded calls are decided again. Nothing is sent."));
    m_close->setName(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_bar->setAccessibleName(tr("Progress"));
    m_table->setAccessibleName(tr("Calls that would go elsewhere"));
    m_moves->retranslate();
    showRun();
}

void ReplayPanel::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ReplayPanel::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    start();
}

// Whoever closes it wants no more of it; behind another page it goes on.
void ReplayPanel::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    m_pause.stop();
    if (isHidden()) {
        m_run->clear();
    }
}

void ReplayPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace weir::ui
