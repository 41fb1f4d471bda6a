// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/net/http/limits.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server_call.hpp"
#include "engine/net/task.hpp"
#include "engine/net/tls_context.hpp"

namespace weir::net {

// Answers calls, one at a time a connection, many at a time a reactor. One per reactor, so it needs
// no lock. A handler that returns without an answer, or throws, ends the connection.
class Handler {
public:
    virtual ~Handler() = default;
    virtual Task<void> handle(ServerCall& call) = 0;
};

using HandlerFactory = std::function<std::unique_ptr<Handler>(Reactor&)>;

struct ServerLimits {
    http::HeadLimits head;
    std::size_t connections = 10'000;           // more are answered 503 and closed
    std::size_t connectionsPerAddress = 1'000;  // likewise; see PeerCounts
    Milliseconds headTime{10'000};              // from the first byte of a head to its last
    Milliseconds idleTime{75'000};              // between two calls on one connection
    Milliseconds bodyWindow{30'000};    // in each of these at least 1 KiB/s of a body must come
    Milliseconds stalledTime{120'000};  // a client that takes no byte for this long is gone
    Milliseconds lingerTime{5'000};     // for the client to read an answer that came early
    std::size_t lingerBytes = 32 * 1024 * 1024;
};

// An HTTP/1.1 server over several reactors. One acceptor an address, on the first reactor; each
// connection goes to the reactor with the fewest open calls and stays there.
class Server {
public:
    // The reactors outlive the server. The factory is called once a reactor, on the caller's
    // thread.
    Server(std::vector<Reactor*> reactors, const HandlerFactory& factory, ServerLimits limits,
           const Log& log);
    // The reactors must have stopped, or drain() must have said that it is done.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens on "127.0.0.1:9347", "[::1]:9347", "0.0.0.0:80", "localhost:0"; loopback means both
    // families, the other one where it is there and free. Port 0 asks the kernel. Before run(), or
    // on the first reactor's thread. Errors: Invalid (not an address), Conflict (the port is in
    // use), Denied (not allowed to), Io. After an error nothing of this call listens.
    Result<void> listen(std::span<const std::string> addresses);
    // The port of the first address; 0 when nothing listens.
    std::uint16_t port() const;
    // "127.0.0.1:9347", "[::1]:9347": what is really listened on.
    std::vector<std::string> addresses() const;

    // Before listen(): connections are TLS from their first byte, each with what this gives when it
    // comes, so that a certificate can be replaced while others are open; null: it is closed. On
    // the first reactor.
    using TlsSource = std::function<TlsContexts::Context()>;
    void secureWith(TlsSource source);

    // Instead of those it was made with; connections that are open stay, and the limits of heads
    // are of those that come. From any thread.
    void follow(const ServerLimits& limits);

    // Stops accepting; what is open goes on. From any thread.
    void close();
    // Stops accepting, ends connections without a call at once and the others after their call;
    // calls still open after `patience` are cancelled (Shutdown). `done` runs on the first
    // reactor's thread when the last connection is gone. From any thread, once.
    void drain(Milliseconds patience, std::function<void()> done);

    std::size_t openCalls() const;
    std::size_t openConnections() const;

private:
    struct Core;
    std::shared_ptr<Core> m_core;
};

}  // namespace weir::net
