// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <functional>
#include <memory>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// A provider that was removed; undoing puts its text back where it stood in the document. Made
// after the removal, so that a refused one leaves nothing to undo.
class RemoveProviderCommand : public QUndoCommand {
public:
    // `changed` is told how each undo and redo ended: an empty text is well.
    using Changed = std::function<void(const QString& problem)>;

    RemoveProviderCommand(admin::AdminClient& client, admin::RemovedProvider removed,
                          Changed changed);

    void undo() override;
    void redo() override;

private:
    struct State {
        admin::RemovedProvider removed;
        Changed changed;
    };

    admin::AdminClient& m_client;
    // Shared with the answers, which may come after the command is gone.
    std::shared_ptr<State> m_state;
    bool m_done = true;
};

}  // namespace weir::ui
