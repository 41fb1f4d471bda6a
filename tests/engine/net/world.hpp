// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "engine/net/client.hpp"
#include "engine/net/listener.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server.hpp"
#include "engine/net/sleep.hpp"
#include "engine/net/tcp_socket.hpp"

namespace weir::net::test {

// The other end of a connection, speaking bytes.
class Peer {
public:
    explicit Peer(TcpSocket socket) : m_socket(std::make_unique<TcpSocket>(std::move(socket))) {}

    // False when the connection is gone.
    Task<bool> say(std::string bytes);
    // What comes, until it is `enough` or the connection ends.
    using Enough = std::function<bool(const std::string&)>;
    Task<std::string> hear(Enough enough);
    // Until the text stands in what came, or the connection ends.
    Task<std::string> hearUntil(std::string text);
    Task<std::string> hearAll();

    bool ended() const { return m_ended; }
    bool wasReset() const { return m_reset; }
    TcpSocket& socket() { return *m_socket; }

private:
    std::unique_ptr<TcpSocket> m_socket;
    std::unique_ptr<Cancellation> m_never = std::make_unique<Cancellation>();
    bool m_ended = false;
    bool m_reset = false;
};

using CallScript = std::function<Task<void>(ServerCall&)>;
using PeerScript = std::function<Task<void>(Peer&)>;

// One reactor on the test's thread, with what a test needs around it.
class World {
public:
    explicit World(NameLookup lookup = lookupBySystem);
    ~World();

    // Runs the reactor until the task has ended; false when it takes longer than 30 s.
    bool run(Task<void> task);
    // A server on a port of the kernel's that answers with the script; its port.
    std::uint16_t serve(CallScript script, ServerLimits limits = {});
    // An upstream that plays the script on every connection; its port.
    std::uint16_t upstream(PeerScript script);
    Task<Peer> connect(std::uint16_t port);
    UpstreamAddress local(std::uint16_t port) const;

    SystemClock clock;
    Reactor reactor;
    Log log;
    Resolver resolver;
    TlsContexts contexts;
    std::unique_ptr<ConnectionPool> pool;
    std::unique_ptr<Server> server;
    Cancellation cancellation;  // that of the calling side
    std::string logged;
    int upstreamConnections = 0;

private:
    struct Played {
        Peer peer;
        Task<void> task;
    };

    std::vector<std::shared_ptr<Listener>> m_listeners;
    std::list<PeerScript> m_scripts;
    std::list<Played> m_played;
};

}  // namespace weir::net::test
