// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// Providers that were removed, and can be put back where they stood in the document. The gateway
// may refuse, so nothing moves here before it has done it; a QUndoStack moves first.
class RemovalHistory : public QObject {
    Q_OBJECT

public:
    explicit RemovalHistory(admin::AdminClient& client, QObject* parent = nullptr);

    void remove(const std::string& name);
    // The last removal. With a number: only if it is that one.
    void undo();
    void undo(int number);
    void redo();

    bool canUndo() const { return !m_done.empty(); }
    QString undoText() const;  // "Put openai back"

signals:
    void removed(const QString& name, int number);
    void restored(const QString& name);
    // It was carried out, or not: `problem` says why not.
    void ended(const QString& problem);

private:
    struct Removal {
        int number;
        admin::RemovedProvider removed;
    };
    void takeRemoved(Result<admin::RemovedProvider> reply, int number);

    admin::AdminClient& m_client;
    std::vector<Removal> m_done;
    std::vector<Removal> m_undone;
    int m_number = 0;
    bool m_busy = false;
};

}  // namespace weir::ui
