// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/providers_page.hpp"

#include <QEvent>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

#include "ui/actions/action_registry.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/keyless.hpp"
#include "ui/providers/pause_orders.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/providers/provider_tools.hpp"
#include "ui/providers/providers_notice_bar.hpp"
#include "ui/providers/removal_history.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{1'000};

}  // namespace

ProvidersPage::ProvidersPage(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_gateway(gateway),
      m_model(new ProviderModel(this)),
      m_table(new ProviderTable(*m_model)),
      m_notice(new ProvidersNoticeBar),
      m_empty(new EmptyState(QStringLiteral("server"))),
      m_stack(new QStackedWidget),
      m_timer(new VisibleTimer(this, kInterval)),
      m_tools(new ProviderTools),
      m_history(new RemovalHistory(client, this)),
      m_pauses(new PauseOrders(client, this)),
      m_add(new Button(ButtonKind::Primary, this)) {
    m_add->setIconName(QStringLiteral("plus"));
    // The window takes it over; without one it is not shown loose in a corner.
    m_add->hide();
    build();
    connect(m_timer, &VisibleTimer::tick, this, &ProvidersPage::pull);
    connect(&m_gateway, &GatewayModel::changed, this, &ProvidersPage::takeStatus);
    connect(m_add, &QPushButton::clicked, this, &ProvidersPage::addProvider);
    connect(m_empty->primary(), &QPushButton::clicked, this, &ProvidersPage::addProvider);
    connect(m_empty->second(), &QPushButton::clicked, this, &ProvidersPage::startSimulator);
    connectTools();
    connectHistory();
    connectNotice();
    retranslate();
}

void ProvidersPage::connectNotice() {
    connect(m_notice, &ProvidersNoticeBar::tryAgainAsked, this, &ProvidersPage::pull);
    connect(m_notice, &ProvidersNoticeBar::closeAsked, this, [this] { refuse({}); });
    connect(m_notice, &ProvidersNoticeBar::unlockAsked, this, &ProvidersPage::retryKey);
    connect(m_notice, &ProvidersNoticeBar::keyAsked, this, &ProvidersPage::replaceKey);
}

void ProvidersPage::connectTools() {
    connect(m_tools, &ProviderTools::editAsked, this, &ProvidersPage::edit);
    connect(m_tools, &ProviderTools::testAsked, this, &ProvidersPage::test);
    connect(m_tools, &ProviderTools::undoAsked, m_history, qOverload<>(&RemovalHistory::undo));
    connect(m_tools, &ProviderTools::pauseAsked, this, [this] {
        if (const admin::ProviderRow* row = selected()) {
            m_pauses->pause(row->settings.name);
        }
    });
    connect(m_tools, &ProviderTools::resumeAsked, this, [this] {
        if (const admin::ProviderRow* row = selected()) {
            m_pauses->resume(*row, &m_tools->resumeButton());
        }
    });
    connect(m_pauses, &PauseOrders::told, this, &ProvidersPage::toastAsked);
    connect(m_pauses, &PauseOrders::ended, this, [this](const QString& problem) {
        refuse(problem);
        pull();
    });
    connect(m_tools, &ProviderTools::keyAsked, this, [this] {
        if (const admin::ProviderRow* row = selected()) {
            replaceKey(row->settings.name, row->keyState == KeyState::SessionOnly);
        }
    });
    connect(m_tools, &ProviderTools::removeAsked, this, [this] {
        if (const admin::ProviderRow* row = selected()) {
            m_history->remove(row->settings.name);
        }
    });
}

void ProvidersPage::connectHistory() {
    connect(m_history, &RemovalHistory::ended, this, [this](const QString& problem) {
        refuse(problem);
        pull();
    });
    connect(m_history, &RemovalHistory::removed, this, [this](const QString& name, int number) {
        emit toastAsked({tr("%1 was removed. Its key stays where it is kept.").arg(name),
                         tr("Undo"),
                         [self = QPointer(this), number] {
                             if (self) {
                                 self->m_history->undo(number);
                             }
                         },
                         QStringLiteral("trash")});
    });
    // In place of the message that offered it.
    connect(m_history, &RemovalHistory::restored, this, [this](const QString& name) {
        tell(tr("%1 is back.").arg(name), QStringLiteral("undo"));
    });
}

void ProvidersPage::build() {
    connect(m_table, &ProviderTable::opened, this, &ProvidersPage::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProvidersPage::showState);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_tools);
    layout->addWidget(m_stack, 1);
}

PageEntry ProvidersPage::entry() {
    return {QStringLiteral("providers"), QStringLiteral("server"), [] { return tr("Providers"); }};
}

QString ProvidersPage::badgeOf(std::size_t providers) {
    return providers == 0 ? QString() : countText(providers);
}

QString ProvidersPage::badge() const {
    return badgeOf(m_model->providers().size());
}

QString ProvidersPage::fact() const {
    std::uint64_t models = 0;
    for (const admin::ProviderRow& row : m_model->providers()) {
        models += row.models;
    }
    return tr("%1, %2").arg(tr("%Ln providers", nullptr, m_model->rowCount()),
                            tr("%Ln models", nullptr, static_cast<int>(models)));
}

QWidget* ProvidersPage::headerControls() {
    m_add->show();
    return m_add;
}

void ProvidersPage::addActions(ActionRegistry& registry) {
    registry.allowFromElsewhere({QStringLiteral("providers.add")});
    registry.add({QStringLiteral("providers.undo"), ActionGroup::View,
                  [] { return ProvidersPage::tr("Undo the change of providers"); },
                  QKeySequence(QKeySequence::Undo), [this] { m_history->undo(); }},
                 this);
    registry.add({QStringLiteral("providers.redo"), ActionGroup::View,
                  [] { return ProvidersPage::tr("Redo the change of providers"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_history->redo(); }},
                 this);
    registry.add({QStringLiteral("providers.add"),
                  ActionGroup::View,
                  [] { return ProvidersPage::tr("Add a provider…"); },
                  {},
                  [this] { press(*m_add); }},
                 this);
    registry.add({QStringLiteral("providers.test"), ActionGroup::View,
                  [] { return ProvidersPage::tr("Test the selected provider"); },
                  QKeySequence(Qt::CTRL | Qt::Key_T), [this] { press(m_tools->testButton()); }},
                 this);
    registry.add({QStringLiteral("providers.key"),
                  ActionGroup::View,
                  [] { return ProvidersPage::tr("Replace the key of the selected provider…"); },
                  {},
                  [this] { press(m_tools->keyButton()); }},
                 this);
    registry.add({QStringLiteral("providers.pause"),
                  ActionGroup::View,
                  [] { return ProvidersPage::tr("Pause the selected provider…"); },
                  {},
                  [this] { press(m_tools->pauseButton()); }},
                 this);
    registry.showKeys(QStringLiteral("providers.test"), this, [this](const QKeySequence& keys) {
        m_tools->setTestKeys(keys);
        showState();
    });
}

// What a button does, by its name; one that may not says why.
void ProvidersPage::press(Button& button) {
    if (button.isEnabled()) {
        button.click();
    } else {
        tell(button.toolTip(), QStringLiteral("info"));
    }
}

void ProvidersPage::reveal(const QString& provider) {
    // Before the first list is here, the next one selects it.
    m_revealed = provider.toStdString();
    select(m_revealed);
    m_table->setFocus(Qt::OtherFocusReason);
}

QWidget* ProvidersPage::focusTarget() {
    return m_table;
}

void ProvidersPage::pull() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(admin::ListProviders{}, admin::AdminClient::Callback<admin::ProviderList>(
                                              [self = QPointer(this)](auto reply) {
                                                  if (self) {
                                                      self->take(std::move(reply));
                                                  }
                                              }));
}

void ProvidersPage::takeStatus() {
    // Whoever changed the document: the badge is right while another page is open.
    if (m_gateway.isKnown() && m_revision != m_gateway.status().revision) {
        m_revision = m_gateway.status().revision;
        pull();
    }
    showState();
}

void ProvidersPage::take(Result<admin::ProviderList> reply) {
    m_asking = false;
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_known = true;
        const admin::ProviderRow* before = selected();
        const std::string name = before ? before->settings.name : std::string();
        m_model->setProviders(std::move(reply->providers));
        select(m_revealed.empty() ? name : std::exchange(m_revealed, {}));
        if (m_table->hasFocus()) {
            m_table->selectSomething();
        }
    }
    showState();
}

const admin::ProviderRow* ProvidersPage::selected() const {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model->at(rows.first().row());
}

void ProvidersPage::select(const std::string& name) {
    const int row = m_model->rowOf(name);
    if (row >= 0 && !m_table->selectionModel()->isRowSelected(row)) {
        m_table->setCurrentIndex(m_model->index(row, 0));
    }
}

QString ProvidersPage::readOnlyReason() const {
    const admin::GatewayStatus& status = m_gateway.status();
    if (const QString whyNot = m_gateway.whyNot(admin::Role::Admin); !whyNot.isEmpty()) {
        return whyNot;
    }
    return status.policyReadOnly ? tr("Managed by %1: this file is read only here.")
                                       .arg(QString::fromStdString(status.policyFile))
                                 : QString();
}

void ProvidersPage::showState() {
    const QString readOnly = readOnlyReason();
    allow(m_add, readOnly);
    allow(m_empty->primary(), readOnly);
    allow(m_empty->second(), readOnly);
    m_tools->setState(selected(), readOnly, m_gateway.whyNot(admin::Role::Admin),
                      m_history->undoText(), m_gateway.whyNot(admin::Role::Operate));
    const bool empty = m_known && m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    // One primary button a view: the one in the middle of the empty page.
    m_add->setKind(empty ? ButtonKind::Normal : ButtonKind::Primary);
    if (m_gateway.lost()) {
        m_notice->clear();  // the window says so, over every page
    } else {
        m_notice->setState(
            {m_problem, m_refused,
             m_gateway.status().policyReadOnly
                 ? QString::fromStdString(m_gateway.status().policyFile)
                 : QString(),
             m_gateway.whyNot(admin::Role::Operate), m_gateway.whyNot(admin::Role::Admin)},
            m_model->providers());
    }
    emit describedChanged();
}

void ProvidersPage::openDialog(ProviderDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_gateway.remote() != nullptr) {
        dialog->keepFromEnvironment();
    }
    connect(dialog, &ProviderDialog::saved, this, [this](const admin::ProviderRow& row) {
        tell(tr("%1 is saved.").arg(QString::fromStdString(row.settings.name)),
             QStringLiteral("check"));
        pull();
    });
    dialog->open();
}

void ProvidersPage::addProvider() {
    openDialog(new ProviderDialog(m_client, this));
}

void ProvidersPage::edit() {
    const admin::ProviderRow* row = selected();
    if (row != nullptr && m_tools->canEdit()) {
        openDialog(new ProviderDialog(m_client, row->settings, this));
    }
}

void ProvidersPage::test() {
    if (const admin::ProviderRow* row = selected()) {
        auto* dialog = new ProviderDialog(m_client, row->settings, this);
        openDialog(dialog);
        dialog->test();
    }
}

void ProvidersPage::replaceKey(const std::string& name, bool sessionOnly) {
    const admin::ProviderRow* row = m_model->at(m_model->rowOf(name));
    if (row == nullptr) {
        return;
    }
    auto* dialog = new KeyDialog(m_client, *row, sessionOnly, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeyDialog::stored, this, [this](const admin::ProviderRow& stored) {
        tell(tr("The key of %1 is kept.").arg(QString::fromStdString(stored.settings.name)),
             QStringLiteral("lock-keyhole"));
        pull();
    });
    dialog->open();
}

template <class Op>
void ProvidersPage::carryOut(Op operation) {
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::ProviderRow>(
            [self = QPointer(this)](Result<admin::ProviderRow> reply) {
                if (self) {
                    self->refuse(reply ? QString() : QString::fromStdString(reply.error().text()));
                    self->pull();
                }
            }));
}

void ProvidersPage::retryKey(const std::string& name) {
    admin::RetryProviderKey operation;
    operation.name = name;
    carryOut(std::move(operation));
}

void ProvidersPage::startSimulator() {
    admin::AddProvider operation;
    operation.settings = simulatorSettings();
    carryOut(std::move(operation));
}

void ProvidersPage::refuse(const QString& problem) {
    m_refused = problem;
    showState();
}

void ProvidersPage::tell(const QString& text, const QString& icon) {
    emit toastAsked({text, {}, {}, icon});
}

void ProvidersPage::retranslate() {
    m_add->setText(tr("Add provider"));
    m_table->setAccessibleName(tr("Providers"));
    m_empty->setTexts(tr("No provider."), tr("Calls cannot go anywhere."));
    m_empty->setActions(tr("Add provider"), tr("Start simulator"));
    m_model->retranslate();
    showState();
}

void ProvidersPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
