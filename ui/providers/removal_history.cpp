// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/removal_history.hpp"

#include <QPointer>
#include <utility>

namespace weir::ui {

namespace {

QString problemOf(const Error& error) {
    return QString::fromStdString(error.text());
}

}  // namespace

RemovalHistory::RemovalHistory(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

void RemovalHistory::remove(const std::string& name) {
    if (std::exchange(m_busy, true)) {
        return;
    }
    admin::RemoveProvider operation;
    operation.name = name;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::RemovedProvider>(
                      [self = QPointer(this)](Result<admin::RemovedProvider> reply) {
                          if (!self) {
                              return;
                          }
                          if (reply) {
                              self->m_undone.clear();
                          }
                          self->takeRemoved(std::move(reply), ++self->m_number);
                      }));
}

void RemovalHistory::takeRemoved(Result<admin::RemovedProvider> reply, int number) {
    m_busy = false;
    if (!reply) {
        emit ended(problemOf(reply.error()));
        return;
    }
    const QString name = QString::fromStdString(reply->name);
    m_done.push_back({number, std::move(*reply)});
    emit removed(name, number);
    emit ended({});
}

void RemovalHistory::undo() {
    if (m_done.empty() || std::exchange(m_busy, true)) {
        return;
    }
    admin::RestoreProvider operation;
    operation.removed = m_done.back().removed;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ProviderRow>(
                      [self = QPointer(this)](Result<admin::ProviderRow> reply) {
                          if (!self) {
                              return;
                          }
                          self->m_busy = false;
                          if (!reply) {
                              emit self->ended(problemOf(reply.error()));
                              return;
                          }
                          self->m_undone.push_back(std::move(self->m_done.back()));
                          self->m_done.pop_back();
                          emit self->restored(QString::fromStdString(reply->settings.name));
                          emit self->ended({});
                      }));
}

void RemovalHistory::undo(int number) {
    if (!m_done.empty() && m_done.back().number == number) {
        undo();
    }
}

void RemovalHistory::redo() {
    if (m_undone.empty() || std::exchange(m_busy, true)) {
        return;
    }
    admin::RemoveProvider operation;
    operation.name = m_undone.back().removed.name;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::RemovedProvider>(
                      [self = QPointer(this)](Result<admin::RemovedProvider> reply) {
                          if (!self) {
                              return;
                          }
                          const int number = self->m_undone.back().number;
                          if (reply) {
                              self->m_undone.pop_back();
                          }
                          self->takeRemoved(std::move(reply), number);
                      }));
}

QString RemovalHistory::undoText() const {
    return m_done.empty()
               ? QString()
               : tr("Put %1 back").arg(QString::fromStdString(m_done.back().removed.name));
}

}  // namespace weir::ui
