// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/about_actions.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>
#include <QWidget>
#include <utility>

#include "ui/about/about_dialog.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

AboutActions::AboutActions(admin::AdminClient& client, GatewayModel& gateway, QWidget* window)
    : QObject(window), m_client(client), m_gateway(gateway), m_window(window) {}

void AboutActions::addTo(ActionRegistry& registry) {
    registry.add({QStringLiteral("help.about"),
                  ActionGroup::Help,
                  [] { return AboutActions::tr("About Weir"); },
                  {},
                  [this] { showAbout(); }});
    registry.add({QStringLiteral("help.diagnostics"),
                  ActionGroup::Help,
                  [] { return AboutActions::tr("Copy diagnostics"); },
                  {},
                  [this] { copyDiagnostics(); }});
}

void AboutActions::showAbout() {
    auto* dialog = new AboutDialog(QString::fromStdString(m_gateway.status().version), m_window);
    connect(dialog, &AboutDialog::diagnosticsAsked, this, &AboutActions::copyDiagnostics);
    dialog->show();
}

void AboutActions::copyDiagnostics() {
    DiagnosedGateway found;
    found.status = m_gateway.status();
    found.lost = m_gateway.lost() ? QString::fromStdString(m_gateway.lost()->text()) : QString();
    found.attached = m_gateway.isAttached();
    m_client.call(admin::ListProviders{},
                  admin::AdminClient::Callback<admin::ProviderList>(
                      [self = QPointer(this), found](Result<admin::ProviderList> reply) mutable {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              found.providers = std::move(reply->providers);
                          }
                          self->askKeychain(std::move(found));
                      }));
}

// A gateway that does not answer is what is asked about: what is known is copied all the same.
void AboutActions::askKeychain(DiagnosedGateway found) {
    m_client.call(admin::ListKinds{},
                  admin::AdminClient::Callback<admin::KindList>(
                      [self = QPointer(this), found](const Result<admin::KindList>& reply) mutable {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              found.keychainKnown = true;
                              found.keychainAvailable = reply->keychainAvailable;
                              found.keychainName = QString::fromStdString(reply->keychainName);
                              found.keychainProblem =
                                  QString::fromStdString(reply->keychainProblem);
                          }
                          self->copy(found);
                      }));
}

void AboutActions::copy(const DiagnosedGateway& found) {
    QGuiApplication::clipboard()->setText(diagnosticsText(found));
    emit copied();
}

}  // namespace weir::ui
