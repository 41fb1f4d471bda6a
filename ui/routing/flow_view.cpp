// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/flow_view.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "engine/base/target_parts.hpp"
#include "ui/charts/band_chart.hpp"
#include "ui/charts/legend.hpp"
#include "ui/providers/pause_orders.hpp"
#include "ui/routing/flow_bands.hpp"
#include "ui/routing/flow_detail.hpp"
#include "ui/routing/flow_words.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_range.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/toast.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kFlowInterval{2'000};
constexpr int kSpans = 3;
constexpr int kMostRows = 14;  // of a column: more are not read

QString conditionOf(const char* field, std::string_view value) {
    return QLatin1String(field) + QLatin1Char('=') +
           filterValue(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
}

}  // namespace

FlowView::FlowView(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_pauses(new PauseOrders(client, this)),
      m_fact(new ElidedLabel(Qt::ElideRight)),
      m_legend(new Legend),
      m_spans(new Segments(kSpans)),
      m_notice(new NoticeBar),
      m_chart(new BandChart),
      m_empty(new EmptyState(QStringLiteral("routing"))),
      m_detail(new FlowDetail) {
    m_spans->setCurrent(static_cast<int>(admin::RouteFlowSpan::Hour));
    layOut();
    auto* timer = new VisibleTimer(this, kFlowInterval);
    connect(timer, &VisibleTimer::tick, this, &FlowView::pull);
    connect(m_spans, &Segments::chosen, this, [this] {
        m_asking = false;  // the answer that is under way is about another time
        pull();
    });
    connect(m_chart, &BandChart::currentChanged, this, &FlowView::showDetail);
    connect(m_chart, &BandChart::opened, this, &FlowView::open);
    connect(m_chart, &BandChart::menuAsked, this,
            [this](const QString&, const QPoint& place) { showMenu(place); });
    connect(m_chart, &BandChart::roomChanged, this, &FlowView::showFlow);
    connect(m_detail, &FlowDetail::asked, this, &FlowView::carryOut);
    connect(m_empty->primary(), &QAbstractButton::clicked, this, [this] {
        m_spans->setCurrent(static_cast<int>(admin::RouteFlowSpan::Day));
        m_asking = false;
        pull();
    });
    connect(m_pauses, &PauseOrders::told, this, &FlowView::toastAsked);
    connect(m_pauses, &PauseOrders::ended, this, [this](const QString& problem) {
        if (!problem.isEmpty()) {
            emit toastAsked({problem, {}, {}, QStringLiteral("circle-alert"), Tone::Error});
        }
        pull();
    });
    retranslate();
}

void FlowView::layOut() {
    setTone(m_fact, Tone::Text2);
    auto* bar = new QFrame;
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    line->setSpacing(metrics().space(4));
    line->addWidget(m_fact, 1);
    line->addWidget(m_spans);
    // On the ground of the chart; beside the sentence above there is no room for it in every
    // language.
    auto* ground = new QWidget;
    ground->setBackgroundRole(QPalette::Base);
    ground->setAutoFillBackground(true);
    auto* key = new QHBoxLayout(ground);
    key->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight, 0);
    key->addStretch();
    key->addWidget(m_legend);
    m_key = ground;
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->setSpacing(0);
    down->addWidget(bar);
    down->addWidget(m_notice);
    down->addWidget(ground);
    down->addWidget(m_chart, 1);
    down->addWidget(m_empty, 1);
    down->addWidget(m_detail);
    m_empty->hide();
}

admin::RouteFlowSpan FlowView::span() const {
    return static_cast<admin::RouteFlowSpan>(m_spans->current());
}

void FlowView::setNoPause(const QString& why) {
    m_noPause = why;
    showDetail();
}

QWidget* FlowView::focusTarget() const {
    return m_chart->isHidden() ? static_cast<QWidget*>(m_empty->primary()) : m_chart;
}

QWidget* FlowView::detail() const {
    return m_detail;
}

void FlowView::pull() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(
        admin::GetRouteFlow{span()},
        admin::AdminClient::Callback<admin::RouteFlow>(
            [self = QPointer(this), asked = span()](const Result<admin::RouteFlow>& reply) {
                if (self) {
                    self->take(reply, asked);
                }
            }));
}

void FlowView::take(const Result<admin::RouteFlow>& reply, admin::RouteFlowSpan asked) {
    if (asked != span()) {
        return;
    }
    m_asking = false;
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    showProblem();
    if (reply) {
        m_flow = *reply;
        showFlow();
    }
}

void FlowView::showProblem() {
    if (m_problem.isEmpty()) {
        m_notice->clear();
        return;
    }
    m_notice->setNotice({Tone::Error,
                         QStringLiteral("circle-alert"),
                         tr("The flow cannot be shown as it is now."),
                         m_problem,
                         {{tr("Try again"), [this] { pull(); }}}});
}

void FlowView::showFlow() {
    if (!m_flow) {
        return;  // until the first answer there is nothing to say
    }
    const int rows = std::clamp(m_chart->rowsThatFit(), 2, kMostRows);
    m_nodes = flowNodesOf(*m_flow, static_cast<std::size_t>(rows));
    const bool empty = m_nodes.nodes.empty();
    const bool hadFocus = m_chart->hasFocus();
    m_chart->setVisible(!empty);
    m_empty->setVisible(empty);
    m_key->setVisible(!empty);
    m_detail->setVisible(!empty);
    m_fact->setText(spanText(*m_flow));
    m_legend->setEntries(bandLegend(m_nodes));
    m_chart->setData(bandsOf(m_nodes, *m_flow));
    m_empty->setActions(span() == admin::RouteFlowSpan::Day ? QString() : tr("Show a day"));
    if (hadFocus && empty) {
        focusTarget()->setFocus();
    }
    showDetail();
}

const FlowNode* FlowView::current() const {
    return m_nodes.find(m_chart->current());
}

FlowDetailState FlowView::stateOf(const FlowNode& node) const {
    FlowDetailState state;
    state.title = titleOf(node);
    state.facts = factsOf(node, *m_flow);
    state.noPause = m_noPause;
    if (!filterOf(node).isEmpty()) {
        state.deeds.push_back(FlowDeed::ShowCalls);
    }
    if (node.kind == FlowNodeKind::Rule &&
        std::ranges::find(m_flow->rules, node.name, &admin::RoutedRule::name) !=
            m_flow->rules.end()) {
        state.deeds.push_back(FlowDeed::ShowRule);
    }
    if (node.kind == FlowNodeKind::Target) {
        const admin::RoutedTarget* target = targetOf(*m_flow, node.name);
        const admin::PausedTarget* pause = pauseOf(*m_flow, node.name);
        if (target != nullptr && target->state != admin::TargetState::Gone && pause == nullptr) {
            state.deeds.push_back(FlowDeed::Pause);
        }
        if (pause != nullptr) {
            state.deeds.push_back(FlowDeed::Resume);
        }
    }
    return state;
}

void FlowView::showDetail() {
    const FlowNode* node = current();
    m_detail->setState(node != nullptr && m_flow ? stateOf(*node) : FlowDetailState{});
}

// The calls that a node counts; empty where a filter cannot name them.
QString FlowView::filterOf(const FlowNode& node) const {
    QStringList conditions;
    switch (node.kind) {
        case FlowNodeKind::Team:
            conditions << conditionOf("team", node.name);
            break;
        case FlowNodeKind::Key:
            conditions << conditionOf("key", node.name);
            break;
        case FlowNodeKind::Model:
            conditions << conditionOf("model", node.name);
            break;
        case FlowNodeKind::Target:
            conditions << conditionOf("provider", providerOfTarget(node.name))
                       << conditionOf("model", modelOfTarget(node.name));
            break;
        case FlowNodeKind::NoTarget:
            conditions << QStringLiteral("attempts=0");
            break;
        case FlowNodeKind::NoKey:
        case FlowNodeKind::Rule:
        case FlowNodeKind::NoRule:
        case FlowNodeKind::Others:
            return {};
    }
    conditions << TimeRange{filterMoment(localTime(m_flow->from)), {}}.conditions();
    return conditions.join(u' ');
}

void FlowView::carryOut(FlowDeed deed) {
    const FlowNode* node = current();
    if (node == nullptr || !m_flow) {
        return;
    }
    switch (deed) {
        case FlowDeed::ShowCalls:
            emit callsAsked(filterOf(*node));
            break;
        case FlowDeed::ShowRule:
            emit ruleAsked(QString::fromStdString(node->name));
            break;
        case FlowDeed::Pause:
            m_pauses->pause(node->name);
            break;
        case FlowDeed::Resume:
            if (const admin::PausedTarget* pause = pauseOf(*m_flow, node->name)) {
                m_pauses->resume(admin::PausedTarget(*pause));
            }
            break;
    }
}

// What a node leads to: a rule to its place in the list, anything else to its calls.
void FlowView::open(const QString& id) {
    m_chart->setCurrent(id);
    for (const FlowDeed deed : {FlowDeed::ShowRule, FlowDeed::ShowCalls}) {
        if (m_detail->offers(deed)) {
            carryOut(deed);
            return;
        }
    }
}

void FlowView::showMenu(const QPoint& place) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    m_detail->fillMenu(*menu);
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    menu->popup(place);
}

void FlowView::retranslate() {
    m_spans->setTexts({tr("5 min"), tr("1 h"), tr("24 h")});
    m_spans->setAccessibleName(tr("How far back calls are counted"));
    m_chart->setAccessibleName(tr("Who calls, by which rule, and where to"));
    m_empty->setTexts(tr("No calls in this time."),
                      tr("Who calls, by which rule and where the calls go stands here as soon as "
                         "calls come."));
    showFlow();
    showProblem();
}

void FlowView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
