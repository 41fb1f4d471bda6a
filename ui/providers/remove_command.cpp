// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/remove_command.hpp"

#include <QCoreApplication>
#include <utility>

namespace weir::ui {

RemoveProviderCommand::RemoveProviderCommand(admin::AdminClient& client,
                                             admin::RemovedProvider removed, Changed changed)
    : m_client(client),
      m_state(std::make_shared<State>(State{std::move(removed), std::move(changed)})) {
    setText(QCoreApplication::translate("weir::ui::RemoveProviderCommand", "Remove provider %1")
                .arg(QString::fromStdString(m_state->removed.name)));
}

void RemoveProviderCommand::undo() {
    admin::RestoreProvider operation;
    operation.removed = m_state->removed;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::ProviderRow>(
            [state = m_state](Result<admin::ProviderRow> reply) {
                state->changed(reply ? QString() : QString::fromStdString(reply.error().text()));
            }));
}

void RemoveProviderCommand::redo() {
    // The stack calls this when the command is pushed: the removal is why it exists.
    if (std::exchange(m_done, false)) {
        return;
    }
    admin::RemoveProvider operation;
    operation.name = m_state->removed.name;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::RemovedProvider>(
            [state = m_state](Result<admin::RemovedProvider> reply) {
                if (reply) {
                    state->removed = std::move(*reply);
                }
                state->changed(reply ? QString() : QString::fromStdString(reply.error().text()));
            }));
}

}  // namespace weir::ui
