// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/budgets/budgets_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>
#include <chrono>

#include "ui/budgets/budget_dialog.hpp"
#include "ui/budgets/budget_item.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"
#include "ui/widgets/visible_timer.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{2'000};

}  // namespace

BudgetsPanel::BudgetsPanel(admin::AdminClient& client, GatewayModel& gateway, QWidget* parent)
    : Panel(parent),
      m_client(client),
      m_gateway(gateway),
      m_add(new Button(ButtonKind::Quiet)),
      m_none(makeParagraph(TextRole::Body, Tone::Muted)),
      m_scroll(new QScrollArea),
      m_list(nullptr),
      m_failure(makeParagraph(TextRole::Small, Tone::Error)),
      m_timer(new VisibleTimer(this, kInterval)) {
    m_add->setButtonSize(ButtonSize::Small);
    m_add->setIconName(QStringLiteral("plus"));
    headerLayout()->addWidget(m_add);
    auto* list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins({});
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    list->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    contentLayout()->addWidget(m_failure);
    contentLayout()->addWidget(m_none);
    contentLayout()->addWidget(m_scroll, 1);
    contentLayout()->addStretch();
    connect(m_timer, &VisibleTimer::tick, this, &BudgetsPanel::pull);
    connect(m_add, &QPushButton::clicked, this, &BudgetsPanel::add);
    connect(&gateway, &GatewayModel::changed, this, &BudgetsPanel::showBudgets);
    retranslate();
}

void BudgetsPanel::pull() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_client.call(admin::ListBudgets{},
                  admin::AdminClient::Callback<admin::BudgetList>(
                      [self = QPointer(this)](const Result<admin::BudgetList>& reply) {
                          if (self) {
                              self->m_asking = false;
                              self->take(reply);
                          }
                      }));
}

void BudgetsPanel::take(const Result<admin::BudgetList>& reply) {
    if (!reply) {
        fail(QString::fromStdString(reply.error().text()));
        return;
    }
    m_known = true;
    m_problem.clear();
    m_rows = reply->budgets;
    showBudgets();
}

// The items stay as long as there are as many, so that focus and place are kept.
void BudgetsPanel::showBudgets() {
    while (m_items.size() > m_rows.size()) {
        delete m_items.back();
        m_items.pop_back();
    }
    while (m_items.size() < m_rows.size()) {
        auto* item = new BudgetItem;
        m_list->insertWidget(static_cast<int>(m_items.size()), item);
        connect(item, &BudgetItem::editAsked, this,
                [this, item] { edit(item->budget().settings); });
        connect(item, &BudgetItem::removeAsked, this,
                [this, item] { remove(item->budget().settings.name); });
        m_items.push_back(item);
    }
    const QString locked = whyLocked();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_items[i]->setBudget(m_rows[i]);
        m_items[i]->setLocked(locked);
    }
    m_add->setEnabled(locked.isEmpty());
    m_add->setToolTip(locked);
    m_none->setVisible(m_known && m_rows.empty());
    m_scroll->setVisible(!m_rows.empty());
    m_failure->setText(m_problem);
    m_failure->setVisible(!m_problem.isEmpty());
    setTitle(tr("Budgets"),
             m_rows.empty() ? QString() : countText(static_cast<std::uint64_t>(m_rows.size())));
}

QString BudgetsPanel::whyLocked() const {
    if (const QString role = m_gateway.whyNot(admin::Role::Admin); !role.isEmpty()) {
        return role;
    }
    const admin::GatewayStatus& gateway = m_gateway.status();
    return gateway.policyReadOnly ? tr("Managed by %1: change it there.")
                                        .arg(QString::fromStdString(gateway.policyFile))
                                  : QString();
}

void BudgetsPanel::add() {
    edit({});
}

// An empty name: a new one.
void BudgetsPanel::edit(const admin::BudgetSettings& settings) {
    auto* dialog = new BudgetDialog(m_client, settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BudgetDialog::saved, this, &BudgetsPanel::pull);
    dialog->open();
}

void BudgetsPanel::remove(const std::string& name) {
    admin::RemoveBudget operation;
    operation.name = name;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::RemovedBudget>(
            [self = QPointer(this)](const Result<admin::RemovedBudget>& reply) {
                if (!self) {
                    return;
                }
                if (!reply) {
                    self->fail(QString::fromStdString(reply.error().text()));
                    return;
                }
                const admin::RemovedBudget removed = *reply;
                self->pull();
                emit self->toastAsked(
                    {tr("The budget %1 was removed.").arg(QString::fromStdString(removed.name)),
                     tr("Undo"), [self, removed] {
                         if (self) {
                             self->restore(removed);
                         }
                     }});
            }));
}

void BudgetsPanel::restore(const admin::RemovedBudget& removed) {
    admin::RestoreBudget operation;
    operation.removed = removed;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::BudgetRow>(
                      [self = QPointer(this)](const Result<admin::BudgetRow>& reply) {
                          if (!self) {
                              return;
                          }
                          if (!reply) {
                              self->fail(QString::fromStdString(reply.error().text()));
                              return;
                          }
                          self->pull();
                      }));
}

void BudgetsPanel::fail(const QString& problem) {
    m_problem = problem;
    showBudgets();
}

void BudgetsPanel::retranslate() {
    m_add->setText(tr("Add budget"));
    m_none->setText(tr("No budgets. Spending has no limit."));
    showBudgets();
}

void BudgetsPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
