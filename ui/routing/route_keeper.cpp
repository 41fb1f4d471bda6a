// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_keeper.hpp"

#include <QPointer>
#include <utility>

#include "ui/routing/pause.hpp"

namespace weir::ui {

RouteKeeper::RouteKeeper(admin::AdminClient& client, RouteEdits& edits, QObject* parent)
    : QObject(parent), m_client(client), m_edits(edits) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseAfterChange);
    connect(&m_timer, &QTimer::timeout, this, &RouteKeeper::keep);
    connect(&edits, &RouteEdits::edited, this, [this] { m_timer.start(); });
}

RouteKeeper::~RouteKeeper() {
    if (m_timer.isActive()) {
        keep();
    }
}

void RouteKeeper::pull() {
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_client.call(admin::ListRoutes{}, admin::AdminClient::Callback<admin::RouteList>(
                                           [self = QPointer(this), version = m_edits.version()](
                                               const Result<admin::RouteList>& reply) {
                                               if (self) {
                                                   self->m_asking = false;
                                                   self->take(reply, version);
                                                   if (std::exchange(self->m_again, false)) {
                                                       self->pull();
                                                   }
                                               }
                                           }));
}

void RouteKeeper::take(const Result<admin::RouteList>& reply, int version) {
    if (!reply) {
        m_problem = QString::fromStdString(reply.error().text());
        emit changed();
        return;
    }
    m_problem.clear();
    m_list = *reply;
    m_known = true;
    RouteEdits::Routes active;
    for (const admin::RouteRow& row : m_list.routes) {
        active.push_back(row.settings);
    }
    m_edits.takeActive(m_list.revision, active, m_list.sets);
    takeDraft(version);
    emit changed();
}

// What a person does meanwhile is newer than an answer that was on its way.
void RouteKeeper::takeDraft(int version) {
    if (version != m_edits.version() || isKeeping() || m_applying ||
        m_keptVersion != m_edits.version()) {
        return;
    }
    m_edits.takeDraft(m_list.draft);
    m_notes = m_list.draft.kept ? m_list.draft.notes : m_list.notes;
    m_setNotes = m_list.draft.setNotes;
    emit judged();
}

void RouteKeeper::keepNow(std::function<void()> done) {
    if (done) {
        m_waiting.push_back(std::move(done));
    }
    if (m_keeping) {
        return;  // what changed since goes after it
    }
    keep();
}

void RouteKeeper::keep() {
    m_timer.stop();
    if (m_keeping) {
        m_timer.start();
        return;
    }
    m_keeping = true;
    const int version = m_edits.version();
    if (!m_edits.isDraft()) {
        m_client.call(admin::DiscardRouteDraft{},
                      admin::AdminClient::Callback<admin::Discarded>(
                          [self = QPointer(this), version](const Result<admin::Discarded>& reply) {
                              if (!self) {
                                  return;
                              }
                              if (reply) {
                                  self->m_keptVersion = version;
                                  self->m_notes = self->m_list.notes;
                                  self->m_setNotes.clear();
                              }
                              self->takeKept(reply ? QString()
                                                   : QString::fromStdString(reply.error().text()));
                          }));
        return;
    }
    admin::KeepRouteDraft operation;
    operation.base = m_edits.base();
    operation.routes = m_edits.routes();
    operation.sets = m_edits.sets();
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::RouteNotes>(
            [self = QPointer(this), version](const Result<admin::RouteNotes>& reply) {
                if (!self) {
                    return;
                }
                if (reply) {
                    self->m_keptVersion = version;
                    self->m_notes = reply->notes;
                    self->m_setNotes = reply->setNotes;
                }
                self->takeKept(reply ? QString() : QString::fromStdString(reply.error().text()));
            }));
}

void RouteKeeper::takeKept(const QString& problem) {
    m_keeping = false;
    m_notKept = problem;
    if (problem.isEmpty() && m_keptVersion != m_edits.version()) {
        keep();  // there was another change meanwhile
        return;
    }
    const auto waiting = std::exchange(m_waiting, {});
    emit judged();
    for (const auto& done : waiting) {
        done();
    }
    emit changed();
    pull();
}

void RouteKeeper::apply(std::uint64_t base, const QString& comment, Applied done) {
    m_timer.stop();
    m_applying = true;
    admin::ApplyRoutes operation;
    operation.base = base;
    operation.routes = m_edits.routes();
    operation.comment = comment.toStdString();
    operation.sets = m_edits.sets();
    m_client.call(std::move(operation), admin::AdminClient::Callback<admin::AppliedRoutes>(
                                            [self = QPointer(this), done = std::move(done)](
                                                const Result<admin::AppliedRoutes>& reply) {
                                                if (self) {
                                                    self->takeApplied(reply, done);
                                                }
                                            }));
}

void RouteKeeper::rollBack(std::uint64_t number, const QString& comment, Applied done) {
    admin::RollBackPolicy operation;
    operation.number = number;
    operation.comment = comment.toStdString();
    m_client.call(std::move(operation), admin::AdminClient::Callback<admin::AppliedRoutes>(
                                            [self = QPointer(this), done = std::move(done)](
                                                const Result<admin::AppliedRoutes>& reply) {
                                                if (self) {
                                                    done(reply);
                                                    self->pull();
                                                }
                                            }));
}

// What was merged is asked for: until then the routes are those that were sent.
void RouteKeeper::takeApplied(const Result<admin::AppliedRoutes>& reply, const Applied& done) {
    m_applying = false;
    if (reply) {
        m_notKept.clear();
        m_edits.takeApplied(*reply);
        m_keptVersion = m_edits.version();
    } else {
        m_timer.start();
    }
    done(reply);
    pull();
}

}  // namespace weir::ui
