// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sessions/booked_sessions.hpp"

#include <QPointer>
#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "engine/control/admin/call_cost.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/table/next_id.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto kAskAgain = 2s;
// From so many rows on the boundary is put in their middle, so that it is not passed soon.
constexpr int kMany = 2'000;

bool isLive(const admin::ExchangeRow& row) {
    return row.sequence > 0;
}

}  // namespace

BookedSessions::BookedSessions(admin::AdminClient& client, TrafficModel& calls, QObject* parent)
    : QObject(parent), m_client(client), m_calls(calls) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kAskAgain);
    connect(&m_pause, &QTimer::timeout, this, &BookedSessions::changed);
    connect(&calls, &QAbstractItemModel::modelReset, this, [this] {
        ++m_round;
        m_asking = false;
        m_begun = false;
        m_unsupported = false;
        m_known.clear();
        m_problem.clear();
        m_unread.clear();
    });
}

QString BookedSessions::problem() const {
    return m_problem.isEmpty() ? m_unread.text() : m_problem;
}

// From here on every call is in the model; empty: every one since the gateway began.
Id BookedSessions::completeFrom() const {
    const Id through = std::max(m_calls.completeAfter(), m_calls.leftThrough());
    return through.empty() ? Id() : nextId(through);
}

// Calls below it have ended, as far as that can be had, so that what the books say of them stays.
Id BookedSessions::bestBoundary() const {
    Id best;
    if (m_calls.rowCount() > kMany) {
        const admin::ExchangeRow* middle = m_calls.at(m_calls.rowCount() / 2);
        best = isLive(*middle) ? middle->id : Id();
    }
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const admin::ExchangeRow& call = *m_calls.at(row);
        if (isLive(call) && (best.empty() || (call.id < best && admin::isRunning(call.state)))) {
            best = call.id;
            break;
        }
    }
    return std::max(best, completeFrom());
}

void BookedSessions::makeWhole(std::vector<SessionRow>& sessions) {
    // What was cleared from the view is not meant.
    if (m_unsupported || m_calls.isCleared()) {
        return;
    }
    askFor(sessions);
    std::unordered_map<std::string_view, SessionRow> sums;
    for (const SessionRow& session : sessions) {
        if (const auto known = m_known.find(session.session); known != m_known.end()) {
            sums.emplace(known->first, known->second);
        }
    }
    addLive(sums);
    for (SessionRow& session : sessions) {
        const auto sum = sums.find(session.session);
        // Less than the part that is here: a call ended while the books were asked.
        if (sum != sums.end() && sum->second.calls >= session.calls) {
            SessionRow whole = std::move(sum->second);
            whole.session = std::move(session.session);
            whole.firstCall = session.firstCall;
            whole.key = std::move(session.key);
            session = std::move(whole);
        }
    }
}

void BookedSessions::addLive(std::unordered_map<std::string_view, SessionRow>& sums) const {
    for (int row = 0; row < m_calls.rowCount(); ++row) {
        const admin::ExchangeRow& call = *m_calls.at(row);
        if (!isLive(call) || (call.id < m_boundary && !admin::isRunning(call.state))) {
            continue;
        }
        if (const auto sum = sums.find(call.session); sum != sums.end()) {
            admin::addCall(sum->second, call);
        }
    }
}

// Those that are not known, or all of them where the boundary has to move on: what is known is
// shown until its successor is there.
void BookedSessions::askFor(const std::vector<SessionRow>& sessions) {
    if (m_asking || m_pause.isActive()) {
        return;
    }
    const bool moves =
        !m_begun || (m_boundary.empty() ? !bestBoundary().empty() : completeFrom() > m_boundary);
    admin::AddUpSessions question;
    // The newest first: they are those in sight.
    for (auto session = sessions.rbegin();
         session != sessions.rend() && question.sessions.size() < admin::AddUpSessions::kMost;
         ++session) {
        if (!session->session.empty() && (moves || !m_known.contains(session->session))) {
            question.sessions.push_back(session->session);
        }
    }
    if (question.sessions.empty()) {
        return;
    }
    m_asking = true;
    if (moves) {
        m_unread.clear();
    }
    m_coming.clear();
    for (const std::string& name : question.sessions) {
        m_coming.try_emplace(name);
    }
    m_comingFrom = moves ? bestBoundary() : m_boundary;
    question.before = m_comingFrom;
    ask(std::move(question));
}

void BookedSessions::ask(admin::AddUpSessions question) {
    m_client.call(question, admin::AdminClient::Callback<admin::SessionSums>(
                                [self = QPointer(this), round = m_round,
                                 question](const Result<admin::SessionSums>& reply) {
                                    if (self && self->m_round == round) {
                                        self->take(question, reply);
                                    }
                                }));
}

void BookedSessions::take(admin::AddUpSessions question, const Result<admin::SessionSums>& reply) {
    if (!reply) {
        m_asking = false;
        m_unsupported = reply.error().code == ErrorCode::Unsupported;
        m_problem = m_unsupported ? QString() : text(reply.error().message);
        m_pause.start();  // and then once more
        emit changed();
        return;
    }
    m_unread.add(reply->unread);
    for (const admin::SessionSum& sum : reply->sums) {
        if (const auto coming = m_coming.find(sum.session); coming != m_coming.end()) {
            admin::addSum(coming->second, sum);
        }
    }
    if (!reply->atEnd) {
        question.before = reply->next;
        ask(std::move(question));
        return;
    }
    m_asking = false;
    m_problem.clear();
    m_pause.start();
    if (!m_begun || m_comingFrom != m_boundary) {
        m_begun = true;
        m_boundary = m_comingFrom;
        m_known = std::move(m_coming);
    } else {
        m_known.merge(m_coming);
    }
    emit changed();
}

}  // namespace weir::ui
