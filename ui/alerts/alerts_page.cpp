// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/alerts/alert_cells.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/alert_text.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kPace{2};
constexpr std::chrono::milliseconds kUnsaid{150};

constexpr std::array kAlertWidths{ColumnWidth{0, 120}, ColumnWidth{1, 320},
                                  ColumnWidth{2, 300, 120}, ColumnWidth{3, 150},
                                  ColumnWidth{4, 150}};
constexpr std::array kWebhookWidths{ColumnWidth{0, 130, 90},  ColumnWidth{1, 90},
                                    ColumnWidth{2, 220, 120}, ColumnWidth{3, 220, 120},
                                    ColumnWidth{4, 120},      ColumnWidth{5, 130}};
constexpr std::array kSentWidths{ColumnWidth{0, 150}, ColumnWidth{1, 110, 80},  ColumnWidth{2, 120},
                                 ColumnWidth{3, 240}, ColumnWidth{4, 200, 110}, ColumnWidth{5, 60},
                                 ColumnWidth{6, 130}};
constexpr std::array<int, 1> kAlertLeaving{4};
constexpr std::array<int, 2> kWebhookLeaving{5, 1};
constexpr std::array<int, 2> kSentLeaving{5, 4};
// By view.
constexpr std::array<Columns, 3> kColumns{{{kAlertWidths, 2, kAlertLeaving},
                                           {kWebhookWidths, 3, kWebhookLeaving},
                                           {kSentWidths, 3, kSentLeaving}}};

}  // namespace

AlertsPage::AlertsPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
                       QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_clock(clock),
      m_orders(new UndoableOrders(
          client, [this] { return whyNotChange(); }, this)),
      m_cells{new AlertCells(this), new AlertCells(this), new AlertCells(this)},
      m_notice(new NoticeBar),
      m_empty(new EmptyState(entry().iconName)),
      m_loading(makeLabel(TextRole::Body, Tone::Muted)),
      m_stack(new QStackedWidget),
      m_view(new Segments(3)),
      m_undo(new Button),
      m_rules(new Button),
      m_test(new Button),
      m_edit(new Button),
      m_remove(new Button),
      m_add(new Button(ButtonKind::Primary, this)),
      m_timer(new VisibleTimer(this, kPace)) {
    m_add->setIconName(QStringLiteral("plus"));
    m_add->hide();  // the window takes it over
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setFocusPolicy(Qt::StrongFocus);
    m_stack->addWidget(m_loading);
    for (const View view : {Alerts, Webhooks, Sent}) {
        m_tables[view] = makeTable(view);
        m_stack->addWidget(m_tables[view]);
    }
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(makeTools());
    layout->addWidget(m_stack, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kUnsaid);
    connectParts();
    retranslate();
}

AlertTable* AlertsPage::makeTable(View view) {
    const std::array<int, 3> columns{5, 6, 7};
    QStringList titles;
    titles.fill(QString(), columns[view]);
    m_cells[view]->setTitles(titles, -1, {});
    return new AlertTable(*m_cells[view], kColumns[view]);
}

PageEntry AlertsPage::entry() {
    return {QStringLiteral("alerts"), QStringLiteral("bell"), [] { return tr("Alerts"); }, true,
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)};
}

QWidget* AlertsPage::makeTools() {
    auto* bar = new QFrame;
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_undo->setIconName(QStringLiteral("undo"));
    m_rules->setIconName(QStringLiteral("sliders"));
    m_test->setIconName(QStringLiteral("refresh"));
    m_edit->setIconName(QStringLiteral("pencil"));
    m_remove->setIconName(QStringLiteral("trash"));
    layout->addWidget(m_view);
    layout->addStretch();
    for (Button* button : {m_undo, m_test, m_edit, m_remove, m_rules}) {
        layout->addWidget(button);
    }
    return bar;
}

void AlertsPage::connectParts() {
    connect(m_timer, &VisibleTimer::tick, this, [this] {
        pull();
        if (!m_knowsAlerts) {
            m_slow.start();
        }
    });
    connect(&m_slow, &QTimer::timeout, this, [this] { m_loading->setText(tr("Loading…")); });
    connect(&m_gateway, &GatewayModel::changed, this, &AlertsPage::showState);
    connect(m_view, &Segments::chosen, this, &AlertsPage::showState);
    for (AlertTable* table : m_tables) {
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &AlertsPage::showState);
    }
    connect(m_tables[Webhooks], &AlertTable::opened, this, &AlertsPage::editSelected);
    connect(m_tables[Webhooks], &AlertTable::removeAsked, this, &AlertsPage::removeSelected);
    connect(m_add, &QPushButton::clicked, this, &AlertsPage::addWebhook);
    connect(m_empty->primary(), &QPushButton::clicked, this, &AlertsPage::addWebhook);
    connect(m_rules, &QPushButton::clicked, this, &AlertsPage::editRules);
    connect(m_test, &QPushButton::clicked, this, &AlertsPage::testSelected);
    connect(m_edit, &QPushButton::clicked, this, &AlertsPage::editSelected);
    connect(m_remove, &QPushButton::clicked, this, &AlertsPage::removeSelected);
    connect(m_undo, &QPushButton::clicked, m_orders, &UndoableOrders::undoLast);
    connect(m_orders, &UndoableOrders::told, this, &AlertsPage::toastAsked);
    connect(m_orders, &UndoableOrders::undoChanged, this, &AlertsPage::showState);
    connect(m_orders, &UndoableOrders::ended, this, [this] {
        pull();
        showState();
    });
}

QString AlertsPage::badge() const {
    return m_alerts.active.empty() ? QString() : countText(m_alerts.active.size());
}

QString AlertsPage::fact() const {
    if (!m_knowsAlerts || !m_knowsWebhooks) {
        return {};
    }
    const QString now = m_alerts.active.empty()
                            ? tr("None now")
                            : tr("%Ln now", nullptr, static_cast<int>(m_alerts.active.size()));
    const auto count = static_cast<int>(m_webhooks.webhooks.size());
    const QString told = count == 0 ? tr("nobody is told but this window")
                                    : tr("%Ln webhooks are told", nullptr, count);
    return m_alerts.quietNow ? tr("%1, %2, quiet hours").arg(now, told)
                             : tr("%1, %2").arg(now, told);
}

QWidget* AlertsPage::headerControls() {
    m_add->show();
    return m_add;
}

QWidget* AlertsPage::focusTarget() {
    return m_stack->currentWidget() == m_empty ? static_cast<QWidget*>(m_empty->primary())
                                               : m_stack->currentWidget();
}

void AlertsPage::addActions(ActionRegistry& registry) {
    registry.allowFromElsewhere({QStringLiteral("alerts.add")});
    registry.add({QStringLiteral("alerts.add"), ActionGroup::View,
                  [] { return AlertsPage::tr("Add webhook…"); }, QKeySequence(Qt::CTRL | Qt::Key_N),
                  [this] { addWebhook(); }},
                 this);
    registry.add({QStringLiteral("alerts.rules"),
                  ActionGroup::View,
                  [] { return AlertsPage::tr("What is worth an alert…"); },
                  {},
                  [this] { editRules(); }},
                 this);
    registry.add({QStringLiteral("alerts.test"),
                  ActionGroup::View,
                  [] { return AlertsPage::tr("Send a test to the webhook"); },
                  {},
                  [this] { testSelected(); }},
                 this);
    registry.add({QStringLiteral("alerts.undo"), ActionGroup::View,
                  [] { return AlertsPage::tr("Undo the change of alerts"); },
                  QKeySequence(QKeySequence::Undo), [this] { m_orders->undoLast(); }},
                 this);
}

void AlertsPage::showView(View view) {
    m_view->setCurrent(view);
    showState();
}

void AlertsPage::pull() {
    if (m_asking > 0) {
        m_askAgain = true;
        return;
    }
    m_asking = 2;
    m_problem.clear();
    m_client.call(admin::ListAlerts{}, admin::AdminClient::Callback<admin::AlertList>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self) {
                                                   self->takeAlerts(std::move(reply));
                                               }
                                           }));
    m_client.call(admin::ListWebhooks{}, admin::AdminClient::Callback<admin::WebhookList>(
                                             [self = QPointer(this)](auto reply) {
                                                 if (self) {
                                                     self->takeWebhooks(std::move(reply));
                                                 }
                                             }));
}

void AlertsPage::takeAlerts(Result<admin::AlertList> reply) {
    --m_asking;
    m_slow.stop();
    if (reply) {
        m_knowsAlerts = true;
        m_alerts = *std::move(reply);
        showAlerts();
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    showState();
}

void AlertsPage::takeWebhooks(Result<admin::WebhookList> reply) {
    --m_asking;
    if (reply) {
        m_knowsWebhooks = true;
        m_webhooks = *std::move(reply);
        showWebhooks();
        showSent();
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    showState();
    if (m_asking == 0 && std::exchange(m_askAgain, false)) {
        pull();
    }
}

QString AlertsPage::whyNotChange() const {
    if (const QString whyNot = m_gateway.whyNot(admin::Role::Admin); !whyNot.isEmpty()) {
        return whyNot;
    }
    const admin::GatewayStatus& status = m_gateway.status();
    return status.policyReadOnly ? tr("Managed by %1: change it there.")
                                       .arg(QString::fromStdString(status.policyFile))
                                 : QString();
}

void AlertsPage::showState() {
    const auto view = static_cast<View>(m_view->current());
    const QString whyNot = whyNotChange();
    const admin::WebhookRow* webhook = selected();
    const auto allow = [](Button* button, const QString& why) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    };
    const bool known = view == Alerts ? m_knowsAlerts : m_knowsWebhooks;
    const bool empty = known && m_cells[view]->rowCount() == 0;
    const QString noneSelected = webhook == nullptr ? tr("Select a webhook.") : QString();
    for (Button* button : {m_test, m_edit, m_remove}) {
        button->setVisible(view == Webhooks && !empty);
    }
    m_rules->setVisible(view == Alerts);
    allow(m_add, whyNot);
    allow(m_rules, m_knowsAlerts ? whyNot : tr("Not known yet."));
    allow(m_edit, whyNot.isEmpty() ? noneSelected : whyNot);
    allow(m_remove, whyNot.isEmpty() ? noneSelected : whyNot);
    const QString noTest = m_gateway.whyNot(admin::Role::Operate);
    allow(m_test, !noTest.isEmpty()      ? noTest
                  : !m_testing.isEmpty() ? tr("A test to %1 is under way.").arg(m_testing)
                                         : noneSelected);
    m_undo->setVisible(m_orders->canUndo());
    allow(m_undo, whyNot);
    if (whyNot.isEmpty()) {
        m_undo->setToolTip(m_orders->undoText());
    }
    showNotice();
    const bool none = view == Webhooks || m_webhooks.webhooks.empty();
    m_empty->setTexts(view == Alerts     ? tr("Nothing is worth an alert now.")
                      : view == Webhooks ? tr("Nobody is told but this window.")
                                         : tr("Nothing was sent yet."),
                      none ? tr("A webhook is told of alerts also while no window runs: Slack, or "
                                "whatever takes JSON.")
                           : QString());
    m_empty->setActions(none && m_knowsWebhooks ? tr("Add webhook") : QString());
    m_empty->primary()->setEnabled(whyNot.isEmpty());
    m_empty->primary()->setToolTip(whyNot);
    const bool waits = m_loading->hasFocus();
    m_stack->setCurrentWidget(!known  ? static_cast<QWidget*>(m_loading)
                              : empty ? static_cast<QWidget*>(m_empty)
                                      : m_tables[view]);
    if (waits && known) {
        focusTarget()->setFocus();
    }
    // One primary button a view.
    m_add->setKind(empty && none ? ButtonKind::Normal : ButtonKind::Primary);
    emit describedChanged();
}

void AlertsPage::showNotice() {
    if (!m_orders->refused().isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("That was not done."),
                             m_orders->refused(),
                             {{tr("Close"), [this] {
                                   m_orders->forgetRefusal();
                                   showState();
                               }}}});
    } else if (!m_problem.isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("Alerts cannot be shown."),
                             m_problem,
                             {{tr("Try again"), [this] { pull(); }}}});
    } else {
        m_notice->clear();
    }
}

void AlertsPage::retranslate() {
    m_view->setTexts({tr("Alerts"), tr("Webhooks"), tr("Sent")});
    m_add->setText(tr("Add webhook"));
    m_undo->setText(tr("Undo"));
    m_rules->setText(tr("What is worth an alert…"));
    m_test->setText(tr("Send test"));
    m_edit->setText(tr("Change…"));
    m_remove->setText(tr("Remove"));
    m_cells[Alerts]->setTitles(
        {tr("State"), tr("Alert"), tr("In detail"), tr("Since"), tr("Until")}, 0,
        alertStateWords());
    m_cells[Webhooks]->setTitles(
        {tr("Name"), tr("Kind"), tr("Where to"), tr("Told of"), tr("Last message"), tr("When")}, 4,
        deliveryStateWords());
    m_cells[Sent]->setTitles({tr("Time"), tr("Webhook"), tr("State"), tr("Message"), tr("Answer"),
                              tr("Tries"), tr("Next try")},
                             2, deliveryStateWords());
    m_tables[Alerts]->setAccessibleName(tr("Alerts"));
    m_tables[Webhooks]->setAccessibleName(tr("Webhooks"));
    m_tables[Sent]->setAccessibleName(tr("Messages to webhooks"));
    showAlerts();
    showWebhooks();
    showSent();
    showState();
}

void AlertsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
