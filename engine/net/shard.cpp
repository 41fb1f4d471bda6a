// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/shard.hpp"

#include <algorithm>

#include "engine/net/http/date.hpp"

namespace weir::net {

Shard::Shard(Reactor& reactor, std::unique_ptr<Handler> handler, const ServerLimits& limits,
             const Log& log, std::function<void()> emptied)
    : m_reactor(reactor),
      m_limits(limits),
      m_log(log),
      m_emptied(std::move(emptied)),
      m_handler(std::move(handler)) {}

void Shard::adopt(Arrival arrival) {
    Session& session = m_sessions.emplace_back(*this, TcpSocket(m_reactor, arrival.descriptor),
                                               std::move(arrival.peer), std::move(arrival.tls));
    session.occupy(std::move(arrival.place));
    if (arrival.refused != nullptr) {
        session.turnAway(arrival.refused);
    } else if (m_draining) {
        session.drain();
    }
    session.start();
}

void Shard::drain() {
    m_draining = true;
    // Ending one may retire it, but its place in the list stays until the reactor's next turn.
    for (Session& session : m_sessions) {
        session.drain();
    }
    if (m_sessions.empty()) {
        m_emptied();
    }
}

void Shard::cancelAll() {
    for (Session& session : m_sessions) {
        session.cancel(CancelReason::Shutdown);
    }
}

std::string_view Shard::date() {
    const auto now = std::chrono::floor<std::chrono::seconds>(m_reactor.clock().now());
    if (now != m_dateAt || m_date.empty()) {
        m_dateAt = now;
        m_date = http::dateText(now);
    }
    return m_date;
}

void Shard::retire(Session& session) {
    // Not here: the session's own frames are still on the stack.
    m_reactor.post([self = shared_from_this(), &session] {
        self->m_sessions.remove_if([&session](const Session& each) { return &each == &session; });
        if (--self->m_connections == 0 && self->m_draining) {
            self->m_emptied();
        }
    });
}

}  // namespace weir::net
