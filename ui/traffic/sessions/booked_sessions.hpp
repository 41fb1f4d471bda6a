// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/sessions.hpp"
#include "ui/traffic/sessions/session_rows.hpp"
#include "ui/traffic/table/unread_months.hpp"

namespace weir::ui {

class TrafficModel;

// What the table has of a session may be a part of it. The rest is asked of the books: the calls
// before a place down to which the model has every one.
class BookedSessions : public QObject {
    Q_OBJECT

public:
    BookedSessions(admin::AdminClient& client, TrafficModel& calls, QObject* parent = nullptr);

    // Gives the named sessions the figures of all their calls, as far as those are known; the
    // others are asked for. Which session a row is, and its place, stay as they are.
    void makeWhole(std::vector<SessionRow>& sessions);
    // Why figures may lack what the books have; empty: they do not.
    QString problem() const;

signals:
    // More is known, or there is another problem.
    void changed();

private:
    void askFor(const std::vector<SessionRow>& sessions);
    void ask(admin::AddUpSessions question);
    void take(admin::AddUpSessions question, const Result<admin::SessionSums>& reply);
    Id completeFrom() const;
    Id bestBoundary() const;
    void addLive(std::unordered_map<std::string_view, SessionRow>& sums) const;

    admin::AdminClient& m_client;
    TrafficModel& m_calls;
    std::unordered_map<std::string, SessionRow> m_known;
    Id m_boundary;  // calls with smaller ids are in what is known
    bool m_begun = false;
    std::unordered_map<std::string, SessionRow> m_coming;
    Id m_comingFrom;  // its boundary
    bool m_asking = false;
    bool m_unsupported = false;  // a gateway from before there was this
    std::uint64_t m_round = 0;   // an answer to an earlier one is of no use
    QString m_problem;           // of the last answer
    UnreadMonths m_unread;
    // Rows leave the model all the time while it is full, and sessions come one by one: the books
    // are not asked for each.
    QTimer m_pause;
};

}  // namespace weir::ui
