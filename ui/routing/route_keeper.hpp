// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <optional>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/policy.hpp"
#include "ui/routing/route_edits.hpp"

namespace weir::ui {

// Between what is edited and the gateway: asks for the routes and sets, keeps the draft there a
// moment after the last change, and puts it in force.
class RouteKeeper : public QObject {
    Q_OBJECT

public:
    using Applied = std::function<void(const Result<admin::AppliedRoutes>&)>;

    RouteKeeper(admin::AdminClient& client, RouteEdits& edits, QObject* parent = nullptr);
    // What was typed in the last moment is kept, too.
    ~RouteKeeper() override;

    void pull();
    // Now instead of in a moment; `done` is told once it is kept or was kept already.
    void keepNow(std::function<void()> done = {});
    // `base`: the revision that the routes count as made from.
    void apply(std::uint64_t base, const QString& comment, Applied done);
    void rollBack(std::uint64_t number, const QString& comment, Applied done);

    bool isKnown() const { return m_known; }
    const admin::RouteList& list() const { return m_list; }
    // Of the routes and the sets as they are edited, as far as the gateway has seen them.
    const std::vector<admin::RouteNote>& notes() const { return m_notes; }
    const std::vector<admin::SetNote>& setNotes() const { return m_setNotes; }
    // Why the gateway was not asked with success; empty: it was.
    const QString& problem() const { return m_problem; }
    // Why the draft is not kept; empty: it is.
    const QString& notKept() const { return m_notKept; }
    bool isKeeping() const { return m_timer.isActive() || m_keeping; }

signals:
    void changed();
    // Notes for what is edited have come.
    void judged();

private:
    void take(const Result<admin::RouteList>& reply, int version);
    void takeDraft(int version);
    void keep();
    void takeKept(const QString& problem);
    void takeApplied(const Result<admin::AppliedRoutes>& reply, const Applied& done);

    admin::AdminClient& m_client;
    RouteEdits& m_edits;
    QTimer m_timer;
    admin::RouteList m_list;
    std::vector<admin::RouteNote> m_notes;
    std::vector<admin::SetNote> m_setNotes;
    std::vector<std::function<void()>> m_waiting;
    QString m_problem;
    QString m_notKept;
    int m_keptVersion = 0;  // of the edits that the gateway has
    bool m_known = false;
    bool m_asking = false;
    bool m_again = false;  // asked for while an answer was on its way
    bool m_keeping = false;
    bool m_applying = false;
};

}  // namespace weir::ui
