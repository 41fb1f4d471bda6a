// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <utility>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

// What a page has the gateway change, and how each change is taken back, the newest first.
class UndoableOrders : public QObject {
    Q_OBJECT

public:
    struct Undo {
        QString text;  // "Take back the change of search"
        std::function<void()> run;
    };

    // `whyNot`: why nothing can be changed now; empty: it can.
    UndoableOrders(admin::AdminClient& client, std::function<QString()> whyNot, QObject* parent);

    // An order of which the problem is told; `done` gets the reply, `after` is called whatever it
    // was.
    template <class Op>
    void carryOut(Op operation, std::function<void(const typename Op::Reply&)> done,
                  std::function<void()> after = {}) {
        m_client.call(
            std::move(operation),
            admin::AdminClient::Callback<typename Op::Reply>(
                [self = QPointer(this), done, after](const Result<typename Op::Reply>& reply) {
                    if (!self) {
                        return;
                    }
                    self->m_refused =
                        reply ? QString() : QString::fromStdString(reply.error().text());
                    if (reply) {
                        done(*reply);
                    }
                    if (after) {
                        after();
                    }
                    emit self->ended();
                }));
    }

    // To be carried out when somebody takes a change back.
    template <class Op>
    std::function<void()> later(Op operation) {
        return [self = QPointer(this), operation] {
            if (self) {
                self->carryOut(operation, [self](const typename Op::Reply&) { self->takenBack(); });
            }
        };
    }

    void changed(const QString& said, Undo undo);
    // Says that a change was taken back.
    void takenBack();
    void undoLast();

    // Orders that were given otherwise are over; why not all were carried out, or nothing.
    void end(const QString& problem);
    // Why the last order was not carried out.
    const QString& refused() const { return m_refused; }
    void forgetRefusal() { m_refused.clear(); }
    bool canUndo() const { return !m_done.empty(); }
    // Of what undoLast() does; empty: there is nothing.
    QString undoText() const { return m_done.empty() ? QString() : m_done.back().text; }

signals:
    void told(const weir::ui::ToastMessage& message);
    // What the page shows may be true no more.
    void ended();
    // What can be taken back is another.
    void undoChanged();

private:
    admin::AdminClient& m_client;
    const std::function<QString()> m_whyNot;
    QString m_refused;
    std::vector<Undo> m_done;  // the newest last
};

}  // namespace weir::ui
