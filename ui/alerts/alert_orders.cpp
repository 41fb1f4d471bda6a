// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <algorithm>
#include <utility>

#include "ui/actions/undoable_orders.hpp"
#include "ui/alerts/alert_rules_dialog.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/alerts_page.hpp"
#include "ui/alerts/webhook_dialog.hpp"
#include "ui/window/gateway_model.hpp"

// What the page of alerts orders, and how it is taken back.
namespace weir::ui {

const admin::WebhookRow* AlertsPage::selected() const {
    const std::string name = m_tables[Webhooks]->selectedKey().toStdString();
    const auto found = std::ranges::find_if(m_webhooks.webhooks, [&](const admin::WebhookRow& row) {
        return row.settings.name == name;
    });
    return found == m_webhooks.webhooks.end() ? nullptr : &*found;
}

void AlertsPage::addWebhook() {
    if (whyNotChange().isEmpty()) {
        openDialog({});
    }
}

void AlertsPage::editSelected() {
    if (const admin::WebhookRow* row = selected(); row != nullptr && whyNotChange().isEmpty()) {
        openDialog(row->settings);
    }
}

void AlertsPage::openDialog(const admin::WebhookSettings& settings) {
    const auto taken = [self = QPointer(this)] {
        QStringList names;
        for (const auto& row :
             self ? self->m_webhooks.webhooks : std::vector<admin::WebhookRow>()) {
            names << QString::fromStdString(row.settings.name);
        }
        return names;
    };
    auto* dialog = new WebhookDialog(m_client, settings, taken, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WebhookDialog::saved, this,
            [this, before = settings](const admin::WebhookSettings& written) {
                const QString name = QString::fromStdString(written.name);
                if (before.name.empty()) {
                    m_orders->changed(tr("The webhook %1 is told of alerts.").arg(name),
                                      {tr("Take the webhook %1 away").arg(name),
                                       m_orders->later(admin::RemoveWebhook{written.name})});
                } else {
                    m_orders->changed(
                        tr("The webhook %1 was changed.").arg(name),
                        {tr("Take back the change of %1").arg(name),
                         m_orders->later(admin::SetWebhook{written.name, before, {}})});
                }
                showView(Webhooks);
                pull();
            });
    dialog->open();
}

void AlertsPage::removeSelected() {
    const admin::WebhookRow* row = selected();
    if (row == nullptr || !whyNotChange().isEmpty()) {
        return;
    }
    m_orders->carryOut(admin::RemoveWebhook{row->settings.name},
                       [this](const admin::RemovedWebhook& removed) {
                           const QString name = QString::fromStdString(removed.name);
                           m_orders->changed(tr("The webhook %1 was removed.").arg(name),
                                             {tr("Put the webhook %1 back").arg(name),
                                              m_orders->later(admin::RestoreWebhook{removed})});
                       });
}

void AlertsPage::testSelected() {
    const admin::WebhookRow* row = selected();
    if (row == nullptr || !m_testing.isEmpty() ||
        !m_gateway.whyNot(admin::Role::Operate).isEmpty()) {
        return;
    }
    m_testing = QString::fromStdString(row->settings.name);
    m_client.call(admin::TestWebhook{row->settings.name},
                  admin::AdminClient::Callback<Delivery>(
                      [self = QPointer(this)](const Result<Delivery>& reply) {
                          if (!self) {
                              return;
                          }
                          const QString name = std::exchange(self->m_testing, {});
                          if (reply) {
                              self->tellTest(*reply);
                          } else {
                              self->m_problem = QString::fromStdString(reply.error().text());
                          }
                          self->pull();
                          self->showState();
                      }));
    showState();
}

void AlertsPage::tellTest(const Delivery& delivery) {
    const QString name = QString::fromStdString(delivery.webhook);
    const QString said =
        delivery.tries.empty() ? QString() : QString::fromStdString(delivery.tries.back().said);
    if (delivery.state == DeliveryState::Delivered) {
        emit toastAsked(
            {tr("The test arrived at %1.").arg(name), {}, {}, QStringLiteral("check"), Tone::Ok});
    } else {
        emit toastAsked({tr("The test did not arrive at %1. %2").arg(name, said),
                         tr("Show messages"),
                         [self = QPointer(this)] {
                             if (self) {
                                 self->showView(Sent);
                             }
                         },
                         QStringLiteral("circle-alert"), Tone::Error});
    }
}

void AlertsPage::editRules() {
    if (!m_knowsAlerts || !whyNotChange().isEmpty()) {
        return;
    }
    auto* dialog = new AlertRulesDialog(m_client, m_alerts.settings, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AlertRulesDialog::saved, this, [this](const admin::AlertSettings& before) {
        m_orders->changed(
            tr("What is worth an alert was changed."),
            {tr("Take back what is worth an alert"), m_orders->later(admin::SetAlerts{before})});
        pull();
    });
    dialog->open();
}

}  // namespace weir::ui
