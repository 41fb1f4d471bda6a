// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/exchange_pane.hpp"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <chrono>
#include <utility>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/body_tab.hpp"
#include "ui/traffic/events/events_tab.hpp"
#include "ui/traffic/header_text.hpp"
#include "ui/traffic/messages_tab.hpp"
#include "ui/traffic/overview_tab.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/seen_note.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/find_bar.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kPatience{150};
// Of the head: title, tabs, what is free, close.
constexpr int kFreeColumn = 2;

int tabMargin() {
    return metrics().px(9);
}

}  // namespace

ExchangePane::ExchangePane(admin::AdminClient& client, QWidget* parent)
    : QFrame(parent),
      m_client(client),
      m_head(new QGridLayout),
      m_title(new QWidget(this)),
      m_state(new ChipLabel(this)),
      m_key(new ElidedLabel(Qt::ElideRight, this)),
      m_id(makeLabel(TextRole::Mono, Tone::Muted, this)),
      m_replay(new IconButton(QStringLiteral("refresh"), this)),
      m_curl(new IconButton(QStringLiteral("terminal"), this)),
      m_find(new IconButton(QStringLiteral("search"), this)),
      m_more(new IconButton(QStringLiteral("ellipsis"), this)),
      m_close(new IconButton(QStringLiteral("x"), this)),
      m_playground(new QAction(this)),
      m_rule(new QAction(this)),
      m_test(new QAction(this)),
      m_place(new QAction(this)),
      m_tabs(new TabBar(this)),
      m_problem(makeParagraph(TextRole::Body, Tone::Error, this)),
      m_pages(new QStackedWidget(this)),
      m_overview(new OverviewTab),
      m_messages(new MessagesTab),
      m_request(new BodyTab(BodyTab::Side::Request)),
      m_response(new BodyTab(BodyTab::Side::Response)),
      m_events(new EventsTab),
      m_findBar(new FindBar(this)),
      m_seen(new SeenNote(client, this)) {
    setProperty("part", QStringLiteral("pane"));
    setTextRole(m_key, TextRole::Name);
    auto* title = new QHBoxLayout(m_title);
    // A tab has a margin of its own: its words begin where the title does.
    title->setContentsMargins(tabMargin(), 0, 0, 0);
    title->setSpacing(metrics().space(2));
    title->addWidget(m_state);
    title->addWidget(m_key, 1);
    title->addWidget(m_id);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics().space(1));
    for (IconButton* button : {m_replay, m_curl, m_find, m_more}) {
        buttons->addWidget(button);
    }
    title->addLayout(buttons);
    m_head->setHorizontalSpacing(metrics().space(2));
    m_head->setVerticalSpacing(metrics().space(1));
    m_head->setColumnStretch(kFreeColumn, 1);
    for (int tab = Overview; tab <= Events; ++tab) {
        m_tabs->addTab(QString());
    }
    for (QWidget* page : {static_cast<QWidget*>(m_overview), static_cast<QWidget*>(m_messages),
                          static_cast<QWidget*>(m_request), static_cast<QWidget*>(m_response),
                          static_cast<QWidget*>(m_events)}) {
        m_pages->addWidget(page);
    }
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_head);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_findBar);
    layout->addWidget(m_seen);

    connect(m_close, &QToolButton::clicked, this, &ExchangePane::closeAsked);
    connect(m_replay, &QToolButton::clicked, this, &ExchangePane::replayAsked);
    fillMenu();
    connect(m_curl, &QToolButton::clicked, this, &ExchangePane::curlAsked);
    connect(m_overview, &OverviewTab::budgetAsked, this, &ExchangePane::budgetAsked);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_seen->setWanted(tab != Overview);
        m_findBar->setVisible(m_finding && tab != Overview);
        m_findBar->setView(textInFront());
        askBodies();
    });
    connect(m_find, &QToolButton::clicked, this, &ExchangePane::openFind);
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_finding = false;
        m_pages->currentWidget()->setFocus();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        showOverview();
        showBodies();
    });
    setWide(false);
    retranslate();
}

void ExchangePane::fillMenu() {
    auto* menu = new QMenu(this);
    menu->addActions({m_playground, m_rule, m_test});
    menu->addSeparator();
    menu->addAction(m_place);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    connect(m_playground, &QAction::triggered, this, &ExchangePane::playgroundAsked);
    connect(m_rule, &QAction::triggered, this, &ExchangePane::ruleAsked);
    connect(m_test, &QAction::triggered, this, &ExchangePane::testAsked);
    connect(m_place, &QAction::triggered, this, &ExchangePane::placeAsked);
    // Their keys are those of actions of the page, which are shown here and not taken twice.
    for (QAction* action : menu->actions()) {
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setShortcutVisibleInContextMenu(true);
    }
}

QWidget* ExchangePane::focusTarget() const {
    return m_tabs;
}

bool ExchangePane::isBeingRead() const {
    const QWidget* focus = QApplication::focusWidget();
    return isVisible() && focus != nullptr && isAncestorOf(focus);
}

void ExchangePane::open(const admin::ExchangeRow& row) {
    if (row.id == id()) {
        refresh(row);
        return;
    }
    m_detail = {};
    m_detail.row = row;
    m_detailKnown = false;
    m_bodies.reset();
    m_seen->clearViews();
    m_problem->hide();
    showHeader();
    m_overview->ensureVisible(0, 0);
    if (isVisible()) {
        m_patience.start();
    } else {
        showOverview();
        showBodies();
    }
    askDetail();
    askBodies();
}

void ExchangePane::refresh(const admin::ExchangeRow& row) {
    const bool ended = isRunning(m_detail.row.state) && !isRunning(row.state);
    m_detail.row = row;
    showHeader();
    askDetail();
    if (ended) {
        m_bodies.reset();
        askBodies();
    }
}

void ExchangePane::setWide(bool wide) {
    m_wide = wide;
    namePlace();
    // The name of the key needs the room more; the facts say the id in full.
    m_id->setVisible(wide);
    for (QWidget* part : {m_title, static_cast<QWidget*>(m_tabs), static_cast<QWidget*>(m_close)}) {
        m_head->removeWidget(part);
    }
    m_head->addWidget(m_title, 0, 0, 1, wide ? 1 : kFreeColumn + 1);
    m_head->addWidget(m_close, 0, kFreeColumn + 1);
    // The line of the chosen tab stands on the divider.
    wide ? m_head->addWidget(m_tabs, 0, 1, Qt::AlignBottom)
         : m_head->addWidget(m_tabs, 1, 0, 1, kFreeColumn + 2);
    QWidget::setTabOrder(wide ? static_cast<QWidget*>(m_tabs) : m_close,
                         wide ? static_cast<QWidget*>(m_close) : m_tabs);
    // Below the table the pane begins at the edge of the page, with the table's first column.
    const int edge = wide ? metrics().edgeLeft : metrics().edgeRight;
    m_head->setContentsMargins(edge - tabMargin(), metrics().space(1), metrics().space(2), 0);
    m_pages->setContentsMargins(edge - metrics().edgeRight, 0, 0, 0);
    m_problem->setContentsMargins(edge, metrics().space(2), metrics().edgeRight, 0);
    m_seen->setContentsMargins(edge, metrics().space(1), metrics().edgeRight, metrics().space(1));
    m_overview->setWide(wide);
}

void ExchangePane::namePlace() {
    m_place->setText(m_wide ? tr("Move to the right") : tr("Move below the table"));
    m_place->setShortcut(m_keys.place);
}

void ExchangePane::showHeader() {
    const StateLook look = stateOf(m_detail.row);
    m_state->setChip({look.word, look.icon, look.tone});
    m_state->setAccessibleName(look.word);
    m_key->setText(m_detail.row.key.empty() ? tr("no key") : text(m_detail.row.key));
    m_id->setText(shortId(m_detail.row.id));
    m_id->setToolTip(text(m_detail.row.id.text()));
    m_tabs->setOffered(Events, m_detail.row.stream);
}

void ExchangePane::showOverview() {
    m_detailKnown ? m_overview->setDetail(m_detail) : m_overview->setRow(m_detail.row);
}

void ExchangePane::askDetail() {
    if (m_asking) {
        m_stale = true;
        return;
    }
    m_asking = true;
    m_stale = false;
    admin::GetExchange operation;
    operation.id = id();
    m_client.call(operation, admin::AdminClient::Callback<admin::ExchangeDetail>(
                                 [self = QPointer(this)](Result<admin::ExchangeDetail> reply) {
                                     if (self) {
                                         self->takeDetail(std::move(reply));
                                     }
                                 }));
}

void ExchangePane::takeDetail(Result<admin::ExchangeDetail> reply) {
    m_asking = false;
    if (!reply) {
        // What is shown stays: the row is still true.
        m_problem->setText(text(reply.error().text()));
        m_problem->show();
        showOverview();
    } else if (reply->row.id == id()) {
        m_problem->hide();
        m_detail = std::move(*reply);
        m_detailKnown = true;
        showHeader();
        showOverview();
        if (m_bodies) {
            showBodies();  // the headers are part of the detail
        }
    } else {
        m_stale = true;  // another exchange was opened meanwhile
    }
    if (m_stale) {
        askDetail();
    }
}

void ExchangePane::askBodies() {
    if (m_tabs->currentIndex() == Overview || m_bodies || id().empty()) {
        return;
    }
    m_patience.start();
    admin::GetBodies operation;
    operation.id = id();
    m_client.call(operation,
                  admin::AdminClient::Callback<admin::ExchangeBodies>(
                      [self = QPointer(this), asked = id()](Result<admin::ExchangeBodies> reply) {
                          if (self && self->id() == asked) {
                              self->takeBodies(std::move(reply));
                          }
                      }));
}

void ExchangePane::takeBodies(Result<admin::ExchangeBodies> reply) {
    m_bodies = std::move(reply);
    showBodies();
    if (m_bodies->ok() && (*m_bodies)->where == BodyPlace::Disk) {
        m_seen->ask(id());
    }
}

BodyFacts ExchangePane::bodyFacts() const {
    BodyFacts facts;
    if (!m_bodies) {
        return facts;
    }
    if (!m_bodies->ok()) {
        facts.state = BodyState::Failed;
        facts.problem = text(m_bodies->error().text());
    } else if ((*m_bodies)->kept) {
        facts.state = BodyState::Kept;
        facts.place = placeText(**m_bodies);
    } else {
        facts.state = isRunning(m_detail.row.state) ? BodyState::NotYet : BodyState::NotKept;
        facts.loss = (*m_bodies)->loss;
    }
    return facts;
}

void ExchangePane::showBodies() {
    const admin::ExchangeBodies none;
    const admin::ExchangeBodies& bodies = m_bodies && m_bodies->ok() ? **m_bodies : none;
    const BodyFacts facts = bodyFacts();
    const QByteArray request = QByteArray::fromStdString(bodies.request);
    const QByteArray response = QByteArray::fromStdString(bodies.response);
    m_messages->setContent({facts, text(m_detail.row.dialect), request, response});
    m_request->setContent({facts, bodies.requestCut, request, requestHeadersText(m_detail)});
    m_response->setContent({facts, bodies.responseCut, response, responseHeadersText(m_detail)});
    if (m_detail.row.stream) {
        m_events->setContent({facts, bodies.responseCut, response, bodies.responseMoments});
    }
}

// Null: the tab in front has figures rather than a text.
Findable* ExchangePane::textInFront() const {
    switch (m_tabs->currentIndex()) {
        case Messages:
            return m_messages;
        case Request:
            return m_request;
        case Response:
            return m_response;
        case Events:
            return m_events;
        default:
            return nullptr;
    }
}

void ExchangePane::openFind() {
    if (textInFront() == nullptr) {
        m_tabs->setCurrentIndex(Messages);
    }
    m_finding = true;
    m_findBar->open();
}

void ExchangePane::setKeys(const Keys& keys) {
    m_keys = keys;
    retranslate();
}

void ExchangePane::retranslate() {
    setAccessibleName(tr("Exchange"));
    m_replay->setName(tr("Replay"), m_keys.replay);
    m_more->setName(tr("More"));
    m_playground->setText(tr("Send to the playground"));
    m_playground->setShortcut(m_keys.playground);
    m_rule->setText(tr("Make a rule from this call"));
    m_rule->setShortcut(m_keys.rule);
    m_test->setText(tr("Copy the decision as a test"));
    m_test->setShortcut(m_keys.test);
    m_curl->setName(tr("Copy as curl"), m_keys.curl);
    namePlace();
    m_find->setName(tr("Find in this call"), m_keys.find);
    m_close->setName(tr("Close"), QKeySequence(Qt::Key_Escape));
    m_tabs->setAccessibleName(tr("Parts of the exchange"));
    m_tabs->setTabText(Overview, tr("Overview"));
    m_overview->setAccessibleName(tr("Overview"));
    m_tabs->setTabText(Messages, tr("Messages"));
    m_tabs->setTabText(Request, tr("Request"));
    m_tabs->setTabText(Response, tr("Response"));
    //: A tab: the events of a stream
    m_tabs->setTabText(Events, tr("Events"));
    if (!id().empty()) {
        showHeader();
        showOverview();
        showBodies();
    }
}

void ExchangePane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

// Where a text is read, the usual key looks in it and not in the table.
bool ExchangePane::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void ExchangePane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        m_findBar->isVisible() ? m_findBar->close() : emit closeAsked();
        return;
    }
    if (event->matches(QKeySequence::Find)) {
        openFind();
        return;
    }
    if (event->key() == Qt::Key_F3 && m_finding) {
        m_findBar->next(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace weir::ui
