// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_page.hpp"

#include <QEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/calls/own_calls.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/call_actions.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filter_list.hpp"
#include "ui/traffic/filter/saved_filters.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/sample_call.hpp"
#include "ui/traffic/sessions/session_table.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/older_rows.hpp"
#include "ui/traffic/table/pinned_rows.hpp"
#include "ui/traffic/table/table_columns.hpp"
#include "ui/traffic/table/traffic_cells.hpp"
#include "ui/traffic/table/traffic_empty.hpp"
#include "ui/traffic/table/traffic_feed.hpp"
#include "ui/traffic/table/traffic_footer.hpp"
#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_bar.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/pane_splitter.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

TrafficPage::TrafficPage(admin::AdminClient& client, GatewayModel& gateway, OwnCalls& calls,
                         QSettings& store, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_store(store),
      m_model(new TrafficModel(this)),
      m_rows(new FilteredTraffic(*m_model, this)),
      m_feed(new TrafficFeed(client, *m_model, this)),
      m_older(new OlderRows(client, *m_model, this)),
      m_table(new TrafficTable(*m_rows)),
      m_sessions(new SessionTable(client, *m_rows)),
      m_pinned(new PinnedRows(*m_table, *m_model)),
      m_columns(new TableColumns(*m_table, store)),
      m_filter(new FilterField),
      m_time(new TimeButton),
      m_savedFilters(new SavedFilters(store, this)),
      m_filterList(new FilterList(*m_savedFilters, this)),
      m_filterProblem(makeLabel(TextRole::Small, Tone::Error)),
      m_footer(new TrafficFooter),
      m_pane(new ExchangePane(client)),
      m_sampleCall(new SampleCall(client, gateway, calls.caller, this)),
      m_empty(new TrafficEmpty(*m_rows, *m_feed, *m_older, gateway, *m_sampleCall)),
      m_bar(new TrafficBar(m_filter, m_time)),
      m_stack(new QStackedWidget),
      m_actions(
          new CallActions({client, gateway, calls, store, *m_table, m_pinned->table(), *m_rows,
                           [this] { return m_filter->inForce(); },
                           [this] { return m_pane->isBeingRead() ? &m_pane->row() : nullptr; }},
                          this)) {
    layOut(store);
    connectParts();
    connectFilter();
    retranslate();
}

void TrafficPage::layOut(QSettings& store) {
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_sessions);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    m_splitter = new PaneSplitter(list, m_pane, store, entry().id);
    connect(m_splitter, &PaneSplitter::wideChanged, m_pane, &ExchangePane::setWide);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    m_filterProblem->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight,
                                        metrics().space(1));
    m_filterProblem->hide();
    layout->addWidget(m_filterProblem);
    layout->addWidget(m_splitter, 1);
}

void TrafficPage::connectParts() {
    connect(m_feed, &TrafficFeed::changed, this, &TrafficPage::showState);
    connect(m_older, &OlderRows::changed, this, &TrafficPage::showState);
    m_older->setWanted(
        [this] { return m_feed->isKnown() && isVisible() && m_table->wantsOlder(); });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_older, &OlderRows::look);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, m_older, &OlderRows::look);
    connect(m_model, &TrafficModel::applied, m_older, &OlderRows::look);
    connect(m_feed, &TrafficFeed::changed, m_older, &OlderRows::look);
    connect(m_sampleCall, &SampleCall::changed, this, &TrafficPage::showState);
    connect(m_bar, &TrafficBar::followAsked, m_table, &TrafficTable::setFollowing);
    connect(m_bar, &TrafficBar::pauseAsked, m_feed, &TrafficFeed::setPaused);
    connect(m_bar, &TrafficBar::bySessionAsked, this, &TrafficPage::setBySession);
    connect(m_sessions, &SessionTable::problemChanged, this, &TrafficPage::showState);
    connect(m_sessions, &SessionTable::closeAsked, this, [this] { setBySession(false); });
    connect(m_sessions, &SessionTable::opened, this, [this](const QString& condition) {
        setBySession(false);
        m_filter->addCondition(condition);
    });
    connect(m_bar, &TrafficBar::columnsAsked, m_columns, &TableColumns::openMenu);
    connect(m_bar, &TrafficBar::clearAsked, this, &TrafficPage::clearView);
    connect(m_empty, &TrafficEmpty::olderAsked, this, [this] {
        m_model->forgetClear();
        m_older->restart();
        m_older->look();
    });
    connect(m_bar, &TrafficBar::exportAsked, m_actions, &CallActions::exportCalls);
    connect(m_actions, &CallActions::toastAsked, this, &Page::toastAsked);
    connect(m_actions, &CallActions::playgroundAsked, this,
            [this](Id call) { emit pageAsked(QStringLiteral("playground"), text(call.text())); });
    connect(m_actions, &CallActions::routingAsked, this,
            [this](const QString& what) { emit pageAsked(QStringLiteral("routing"), what); });
    connect(m_empty, &TrafficEmpty::clearFilterAsked, m_filter,
            [this] { m_filter->setFilter({}); });
    connect(m_table, &TrafficTable::followingChanged, this, [this] {
        m_model->setRoomy(!m_table->isFollowing());
        showState();
    });
    for (TrafficTable* table : {m_table, &m_pinned->table()}) {
        const auto open = [this, table](const QModelIndex& row) { openRow(table->rowAt(row)); };
        connect(table, &TrafficTable::opened, this, open);
        connect(table, &TrafficTable::menuOpening, m_actions,
                [this](QMenu& menu) { m_actions->addTo(menu); });
        connect(table, &TrafficTable::peekAsked, this, [this, table, open](const QModelIndex& row) {
            const bool isOpen = m_pane->isVisible() && m_pane->id() == table->rowAt(row)->id;
            isOpen ? m_pane->hide() : open(row);
        });
        connect(table, &TrafficTable::closeAsked, this, &TrafficPage::closePane);
        connect(table, &TrafficTable::conditionAsked, m_filter, &FilterField::addCondition);
        table->setPins([this](Id id) { return m_pinned->isPinned(id); });
        connect(table, &TrafficTable::pinAsked, m_pinned, [this, table](const QModelIndex& row) {
            // It may have left while the menu was open.
            if (const admin::ExchangeRow* call = table->rowAt(row)) {
                m_pinned->toggle(admin::ExchangeRow(*call));
            }
        });
        // The pane follows the row under the keyboard while it is open.
        connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this, open](const QModelIndex& current) {
                    if (m_pane->isVisible() && current.isValid()) {
                        open(current);
                    }
                });
    }
    connect(m_pane, &ExchangePane::closeAsked, this, &TrafficPage::closePane);
    connect(m_pane, &ExchangePane::replayAsked, m_actions,
            [this] { m_actions->replay(m_pane->row()); });
    connect(m_pane, &ExchangePane::playgroundAsked, m_actions,
            [this] { emit m_actions->playgroundAsked(m_pane->id()); });
    connect(m_pane, &ExchangePane::ruleAsked, m_actions,
            [this] { m_actions->makeRule(m_pane->id()); });
    connect(m_pane, &ExchangePane::testAsked, m_actions,
            [this] { m_actions->copyTest(m_pane->id()); });
    connect(m_pane, &ExchangePane::budgetAsked, m_actions, &CallActions::raiseBudget);
    connect(m_pane, &ExchangePane::placeAsked, m_splitter, &PaneSplitter::movePane);
    connect(m_pane, &ExchangePane::curlAsked, this,
            [this] { m_actions->copyAsCurl(m_pane->row()); });
    connect(&m_gateway, &GatewayModel::changed, this, &TrafficPage::showState);
    // And its exchange, wherever it is.
    connect(m_model, &TrafficModel::applied, this, [this] {
        const admin::ExchangeRow* row = m_model->at(m_model->rowOf(m_pane->id()));
        if (m_pane->isVisible() && row != nullptr && row->sequence > m_openSequence) {
            m_openSequence = row->sequence;
            m_pane->refresh(*row);
        }
    });
}

void TrafficPage::setBySession(bool bySession) {
    m_bySession = bySession;
    if (bySession) {
        m_pane->hide();
    }
    showState();
    focusTarget()->setFocus();
}

void TrafficPage::clearView() {
    m_model->clear();
    showState();
}

PageEntry TrafficPage::entry() {
    return {QStringLiteral("traffic"), QStringLiteral("traffic"), [] { return tr("Traffic"); }};
}

QString TrafficPage::badgeOf(const GatewayModel& gateway) {
    const std::uint64_t open = gateway.status().openExchanges;
    return open == 0 ? QString() : countText(open);
}

QString TrafficPage::badge() const {
    return badgeOf(m_gateway);
}

QString TrafficPage::fact() const {
    const QString open =
        tr("%Ln running", nullptr, static_cast<int>(m_gateway.status().openExchanges));
    if (m_feed->isPaused()) {
        return tr("%1, view paused").arg(open);
    }
    if (m_bySession) {
        return tr("%1, added up by session").arg(open);
    }
    if (m_table->isSorted()) {
        return tr("%1, sorted by %2").arg(open, columnTitle(m_rows->sorting()->column));
    }
    return m_table->isFollowing() ? tr("%1, following").arg(open) : open;
}

QWidget* TrafficPage::focusTarget() {
    return m_bySession ? static_cast<QWidget*>(m_sessions) : m_table;
}

std::vector<FocusArea> TrafficPage::focusAreas() {
    std::vector<FocusArea> areas = Page::focusAreas();
    areas.push_back({m_pane, m_pane->focusTarget()});
    return areas;
}

void TrafficPage::showState() {
    m_footer->setRows(m_model->rowCount(), m_model->running(), m_rows->hidden());
    // The window says that the gateway is lost, for every page.
    m_footer->setProblem(m_gateway.lost()                     ? QString()
                         : !m_sampleCall->problem().isEmpty() ? m_sampleCall->problem()
                         : !m_feed->problem().isEmpty()       ? m_feed->problem()
                         : m_bySession                        ? m_sessions->problem()
                                                              : m_older->problem());
    m_footer->setReach(reach());

    m_bar->setState({m_table->isFollowing(), m_table->unseen(), m_feed->isPaused(),
                     m_feed->waiting(), m_model->rowCount() == 0, m_bySession});
    // Until the first answer there is nothing to say, not even that there is nothing.
    const bool empty =
        m_feed->isKnown() && m_rows->rowCount() == 0 && !(m_older->isFirstPage() && isVisible());
    if (empty) {
        m_empty->refresh();
    }
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : focusTarget());
    emit describedChanged();
}

// How far the rows go back; nothing while they are the live ones only.
QString TrafficPage::reach() const {
    if (m_older->isAtEnd()) {
        return m_model->isFull() ? QString() : tr("none older");
    }
    if (m_older->searchedTo() == Timestamp()) {
        return {};
    }
    const QString time = dateTimeText(localTime(m_older->searchedTo()));
    return m_model->isFull()        ? tr("no room for more: filter to go back further")
           : m_older->isSearching() ? tr("searching, back to %1").arg(time)
                                    : tr("back to %1").arg(time);
}

void TrafficPage::openRow(const admin::ExchangeRow* row) {
    if (row != nullptr) {
        m_openSequence = row->sequence;
        m_pane->open(*row);
        m_splitter->openPane();
    }
}

void TrafficPage::closePane() {
    m_pane->hide();
    m_table->setFocus();
}

void TrafficPage::retranslate() {
    m_table->setAccessibleName(tr("Exchanges"));
    m_model->retranslate();
    showState();
}

void TrafficPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
