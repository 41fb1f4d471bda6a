// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/routing_page.hpp"

#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <iterator>

#include "ui/providers/pause_orders.hpp"
#include "ui/routing/draft_bar.hpp"
#include "ui/routing/flow_view.hpp"
#include "ui/routing/history_view.hpp"
#include "ui/routing/replay_panel.hpp"
#include "ui/routing/route_choices.hpp"
#include "ui/routing/route_clipboard.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/routing/route_keeper.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/routing/route_pane.hpp"
#include "ui/routing/route_table.hpp"
#include "ui/routing/routing_orders.hpp"
#include "ui/routing/set_changes.hpp"
#include "ui/routing/try_panel.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/pane_splitter.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{2'000};

// As it is edited. A model of the document may stand for any target.
bool leadsTo(const admin::RouteSettings& rule, const std::string& target) {
    return std::ranges::any_of(rule.targets, [&](const admin::RouteTarget& each) {
        return each.target == target || each.target.find('/') == std::string::npos;
    });
}

}  // namespace

RoutingPage::RoutingPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                         const Clock& clock, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_clock(clock),
      m_edits(new RouteEdits(this)),
      m_keeper(new RouteKeeper(client, *m_edits, this)),
      m_orders(new RoutingOrders(*m_edits, *m_keeper, this)),
      m_clipboard(new RouteClipboard(client, *m_edits, this)),
      m_model(new RouteModel(this)),
      m_views(new Segments(3, this)),
      m_notice(new NoticeBar),
      m_bar(new DraftBar),
      m_table(new RouteTable(*m_model)),
      m_empty(new EmptyState(QStringLiteral("routing"))),
      m_pane(new RoutePane([this]() -> const admin::RouteList& { return m_keeper->list(); },
                           [this](RouteField field) { return valuesOf(field); })),
      m_try(new TryPanel(client, *m_edits, [this](RouteField field) { return valuesOf(field); })),
      m_replay(new ReplayPanel(client, *m_edits, clock)),
      m_flow(new FlowView(client)),
      m_history(new HistoryView(client)),
      m_stack(new QStackedWidget),
      m_tableStack(new QStackedWidget) {
    m_views->setCurrent(static_cast<int>(View::Rules));
    m_views->hide();  // the window takes it over
    layOut(store);
    connectParts();
    connectOrders();
    retranslate();
}

// The keeper sends what was typed last, so it goes before what it reads.
RoutingPage::~RoutingPage() {
    delete m_keeper;
}

void RoutingPage::layOut(QSettings& store) {
    auto* blank = new QWidget;  // until the first answer there is nothing to say
    blank->setFocusPolicy(Qt::StrongFocus);
    m_tableStack->addWidget(blank);
    m_tableStack->addWidget(m_table);
    m_tableStack->addWidget(m_empty);
    m_column = new QSplitter(Qt::Vertical);
    m_column->addWidget(m_tableStack);
    m_column->setChildrenCollapsible(false);
    m_column->setHandleWidth(1);
    m_column->setStretchFactor(0, 1);
    for (QWidget* panel : {static_cast<QWidget*>(m_try), static_cast<QWidget*>(m_replay)}) {
        m_column->addWidget(panel);
        m_column->setStretchFactor(m_column->indexOf(panel), 1);
        panel->setMinimumHeight(metrics().px(200));
        panel->hide();
    }
    m_splitter = new PaneSplitter(m_column, m_pane, store, entry().id);
    auto* rules = new QWidget;
    auto* down = new QVBoxLayout(rules);
    down->setContentsMargins({});
    down->setSpacing(0);
    down->addWidget(m_bar);
    down->addWidget(m_splitter, 1);
    m_stack->addWidget(rules);
    m_stack->addWidget(m_flow);
    m_stack->addWidget(m_history);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
}

void RoutingPage::connectParts() {
    auto* timer = new VisibleTimer(this, kInterval);
    connect(timer, &VisibleTimer::tick, this, &RoutingPage::pull);
    connect(&m_gateway, &GatewayModel::changed, this, &RoutingPage::showState);
    connect(m_views, &Segments::chosen, this,
            [this](int chosen) { showView(static_cast<View>(chosen)); });
    connect(m_edits, &RouteEdits::changed, this, &RoutingPage::showRules);
    connect(m_keeper, &RouteKeeper::judged, this, &RoutingPage::showRules);
    connect(m_keeper, &RouteKeeper::changed, this, &RoutingPage::takeKnown);
    connect(m_model, &RouteModel::moveAsked, this, [this](int from, int to) {
        m_edits->move(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
        select(to);
    });
    connect(m_model, &RouteModel::enableAsked, this, [this](int row, bool enabled) {
        admin::RouteSettings rule = m_model->at(row)->settings;
        rule.enabled = enabled;
        m_edits->change(static_cast<std::size_t>(row), rule);
    });
    connect(m_model, &RouteModel::nameAsked, this, [this](int row, const QString& name) {
        admin::RouteSettings rule = m_model->at(row)->settings;
        rule.name = name.toStdString();
        m_edits->change(static_cast<std::size_t>(row), rule);
    });
    connect(m_table, &RouteTable::opened, this, &RoutingPage::openPane);
    connect(m_table, &RouteTable::closeAsked, this, &RoutingPage::closePane);
    connect(m_table, &RouteTable::removeAsked, this, &RoutingPage::removeRule);
    connect(m_table, &RouteTable::menuOpening, this, &RoutingPage::fillMenu);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() != RouteModel::Number && m_splitter->orientation() == Qt::Horizontal) {
            openPane();
            m_table->setFocus();
        }
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_edits->endTyping();
        if (m_pane->isVisible()) {
            showPane(true);
        }
        emit describedChanged();
    });
    connect(m_splitter, &PaneSplitter::wideChanged, this, [this](bool wide) {
        m_pane->setWide(wide);
        // There is room for one of them, and what was tried or replayed is dearer to bring back.
        if (wide && (m_try->isVisible() || m_replay->isVisible())) {
            m_pane->hide();
        }
    });
    connect(m_empty->primary(), &QPushButton::clicked, this, &RoutingPage::addRule);
    connect(m_pane, &RoutePane::changed, this, &RoutingPage::takeEdited);
    auto* pauses = new PauseOrders(m_client, this);
    connect(m_pane, &RoutePane::pauseAsked, pauses,
            [pauses](const QString& target) { pauses->pause(target.toStdString()); });
    connect(pauses, &PauseOrders::told, this, &Page::toastAsked);
    connect(pauses, &PauseOrders::ended, this, [this](const QString& problem) {
        if (!problem.isEmpty()) {
            emit toastAsked({problem, {}, {}, QStringLiteral("circle-alert"), Tone::Error});
        }
    });
    connect(m_pane, &RoutePane::duplicateAsked, this, &RoutingPage::duplicateRule);
    connect(m_pane, &RoutePane::removeAsked, this, [this] {
        select(m_table->row());  // others may be selected beside the one that is open
        removeRule();
    });
    connect(m_pane, &RoutePane::closeAsked, this, &RoutingPage::closePane);
    const auto close = [this] {
        showBelow(nullptr);
        focusTarget()->setFocus();
    };
    connect(m_flow, &FlowView::toastAsked, this, &Page::toastAsked);
    connect(m_flow, &FlowView::ruleAsked, this, [this](const QString& name) {
        if (!showRule(name)) {
            emit toastAsked({tr("The draft has no rule named %1.").arg(name),
                             {},
                             {},
                             QStringLiteral("info"),
                             Tone::Info});
        }
    });
    connect(m_flow, &FlowView::callsAsked, this,
            [this](const QString& filter) { emit pageAsked(QStringLiteral("traffic"), filter); });
    connect(m_try, &TryPanel::closeAsked, this, close);
    connect(m_replay, &ReplayPanel::closeAsked, this, close);
    connect(m_replay, &ReplayPanel::ruleAsked, this, &RoutingPage::reveal);
}

void RoutingPage::connectOrders() {
    connect(m_bar, &DraftBar::addAsked, this, &RoutingPage::addRule);
    connect(m_bar, &DraftBar::undoAsked, this, &RoutingPage::undo);
    connect(m_bar, &DraftBar::redoAsked, this, &RoutingPage::redo);
    connect(m_bar, &DraftBar::tryAsked, this, [this] { toggleBelow(m_try); });
    connect(m_bar, &DraftBar::replayAsked, this, [this] { toggleBelow(m_replay); });
    connect(m_bar, &DraftBar::validateAsked, m_orders, &RoutingOrders::validate);
    connect(m_bar, &DraftBar::compareAsked, m_orders, &RoutingOrders::compare);
    connect(m_bar, &DraftBar::discardAsked, m_orders, &RoutingOrders::discard);
    connect(m_bar, &DraftBar::applyAsked, m_orders, &RoutingOrders::apply);
    connect(m_orders, &RoutingOrders::toastAsked, this, &Page::toastAsked);
    connect(m_clipboard, &RouteClipboard::toastAsked, this, &Page::toastAsked);
    connect(m_clipboard, &RouteClipboard::pasted, this, &RoutingPage::showPasted);
    connect(m_orders, &RoutingOrders::ruleAsked, this, [this](int row) {
        select(row);
        openPane();
    });
    connect(m_orders, &RoutingOrders::revisionChanged, m_history, &HistoryView::pull);
    connect(m_history, &HistoryView::rollBackAsked, m_orders, &RoutingOrders::rollBack);
}

PageEntry RoutingPage::entry() {
    return {QStringLiteral("routing"), QStringLiteral("routing"), [] { return tr("Routing"); }};
}

QString RoutingPage::badge() const {
    return m_edits->isDraft() ? tr("Draft") : QString();
}

QString RoutingPage::fact() const {
    std::size_t targets = 0;
    for (const admin::RouteSettings& rule : m_edits->routes()) {
        targets += rule.targets.size();
    }
    return m_edits->routes().empty()
               ? QString()
               : tr("%1, %2").arg(
                     tr("%Ln rules", nullptr, static_cast<int>(m_edits->routes().size())),
                     tr("%Ln targets", nullptr, static_cast<int>(targets)));
}

QWidget* RoutingPage::headerControls() {
    m_views->show();
    return m_views;
}

QWidget* RoutingPage::focusTarget() {
    switch (view()) {
        case View::Flow:
            return m_flow->focusTarget();
        case View::History:
            return m_history->focusTarget();
        case View::Rules:
            break;
    }
    if (!m_keeper->isKnown()) {
        return m_tableStack->widget(0);
    }
    return m_tableStack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary())
                                                    : m_table;
}

std::vector<FocusArea> RoutingPage::focusAreas() {
    std::vector<FocusArea> areas = Page::focusAreas();
    areas.push_back({m_try, m_try->focusTarget()});
    areas.push_back({m_replay, m_replay->focusTarget()});
    areas.push_back({m_pane, m_pane->focusTarget()});
    areas.push_back({m_flow->detail(), nullptr});
    return areas;
}

QStringList RoutingPage::valuesOf(RouteField field) const {
    return knownValues(m_keeper->list(), m_edits->sets(), field);
}

void RoutingPage::pull() {
    m_keeper->pull();
}

QString RoutingPage::locked() const {
    if (const QString role = m_gateway.whyNot(admin::Role::Admin); !role.isEmpty()) {
        return role;
    }
    const admin::GatewayStatus& gateway = m_gateway.status();
    return gateway.policyReadOnly ? tr("Managed by %1: change it there.")
                                        .arg(QString::fromStdString(gateway.policyFile))
                                  : QString();
}

// As they are edited, each with what is known of the one that is in force under its name.
void RoutingPage::showRules() {
    const auto& rules = m_edits->routes();
    const std::vector<RouteMark> marks = m_edits->isDraft() ? marksOf(m_edits->active(), rules)
                                                            : std::vector<RouteMark>(rules.size());
    std::vector<RouteItem> items;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        RouteItem item;
        item.settings = rules[i];
        item.mark = marks[i];
        item.mark.hasChangedSet =
            asksForChangedSet(rules[i], m_edits->activeSets(), m_edits->sets());
        for (const admin::RouteNote& note : m_keeper->notes()) {
            if (note.route == i) {
                item.notes.push_back(note);
            }
        }
        const auto& rows = m_keeper->list().routes;
        const auto active = std::ranges::find(
            rows, rules[i].name, [](const admin::RouteRow& row) { return row.settings.name; });
        if (active != rows.end()) {
            item.hits = active->hits;
            item.lastHit = active->lastHit;
            item.shares = active->shares;
            item.timeline = active->timeline;
            std::ranges::copy_if(active->notReady, std::back_inserter(item.notReady),
                                 [&](const admin::RoutedTarget& target) {
                                     return leadsTo(rules[i], target.target);
                                 });
        }
        items.push_back(std::move(item));
    }
    m_model->setItems(std::move(items), m_clock.now());
    if (m_pane->isVisible()) {
        showPane(!m_editingHere && m_shownRow != m_table->row());
    }
    showState();
}

void RoutingPage::showPane(bool anew) {
    const RouteItem* item = m_model->at(m_table->row());
    if (item == nullptr) {
        m_pane->hide();
        m_shownRow = -1;
        return;
    }
    m_shownRow = m_table->row();
    m_pane->setRule(m_shownRow + 1, *item, anew);
}

void RoutingPage::showState() {
    const QString why = locked();
    const bool empty = m_keeper->isKnown() && m_edits->routes().empty();
    const auto& notes = m_keeper->notes();
    std::vector<std::uint32_t> wrong;
    for (const admin::RouteNote& note : notes) {
        if (note.kind == admin::RouteNoteKind::Error &&
            std::ranges::find(wrong, note.route) == wrong.end()) {
            wrong.push_back(note.route);
        }
    }
    std::vector<std::uint32_t> wrongSets;
    for (const admin::SetNote& note : m_keeper->setNotes()) {
        if (note.kind == admin::RouteNoteKind::Error &&
            std::ranges::find(wrongSets, note.set) == wrongSets.end()) {
            wrongSets.push_back(note.set);
        }
    }
    m_bar->setState({.draft = m_edits->isDraft(),
                     .changes = m_edits->changes(),
                     .errors = static_cast<int>(wrong.size()),
                     .wrongSets = static_cast<int>(wrongSets.size()),
                     .base = m_edits->base(),
                     .revision = m_edits->revision(),
                     .keptAt = m_keeper->list().draft.keptAt,
                     .keeping = m_keeper->isKeeping(),
                     .notKept = m_keeper->notKept(),
                     .canUndo = m_edits->canUndo(),
                     .canRedo = m_edits->canRedo(),
                     .trying = !m_try->isHidden(),
                     .replaying = !m_replay->isHidden(),
                     .empty = empty,
                     .locked = why});
    m_bar->setVisible(m_keeper->isKnown());
    m_replay->setWrong(static_cast<int>(wrong.size()));
    m_model->setLocked(!why.isEmpty());
    m_pane->setLocked(why);
    m_history->setLocked(why);
    m_flow->setNoPause(m_gateway.whyNot(admin::Role::Operate));
    m_empty->primary()->setEnabled(why.isEmpty());
    m_empty->primary()->setToolTip(why);
    // Who came before there was anything to see waits on the blank page.
    const bool waits = m_tableStack->widget(0)->hasFocus();
    m_tableStack->setCurrentIndex(!m_keeper->isKnown() ? 0 : empty ? 2 : 1);
    if (waits && m_keeper->isKnown()) {
        focusTarget()->setFocus();
    }
    // The window says that the gateway is lost, for every page.
    if (m_gateway.lost() || m_keeper->problem().isEmpty()) {
        m_notice->clear();
    } else {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("The rules cannot be shown as they are now."),
                             m_keeper->problem(),
                             {{tr("Try again"), [this] { pull(); }}}});
    }
    emit describedChanged();
}

void RoutingPage::takeKnown() {
    showRules();
    if (m_keeper->isKnown() && !m_pending.isEmpty()) {
        reveal(std::exchange(m_pending, {}));
    }
}

void RoutingPage::takeEdited(const QString& typing) {
    m_editingHere = true;
    m_edits->change(static_cast<std::size_t>(m_shownRow), m_pane->rule(), typing);
    m_editingHere = false;
}

RoutingPage::View RoutingPage::view() const {
    return static_cast<View>(m_stack->currentIndex());
}

void RoutingPage::showView(View view) {
    m_views->setCurrent(static_cast<int>(view));
    m_stack->setCurrentIndex(static_cast<int>(view));
    if (view == View::History) {
        m_history->pull();
    }
    focusTarget()->setFocus();
}

void RoutingPage::retranslate() {
    m_views->setTexts({tr("Rules"), tr("Flow"), tr("History")});
    m_views->setAccessibleName(tr("What is shown of routing"));
    m_table->setAccessibleName(tr("Rules"));
    m_tableStack->widget(0)->setAccessibleName(tr("Rules"));
    m_empty->setTexts(
        tr("No rules."),
        tr("Every call goes by models: and served names until you add one.\nA rule says which "
           "calls it takes and where they go; the first that fits takes the call."));
    m_empty->setActions(tr("Add rule"));
    m_model->retranslate();
    showState();
}

void RoutingPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
