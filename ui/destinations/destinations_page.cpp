// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinations_page.hpp"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

#include "ui/actions/action_registry.hpp"
#include "ui/destinations/destination_detail.hpp"
#include "ui/destinations/destination_model.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/destinations/destination_text.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/notice_bar.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{2'000};

}  // namespace

DestinationsPage::DestinationsPage(admin::AdminClient& client, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_clock(clock),
      m_model(new DestinationModel(this)),
      m_table(new DestinationTable(*m_model)),
      m_detail(new DestinationDetail),
      m_notice(new NoticeBar),
      m_empty(new EmptyState(QStringLiteral("outbound"))),
      m_stack(new QStackedWidget),
      m_copy(new Button(ButtonKind::Normal, this)),
      m_timer(new VisibleTimer(this, kInterval)) {
    m_copy->setIconName(QStringLiteral("copy"));
    m_copy->hide();  // the window takes it over
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_detail);
    connect(m_timer, &VisibleTimer::tick, this, &DestinationsPage::pull);
    connect(m_copy, &QPushButton::clicked, this, &DestinationsPage::copy);
    connect(m_table, &DestinationTable::opened, m_detail, &DestinationDetail::follow);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DestinationsPage::showState);
    connect(m_detail, &DestinationDetail::providerAsked, this,
            [this](const QString& name) { emit pageAsked(QStringLiteral("providers"), name); });
    connect(m_detail, &DestinationDetail::callsAsked, this,
            [this](const QString& filter) { emit pageAsked(QStringLiteral("traffic"), filter); });
    connect(m_empty->primary(), &QPushButton::clicked, this,
            [this] { emit pageAsked(QStringLiteral("providers")); });
    retranslate();
}

PageEntry DestinationsPage::entry() {
    return {QStringLiteral("destinations"), QStringLiteral("outbound"),
            [] { return tr("Destinations"); }, true,
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)};
}

QString DestinationsPage::fact() const {
    const auto& rows = m_model->list().destinations;
    const auto sent = std::ranges::count_if(rows, [](const admin::Destination& row) {
        return row.last != Timestamp() && !row.loopback;
    });
    return m_known ? tr("%1 in use of %Ln ways out", nullptr, static_cast<int>(rows.size()))
                         .arg(countText(static_cast<std::uint64_t>(sent)))
                   : QString();
}

QWidget* DestinationsPage::headerControls() {
    m_copy->show();
    return m_copy;
}

void DestinationsPage::addActions(ActionRegistry& registry) {
    registry.add({QStringLiteral("destinations.copy"),
                  ActionGroup::View,
                  [] { return DestinationsPage::tr("Copy destinations"); },
                  {},
                  [this] { copy(); }},
                 this);
}

QWidget* DestinationsPage::focusTarget() {
    return m_table;
}

void DestinationsPage::pull() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(admin::ListDestinations{}, admin::AdminClient::Callback<admin::DestinationList>(
                                                 [self = QPointer(this)](auto reply) {
                                                     if (self) {
                                                         self->take(std::move(reply));
                                                     }
                                                 }));
}

void DestinationsPage::take(Result<admin::DestinationList> reply) {
    m_asking = false;
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_known = true;
        m_model->setList(*std::move(reply), localTime(m_clock.now()));
        if (m_table->hasFocus()) {
            m_table->selectSomething();
        }
    }
    showState();
}

void DestinationsPage::showState() {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_detail->setDestination(rows.isEmpty() ? nullptr : m_model->at(rows.first().row()));
    const auto& all = m_model->list().destinations;
    const bool providers = std::ranges::any_of(
        all, [](const admin::Destination& row) { return !row.providers.empty(); });
    m_stack->setCurrentWidget(m_known && !providers ? static_cast<QWidget*>(m_empty) : m_table);
    m_copy->setEnabled(m_known);
    if (m_problem.isEmpty()) {
        m_notice->clear();
    } else {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("What leaves this computer cannot be shown."),
                             m_problem,
                             {{tr("Try again"), [this] { pull(); }}}});
    }
    emit describedChanged();
}

void DestinationsPage::copy() {
    QGuiApplication::clipboard()->setText(
        destinationsText(m_model->list(), localTime(m_clock.now())));
    emit toastAsked({tr("Destinations copied"), {}, {}, QStringLiteral("copy"), Tone::Text2});
}

void DestinationsPage::retranslate() {
    m_copy->setText(tr("Copy as text"));
    m_table->setAccessibleName(tr("Destinations"));
    m_empty->setTexts(tr("Nothing leaves this computer."),
                      tr("There is no provider that anything could be sent to."));
    m_empty->setActions(tr("Show providers"));
    m_model->retranslate();
    showState();
}

void DestinationsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
