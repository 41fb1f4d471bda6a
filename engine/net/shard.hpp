// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <string>

#include "engine/net/peer_counts.hpp"
#include "engine/net/server.hpp"
#include "engine/net/session.hpp"

namespace weir::net {

// A server's part on one reactor: its handler and its connections. Touched on that reactor's
// thread only, but for the counters.
class Shard : public std::enable_shared_from_this<Shard> {
public:
    // `emptied` is called whenever the last connection has gone.
    Shard(Reactor& reactor, std::unique_ptr<Handler> handler, const ServerLimits& limits,
          const Log& log, std::function<void()> emptied);

    // From any thread: a connection is on its way here.
    void expect() { ++m_connections; }
    struct Arrival {
        int descriptor = -1;  // non-blocking, of an accepted socket; taken over
        std::string peer;
        TlsContexts::Context tls;
        PeerCounts::Place place;
        const char* refused = nullptr;  // why it is turned away; null: it is served
    };
    void adopt(Arrival arrival);
    void follow(const ServerLimits& limits) { m_limits = limits; }
    void drain();
    void cancelAll();

    Reactor& reactor() { return m_reactor; }
    Handler& handler() { return *m_handler; }
    const ServerLimits& limits() const { return m_limits; }
    const Log& log() const { return m_log; }
    // Of now, for the Date header.
    std::string_view date();

    std::size_t openCalls() const { return m_calls; }
    std::size_t openConnections() const { return m_connections; }

    // Of its sessions.
    void callBegan() { ++m_calls; }
    void callEnded() { --m_calls; }
    void retire(Session& session);

private:
    Reactor& m_reactor;
    ServerLimits m_limits;
    const Log& m_log;
    const std::function<void()> m_emptied;
    std::unique_ptr<Handler> m_handler;
    std::atomic<std::size_t> m_calls = 0;
    std::atomic<std::size_t> m_connections = 0;
    std::chrono::sys_seconds m_dateAt{};
    std::string m_date;
    bool m_draining = false;
    std::list<Session> m_sessions;
};

}  // namespace weir::net
