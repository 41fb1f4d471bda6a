// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_actions.hpp"

#include <QAction>
#include <QPointer>
#include <QWidget>

#include "ui/actions/action_registry.hpp"
#include "ui/imports/import_dialog.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

const QString kImport = QStringLiteral("gateway.import_litellm");

}  // namespace

ImportActions::ImportActions(admin::AdminClient& client, GatewayModel& gateway, QWidget* window)
    : QObject(window), m_client(client), m_gateway(gateway), m_window(window) {}

void ImportActions::addTo(ActionRegistry& registry) {
    m_registry = &registry;
    registry.add({kImport,
                  ActionGroup::Gateway,
                  [] { return ImportActions::tr("Import from LiteLLM…"); },
                  {},
                  [this] { open(); }});
    connect(&m_gateway, &GatewayModel::changed, this, &ImportActions::takeRole);
    takeRole();
}

// Another machine's gateway has variables and a keychain that this window knows nothing of.
void ImportActions::takeRole() {
    const QString whyNot = m_gateway.remote() != nullptr
                               ? tr("An import is made on the machine of the gateway.")
                               : m_gateway.whyNot(admin::Role::Admin);
    QAction* action = m_registry->find(kImport);
    action->setEnabled(whyNot.isEmpty());
    action->setToolTip(whyNot);
}

void ImportActions::open() {
    auto* dialog = new ImportDialog(m_client, m_window);
    connect(dialog, &ImportDialog::applied, this, &ImportActions::importKeys);
    dialog->open();
}

// The document is in force by now, so that the keys find the limits and budgets that name them.
void ImportActions::importKeys(const admin::AppliedImport& applied,
                               const std::vector<admin::ImportedKey>& keys) {
    QStringList problems;
    for (const std::string& each : applied.notKept) {
        problems << QString::fromStdString(each);
    }
    if (keys.empty()) {
        emit imported(problems.join(u' '));
        return;
    }
    m_client.call(admin::ImportKeys{keys},
                  admin::AdminClient::Callback<admin::KeyList>(
                      [self = QPointer(this), problems](const Result<admin::KeyList>& reply) {
                          if (!self) {
                              return;
                          }
                          QStringList all = problems;
                          if (!reply) {
                              all << QString::fromStdString(reply.error().text());
                          }
                          emit self->imported(all.join(u' '));
                      }));
}

}  // namespace weir::ui
