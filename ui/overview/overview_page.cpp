// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.hpp"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QPointer>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/charts/flow_chart.hpp"
#include "ui/overview/attention_list.hpp"
#include "ui/overview/flow_events.hpp"
#include "ui/overview/flow_panel.hpp"
#include "ui/overview/provider_panel.hpp"
#include "ui/overview/spend_panel.hpp"
#include "ui/overview/stats.hpp"
#include "ui/teams/teams_page.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/time_range.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/stat_strip.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kPace{1000};
constexpr int kRanges = 4;

QString rangeKey() {
    return QStringLiteral("overview/range");
}

}  // namespace

OverviewPage::OverviewPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                           const Clock& clock, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_store(store),
      m_clock(clock),
      m_ranges(new Segments(kRanges, this)),
      m_stats(new StatStrip(kStatCount)),
      m_flow(new FlowPanel),
      m_events(new FlowEvents(client, this)),
      m_attention(new AttentionList),
      m_providers(new ProviderPanel),
      m_spend(new SpendPanel) {
    m_ranges->setCurrent(std::clamp(store.value(rangeKey(), 0).toInt(), 0, kRanges - 1));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    auto* timer = new VisibleTimer(this, kPace);
    connect(timer, &VisibleTimer::tick, this, &OverviewPage::pull);
    connect(&gateway, &GatewayModel::changed, this, &OverviewPage::showNumbers);
    connect(m_ranges, &Segments::chosen, this, &OverviewPage::choose);
    connect(m_events, &FlowEvents::changed, this, &OverviewPage::showEvents);
    connect(m_flow, &FlowPanel::copyAsked, this, &OverviewPage::copyBaseUrl);
    connect(
        m_flow->chart(), &FlowChart::columnOpened, this, [this](Timestamp from, Timestamp until) {
            emit pageAsked(QStringLiteral("traffic"),
                           TimeRange{filterMoment(localTime(from)), filterMoment(localTime(until))}
                               .conditions());
        });
    connect(m_attention, &AttentionList::chosen, this, &OverviewPage::follow);
    connect(m_providers, &ProviderPanel::opened, this, [this](const QString& provider) {
        emit pageAsked(QStringLiteral("providers"), provider);
    });
    connect(m_stats->leadSomewhere(SpendStat), &StatCell::activated, this,
            [this] { emit pageAsked(QStringLiteral("spend")); });
    connect(m_spend, &SpendPanel::opened, this,
            [this] { emit pageAsked(QStringLiteral("spend"), QStringLiteral("today")); });
    retranslate();
}

QWidget* OverviewPage::makeContent() {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(metrics().edgeLeft, metrics().space(4), metrics().edgeRight,
                             metrics().space(4));
    grid->setSpacing(metrics().gap);
    grid->addWidget(m_stats, 0, 0, 1, 2);
    grid->addWidget(m_flow, 1, 0);
    grid->addWidget(m_attention, 1, 1);
    grid->addWidget(m_providers, 2, 0);
    grid->addWidget(m_spend, 2, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 5);
    grid->setRowStretch(2, 3);
    for (QWidget* panel : {static_cast<QWidget*>(m_attention), static_cast<QWidget*>(m_spend)}) {
        panel->setMinimumWidth(metrics().px(304));
    }
    for (QWidget* panel : {static_cast<QWidget*>(m_providers), static_cast<QWidget*>(m_spend)}) {
        panel->setMinimumHeight(metrics().tabs + metrics().columnHeader + 4 * metrics().row);
    }
    return content;
}

PageEntry OverviewPage::entry() {
    return {QStringLiteral("overview"), QStringLiteral("gauge"), [] { return tr("Overview"); }};
}

QString OverviewPage::fact() const {
    //: Day and time beside the title, as in "Tuesday 17 November, 14:32"
    return QLocale().toString(localTime(m_clock.now()), tr("dddd d MMMM, HH:mm"));
}

QWidget* OverviewPage::headerControls() {
    m_ranges->show();
    return m_ranges;
}

QWidget* OverviewPage::focusTarget() {
    return m_flow->chart();
}

void OverviewPage::choose(int range) {
    m_store.setValue(rangeKey(), range);
    m_asking = false;  // the answer that is under way is about another range
    pull();
}

void OverviewPage::pull() {
    if (const QString now = fact(); now != m_toldFact) {
        m_toldFact = now;
        emit describedChanged();
    }
    if (!m_asking) {
        m_asking = true;
        admin::GetOverview operation;
        operation.range = static_cast<admin::OverviewRange>(m_ranges->current());
        m_client.call(std::move(operation), admin::AdminClient::Callback<admin::Overview>(
                                                [self = QPointer(this)](auto reply) {
                                                    if (self) {
                                                        self->take(std::move(reply));
                                                    }
                                                }));
    }
    if (!m_askingProviders) {
        m_askingProviders = true;
        m_client.call(admin::ListProviders{}, admin::AdminClient::Callback<admin::ProviderList>(
                                                  [self = QPointer(this)](auto reply) {
                                                      if (self) {
                                                          self->takeProviders(reply);
                                                      }
                                                  }));
    }
}

void OverviewPage::take(Result<admin::Overview> reply) {
    m_asking = false;
    // The last good content stays; that there is no answer is said by the window.
    if (!reply || static_cast<int>(reply->range) != m_ranges->current()) {
        return;
    }
    m_overview = *std::move(reply);
    showNumbers();
    m_flow->setOverview(*m_overview, m_gateway.address());
    m_events->pull(m_overview->from, m_overview->now, m_gateway.status().revision);
}

void OverviewPage::showEvents() {
    m_flow->chart()->setEvents(m_events->events());
    showAttention();
}

void OverviewPage::takeProviders(const Result<admin::ProviderList>& reply) {
    m_askingProviders = false;
    if (reply) {
        m_providersKnown = true;
        m_providers->setProviders(reply->providers);
        showAttention();
    }
}

// With every status too: what the status bar says stands here as well.
void OverviewPage::showNumbers() {
    if (!m_overview || !isVisible()) {
        return;
    }
    const auto stats = statsOf(*m_overview, m_gateway.status());
    for (int index = 0; index < kStatCount; ++index) {
        m_stats->setStat(index, stats[static_cast<std::size_t>(index)]);
    }
    m_spend->setModels(m_overview->models, m_gateway.status().spentToday);
    showAttention();
}

void OverviewPage::showAttention() {
    if (m_overview && m_providersKnown) {
        m_attention->setItems(
            attentionOf(m_gateway, m_providers->providers(), m_events->alerts(), *m_overview));
    }
}

void OverviewPage::follow(const Attention& item) {
    switch (item.step) {
        case AttentionStep::Remedy:
            apply(item.remedy, m_gateway);
            break;
        case AttentionStep::ShowProvider:
            emit pageAsked(QStringLiteral("providers"), item.what);
            break;
        case AttentionStep::AddProvider:
            emit pageAsked(QStringLiteral("providers"));
            break;
        case AttentionStep::ShowTraffic:
            emit pageAsked(QStringLiteral("traffic"), item.what);
            break;
        case AttentionStep::ShowBudgets:
            emit pageAsked(QStringLiteral("spend"));
            break;
        case AttentionStep::ShowKey:
            emit pageAsked(QStringLiteral("teams"), item.what);
            break;
        case AttentionStep::SetPrices:
            emit pageAsked(QStringLiteral("prices"));
            break;
        case AttentionStep::CreateKey:
            emit pageAsked(QStringLiteral("teams"), TeamsPage::newKey());
            break;
    }
}

void OverviewPage::copyBaseUrl() {
    const QString url = m_gateway.openAiBaseUrl();
    QApplication::clipboard()->setText(url);
    emit toastAsked({tr("Copied %1").arg(url), {}, {}, QStringLiteral("copy")});
}

void OverviewPage::retranslate() {
    //: Ranges of time on buttons, short
    m_ranges->setTexts({tr("15 min"), tr("1 h"), tr("Today"), tr("7 days")});
    m_flow->retranslate();
    showEvents();
    m_attention->retranslate();
    m_providers->retranslate();
    m_spend->retranslate();
    showNumbers();
}

void OverviewPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
