// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/providers_page.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <chrono>

#include "ui/actions/action_registry.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/provider_model.hpp"
#include "ui/providers/provider_notice.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/providers/remove_command.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/empty_state.hpp"
#include "ui/widgets/notice_bar.hpp"
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
      m_notice(new NoticeBar),
      m_empty(new EmptyState(QStringLiteral("server"))),
      m_stack(new QStackedWidget),
      m_timer(new VisibleTimer(this, kInterval)),
      m_add(new Button(ButtonKind::Primary, this)),
      m_edit(new Button),
      m_test(new Button),
      m_key(new Button),
      m_remove(new Button(ButtonKind::Danger)),
      m_undo(new Button) {
    m_add->setIconName(QStringLiteral("plus"));
    // The window takes it over; without one it is not shown loose in a corner.
    m_add->hide();
    build();
    connect(m_timer, &VisibleTimer::tick, this, &ProvidersPage::pull);
    connect(&m_gateway, &GatewayModel::changed, this, &ProvidersPage::showState);
    connect(&m_undoStack, &QUndoStack::indexChanged, this, &ProvidersPage::showState);
    connect(m_add, &QPushButton::clicked, this, &ProvidersPage::addProvider);
    connect(m_edit, &QPushButton::clicked, this, &ProvidersPage::edit);
    connect(m_test, &QPushButton::clicked, this, &ProvidersPage::test);
    connect(m_remove, &QPushButton::clicked, this, &ProvidersPage::remove);
    connect(m_undo, &QPushButton::clicked, &m_undoStack, &QUndoStack::undo);
    connect(m_key, &QPushButton::clicked, this, [this] {
        if (const admin::ProviderRow* row = selected()) {
            replaceKey(row->settings.name, row->keyState == KeyState::SessionOnly);
        }
    });
    connect(m_empty->primary(), &QPushButton::clicked, this, &ProvidersPage::addProvider);
    connect(m_empty->second(), &QPushButton::clicked, this, &ProvidersPage::startSimulator);
    retranslate();
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
    layout->addWidget(makeToolBar());
    layout->addWidget(m_stack, 1);
}

QWidget* ProvidersPage::makeToolBar() {
    auto* bar = new QFrame(this);
    bar->setProperty("part", QStringLiteral("tool_bar"));
    bar->setFixedHeight(metrics().toolBar);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    layout->setSpacing(metrics().space(2));
    m_edit->setIconName(QStringLiteral("pencil"));
    m_test->setIconName(QStringLiteral("refresh"));
    m_key->setIconName(QStringLiteral("key"));
    m_remove->setIconName(QStringLiteral("trash"));
    m_undo->setIconName(QStringLiteral("undo"));
    for (Button* button : {m_edit, m_test, m_key, m_remove}) {
        layout->addWidget(button);
    }
    layout->addStretch();
    layout->addWidget(m_undo);
    return bar;
}

QString ProvidersPage::title() const {
    return tr("Providers");
}

QString ProvidersPage::badge() const {
    const int count = m_model->rowCount();
    return count == 0 ? QString() : countText(static_cast<std::uint64_t>(count));
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
    registry.add({QStringLiteral("providers.undo"), ActionGroup::View,
                  [] { return ProvidersPage::tr("Undo the change of providers"); },
                  QKeySequence(QKeySequence::Undo), [this] { m_undoStack.undo(); }},
                 this);
    registry.add({QStringLiteral("providers.redo"), ActionGroup::View,
                  [] { return ProvidersPage::tr("Redo the change of providers"); },
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_undoStack.redo(); }},
                 this);
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

void ProvidersPage::take(Result<admin::ProviderList> reply) {
    m_asking = false;
    m_problem = reply ? QString() : QString::fromStdString(reply.error().text());
    if (reply) {
        m_known = true;
        const admin::ProviderRow* before = selected();
        const std::string name = before ? before->settings.name : std::string();
        m_model->setProviders(std::move(reply->providers));
        select(name);
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
    return status.policyReadOnly ? tr("Managed by %1: this file is read only here.")
                                       .arg(QString::fromStdString(status.policyFile))
                                 : QString();
}

void ProvidersPage::showState() {
    const QString readOnly = readOnlyReason();
    const bool any = selected() != nullptr;
    const QString noneSelected = tr("Select a provider first.");
    const auto allow = [](Button* button, const QString& why) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why);
    };
    allow(m_add, readOnly);
    allow(m_empty->primary(), readOnly);
    allow(m_empty->second(), readOnly);
    allow(m_edit, !readOnly.isEmpty() ? readOnly : any ? QString() : noneSelected);
    allow(m_remove, !readOnly.isEmpty() ? readOnly : any ? QString() : noneSelected);
    allow(m_test, any ? QString() : noneSelected);
    const bool keyless = any && selected()->keyState == KeyState::None;
    allow(m_key, !any ? noneSelected : keyless ? tr("This provider needs no key.") : QString());
    m_remove->setText(any ? tr("Remove %1").arg(QString::fromStdString(selected()->settings.name))
                          : tr("Remove"));
    m_undo->setVisible(m_undoStack.canUndo());
    m_undo->setText(tr("Undo"));
    m_undo->setToolTip(m_undoStack.undoText());
    const bool empty = m_known && m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_table);
    showNotice();
    emit describedChanged();
}

void ProvidersPage::showNotice() {
    if (!m_problem.isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("The gateway does not answer."),
                             m_problem,
                             {{tr("Try again"), [this] { pull(); }}}});
        return;
    }
    if (!m_refused.isEmpty()) {
        m_notice->setNotice({Tone::Error,
                             QStringLiteral("circle-alert"),
                             tr("It was not done."),
                             m_refused,
                             {{tr("Close"), [this] { refuse({}); }}}});
        return;
    }
    if (const auto notice = keyNoticeOf(m_model->providers())) {
        const std::string name = notice->provider;
        QVector<NoticeAction> actions;
        if (notice->state == KeyState::Locked) {
            actions = {{tr("Retry"), [this, name] { retryKey(name); }},
                       {tr("Use for this session"), [this, name] { replaceKey(name, true); }}};
        } else {
            actions = {{tr("Replace key"), [this, name] { replaceKey(name, false); }}};
        }
        const bool warns = notice->state == KeyState::Locked;
        m_notice->setNotice({warns ? Tone::Warn : Tone::Error,
                             warns ? QStringLiteral("lock") : QStringLiteral("ban"), notice->lead,
                             notice->text, actions});
        return;
    }
    if (const QString readOnly = readOnlyReason(); !readOnly.isEmpty()) {
        m_notice->setNotice(
            {Tone::Info,
             QStringLiteral("info"),
             tr("Managed by %1.").arg(QString::fromStdString(m_gateway.status().policyFile)),
             tr("Providers are changed in that file."),
             {}});
        return;
    }
    m_notice->clear();
}

void ProvidersPage::openDialog(ProviderDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
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
    if (row != nullptr && m_edit->isEnabled()) {
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

void ProvidersPage::retryKey(const std::string& name) {
    admin::RetryProviderKey operation;
    operation.name = name;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ProviderRow>(
                      [self = QPointer(this)](Result<admin::ProviderRow> reply) {
                          if (!self) {
                              return;
                          }
                          if (!reply) {
                              self->refuse(QString::fromStdString(reply.error().text()));
                              return;
                          }
                          self->pull();
                      }));
}

void ProvidersPage::remove() {
    const admin::ProviderRow* row = selected();
    if (row == nullptr) {
        return;
    }
    admin::RemoveProvider operation;
    operation.name = row->settings.name;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::RemovedProvider>(
                      [self = QPointer(this)](Result<admin::RemovedProvider> reply) {
                          if (!self) {
                              return;
                          }
                          if (!reply) {
                              self->refuse(QString::fromStdString(reply.error().text()));
                              return;
                          }
                          self->takeRemoved(std::move(*reply));
                      }));
}

void ProvidersPage::takeRemoved(admin::RemovedProvider removed) {
    const QString name = QString::fromStdString(removed.name);
    const auto changed = [self = QPointer(this)](const QString& problem) {
        if (self) {
            self->refuse(problem);
            self->pull();
        }
    };
    m_undoStack.push(new RemoveProviderCommand(m_client, std::move(removed), changed));
    emit toastAsked({tr("%1 was removed. Its key stays where it is kept.").arg(name), tr("Undo"),
                     [self = QPointer(this)] {
                         if (self) {
                             self->m_undoStack.undo();
                         }
                     },
                     QStringLiteral("trash")});
    pull();
}

void ProvidersPage::startSimulator() {
    admin::AddProvider operation;
    operation.settings.name = "simulator";
    operation.settings.kind = "simulator";
    operation.settings.key = "none";
    operation.settings.local = true;
    operation.settings.free = true;
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

void ProvidersPage::refuse(const QString& problem) {
    m_refused = problem;
    showState();
}

void ProvidersPage::tell(const QString& text, const QString& icon) {
    emit toastAsked({text, {}, {}, icon});
}

void ProvidersPage::retranslate() {
    m_add->setText(tr("Add provider"));
    m_edit->setText(tr("Edit"));
    m_test->setText(tr("Test"));
    m_key->setText(tr("Replace key"));
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
