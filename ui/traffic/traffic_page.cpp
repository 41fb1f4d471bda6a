// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/actions/action_registry.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/exchange_pane.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/filtered_traffic.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/sample_call.hpp"
#include "ui/traffic/traffic_feed.hpp"
#include "ui/traffic/traffic_footer.hpp"
#include "ui/traffic/traffic_model.hpp"
#include "ui/traffic/traffic_table.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/copy.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/window/gateway_look.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

const QKeySequence& followKey() {
    static const QKeySequence key(Qt::Key_F5);
    return key;
}

QString splitterKey(Qt::Orientation orientation) {
    return orientation == Qt::Horizontal ? QStringLiteral("traffic/pane_beside")
                                         : QStringLiteral("traffic/pane_below");
}

}  // namespace

TrafficPage::TrafficPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                         QWidget* parent)
    : Page(parent),
      m_gateway(gateway),
      m_store(store),
      m_model(new TrafficModel(this)),
      m_rows(new FilteredTraffic(*m_model, this)),
      m_feed(new TrafficFeed(client, *m_model, this)),
      m_table(new TrafficTable(*m_rows)),
      m_filter(new FilterField),
      m_filterProblem(makeLabel(TextRole::Small, Tone::Error)),
      m_footer(new TrafficFooter),
      m_pane(new ExchangePane(client)),
      m_empty(new EmptyState(QStringLiteral("traffic"))),
      m_sampleCall(new SampleCall(client, gateway, this)),
      m_stack(new QStackedWidget),
      m_splitter(new QSplitter),
      m_follow(new Button),
      m_pause(new Button),
      m_clear(new Button) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    m_filterProblem->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight,
                                        metrics().space(1));
    m_filterProblem->hide();
    layout->addWidget(m_filterProblem);
    layout->addWidget(makeContent(), 1);

    connect(m_feed, &TrafficFeed::changed, this, &TrafficPage::showState);
    connect(m_sampleCall, &SampleCall::changed, this, &TrafficPage::showState);
    connect(m_empty->second(), &QPushButton::clicked, m_sampleCall, &SampleCall::send);
    connect(m_table, &TrafficTable::followingChanged, this, &TrafficPage::showState);
    connect(m_table, &TrafficTable::conditionAsked, m_filter, &FilterField::addCondition);
    connect(m_filter, &FilterField::filterChanged, this, &TrafficPage::takeFilter);
    connect(m_filter, &FilterField::entered, this, &TrafficPage::offerKnownValues);
    connect(m_filter, &FilterField::leaveAsked, m_table,
            [this] { m_table->setFocus(Qt::ShortcutFocusReason); });
    connect(m_filter, &FilterField::problemChanged, this, [this] {
        m_filterProblem->setText(m_filter->problem());
        m_filterProblem->setVisible(!m_filter->problem().isEmpty());
    });
    connect(m_table, &TrafficTable::opened, this, &TrafficPage::openRow);
    connect(m_table, &TrafficTable::closeAsked, this, &TrafficPage::closePane);
    connect(m_pane, &ExchangePane::closeAsked, this, &TrafficPage::closePane);
    connect(m_pane, &ExchangePane::curlAsked, this,
            [this] { m_pane->copyAsCurl(m_gateway.baseUrl()); });
    connect(m_splitter, &QSplitter::splitterMoved, this, &TrafficPage::keepSplitter);
    connect(&m_gateway, &GatewayModel::changed, this, &TrafficPage::showState);
    // The pane follows its exchange, and the row under the keyboard while it is open.
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                const int row = m_pane->isVisible() ? m_model->rowOf(m_pane->id()) : -1;
                if (row >= first.row() && row <= last.row()) {
                    m_pane->refresh(*m_model->at(row));
                }
            });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_pane->isVisible() && current.isValid()) {
                    openRow(current);
                }
            });
    retranslate();
}

QWidget* TrafficPage::makeToolBar() {
    auto* bar = new QFrame(this);
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_follow->setCheckable(true);
    m_follow->setIconName(QStringLiteral("arrow-down"));
    m_follow->setKeyHint(followKey());
    m_pause->setCheckable(true);
    m_pause->setIconName(QStringLiteral("pause"));
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_follow);
    layout->addWidget(m_pause);
    layout->addWidget(m_clear);
    connect(m_follow, &QPushButton::clicked, m_table, &TrafficTable::setFollowing);
    connect(m_pause, &QPushButton::clicked, m_feed, &TrafficFeed::setPaused);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_model->clear();
        showState();
    });
    return bar;
}

QWidget* TrafficPage::makeContent() {
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_pane);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_pane->hide();
    connect(m_empty->primary(), &QPushButton::clicked, this, [this] {
        if (m_rows->isFiltering()) {
            m_filter->setFilter({});
        } else if (m_feed->isPaused()) {
            m_feed->setPaused(false);
        } else {
            copyText(m_gateway.openAiBaseUrl(), m_empty->primary());
        }
    });
    return m_splitter;
}

QString TrafficPage::title() const {
    return tr("Traffic");
}

QString TrafficPage::badge() const {
    const std::uint64_t open = m_gateway.status().openExchanges;
    return open == 0 ? QString() : countText(open);
}

QString TrafficPage::fact() const {
    const QString open =
        tr("%Ln running", nullptr, static_cast<int>(m_gateway.status().openExchanges));
    if (m_feed->isPaused()) {
        return tr("%1, view paused").arg(open);
    }
    return m_table->isFollowing() ? tr("%1, following").arg(open) : open;
}

void TrafficPage::addActions(ActionRegistry& registry) {
    registry.add({QStringLiteral("traffic.follow"), ActionGroup::View,
                  [] { return TrafficPage::tr("Follow traffic"); }, followKey(),
                  [this] { m_table->setFollowing(!m_table->isFollowing()); }},
                 this);
    registry.add(
        {QStringLiteral("traffic.filter"), ActionGroup::View,
         [] { return TrafficPage::tr("Filter traffic"); }, QKeySequence(Qt::CTRL | Qt::Key_F),
         [this] { m_filter->setFocus(Qt::ShortcutFocusReason); }},
        this);
    registry.add({QStringLiteral("traffic.clear_filter"),
                  ActionGroup::View,
                  [] { return TrafficPage::tr("Clear the filter of traffic"); },
                  {},
                  [this] { m_filter->setFilter({}); }},
                 this);
    registry.add({QStringLiteral("traffic.copy_as_curl"), ActionGroup::View,
                  [] { return TrafficPage::tr("Copy the open call as curl"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
                  [this] { m_pane->copyAsCurl(m_gateway.baseUrl()); }},
                 m_pane);
    registry.add({QStringLiteral("traffic.pause"), ActionGroup::View,
                  [] { return TrafficPage::tr("Pause the view of traffic"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                  [this] { m_feed->setPaused(!m_feed->isPaused()); }},
                 this);
    registry.add({QStringLiteral("traffic.clear"), ActionGroup::View,
                  [] { return TrafficPage::tr("Clear the view of traffic"); },
                  QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_clear->click(); }},
                 this);
}

void TrafficPage::reveal(const QString& filter) {
    m_filter->setFilter(filter);
}

QWidget* TrafficPage::focusTarget() {
    return m_table;
}

std::vector<FocusArea> TrafficPage::focusAreas() {
    std::vector<FocusArea> areas = Page::focusAreas();
    areas.push_back({m_pane, m_pane->focusTarget()});
    return areas;
}

void TrafficPage::showState() {
    int running = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        running += m_model->at(row)->durationUs < 0 ? 1 : 0;
    }
    m_footer->setRows(m_model->rowCount(), running, m_rows->hidden());
    // The window says that the gateway is lost, for every page.
    m_footer->setProblem(m_gateway.lost()                    ? QString()
                         : m_sampleCall->problem().isEmpty() ? m_feed->problem()
                                                             : m_sampleCall->problem());

    m_follow->setChecked(m_table->isFollowing());
    const int unseen = m_table->unseen();
    m_follow->setText(unseen > 0 ? tr("%Ln new", nullptr, unseen) : tr("Follow"));
    m_follow->setAccessibleName(unseen > 0 ? tr("Follow, %Ln new", nullptr, unseen) : tr("Follow"));
    m_pause->setChecked(m_feed->isPaused());
    m_pause->setIconName(m_feed->isPaused() ? QStringLiteral("play") : QStringLiteral("pause"));
    m_pause->setText(!m_feed->isPaused() ? tr("Pause view")
                     : m_feed->waiting() == 0
                         ? tr("Resume")
                         : tr("Resume, %1 new").arg(countText(m_feed->waiting())));
    m_clear->setEnabled(m_model->rowCount() > 0);
    m_clear->setToolTip(m_clear->isEnabled() ? tr("Take the rows from the view; the records stay.")
                                             : tr("There is nothing in the view."));
    showEmptyState();
    emit describedChanged();
}

void TrafficPage::showEmptyState() {
    // Until the first answer there is nothing to say, not even that there is nothing.
    const bool empty = m_feed->isKnown() && m_rows->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    if (!empty) {
        return;
    }
    if (m_model->rowCount() > 0) {
        m_empty->setTexts(tr("No call matches."),
                          tr("%Ln are hidden by the filter.", nullptr, m_rows->hidden()));
        m_empty->setActions(tr("Clear filter"));
        m_empty->primary()->setIconName({});
        return;
    }
    if (m_feed->isPaused()) {
        m_empty->setTexts(tr("The view is paused."),
                          tr("%Ln new calls wait.", nullptr, static_cast<int>(m_feed->waiting())));
        m_empty->setActions(tr("Resume"));
        return;
    }
    m_empty->setTexts(emptyHead(), emptyText());
    m_empty->setActions(m_gateway.isListening() ? tr("Copy base URL") : QString(),
                        m_gateway.canPause() ? tr("Send a test call") : QString());
    m_empty->primary()->setIconName(QStringLiteral("copy"));
    m_empty->second()->setEnabled(!m_sampleCall->isRunning());
    m_empty->second()->setToolTip(
        m_sampleCall->isRunning()
            ? tr("The call is on its way.")
            : tr("One small call with a key of its own; it costs what its provider asks."));
}

// What is not in memory is not nothing: only the books know what came before the start.
QString TrafficPage::emptyHead() const {
    if (m_model->isCleared()) {
        return tr("The view is cleared.");
    }
    return m_gateway.status().requestsToday > 0 ? tr("No calls since the start.")
                                                : tr("No calls yet today.");
}

QString TrafficPage::emptyText() const {
    QStringList sentences;
    const std::uint64_t today = m_gateway.status().requestsToday;
    if (m_model->isCleared()) {
        sentences << tr("The records stay.");
    } else if (today > 0) {
        sentences << tr("%Ln calls of today are in the books.", nullptr, static_cast<int>(today));
    }
    if (m_gateway.isKnown() && !m_gateway.lost()) {
        const StateLook look = lookOf(m_gateway);
        sentences << (m_gateway.canPause() ? tr("Weir listens on %1.").arg(m_gateway.address())
                                           : tr("The gateway takes no calls: %1.").arg(look.word));
    }
    return sentences.join(QLatin1Char(' '));
}

void TrafficPage::takeFilter() {
    m_rows->setFilter(m_filter->filter());
    // What is looked for now is what came last.
    m_table->setFollowing(true);
    showState();
}

void TrafficPage::offerKnownValues() {
    std::set<QString> providers;
    std::set<QString> models;
    std::set<QString> keys;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const admin::ExchangeRow& call = *m_model->at(row);
        const QString target = text(call.target);
        providers.insert(target.section(u'/', 0, 0));
        models.insert(target.section(u'/', 1));
        models.insert(text(call.modelAsked));
        keys.insert(text(call.key));
    }
    const auto offer = [this](const QString& field, std::set<QString>& values) {
        values.erase(QString());
        m_filter->setKnownValues(field, QStringList(values.begin(), values.end()));
    };
    offer(QStringLiteral("provider"), providers);
    offer(QStringLiteral("model"), models);
    offer(QStringLiteral("key"), keys);
}

void TrafficPage::openRow(const QModelIndex& row) {
    const admin::ExchangeRow* exchange = m_rows->at(row.row());
    if (exchange == nullptr) {
        return;
    }
    const bool opens = m_pane->isHidden();
    m_pane->open(*exchange);
    if (opens) {
        m_pane->show();
        placePane();
    }
}

void TrafficPage::closePane() {
    m_pane->hide();
    m_table->setFocus();
}

void TrafficPage::placePane() {
    const bool beside = width() >= metrics().paneBesideFrom;
    const Qt::Orientation orientation = beside ? Qt::Horizontal : Qt::Vertical;
    m_pane->setMinimumWidth(beside ? metrics().px(400) : 0);
    m_pane->setMinimumHeight(beside ? 0 : metrics().px(200));
    m_pane->setWide(!beside);
    m_splitter->setOrientation(orientation);
    if (m_pane->isHidden() ||
        m_splitter->restoreState(m_store.value(splitterKey(orientation)).toByteArray())) {
        return;
    }
    const int length = beside ? m_splitter->width() : m_splitter->height();
    // As wide as the look allows a pane to be, and no more than a third of the page.
    const int pane =
        beside ? std::clamp(length / 3, metrics().px(400), metrics().px(480)) : length * 45 / 100;
    m_splitter->setSizes({length - pane, pane});
}

void TrafficPage::keepSplitter() {
    m_store.setValue(splitterKey(m_splitter->orientation()), m_splitter->saveState());
}

void TrafficPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool beside = width() >= metrics().paneBesideFrom;
    if (beside != (m_splitter->orientation() == Qt::Horizontal)) {
        placePane();
    }
}

void TrafficPage::retranslate() {
    m_table->setAccessibleName(tr("Exchanges"));
    m_follow->setToolTip(tr("Keep the newest call in view (%1).")
                             .arg(followKey().toString(QKeySequence::NativeText)));
    m_pause->setToolTip(tr("Stops the view, not the gateway."));
    m_clear->setText(tr("Clear view"));
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
