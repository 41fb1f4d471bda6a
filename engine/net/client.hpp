// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/net/departures.hpp"
#include "engine/net/http/message.hpp"
#include "engine/net/proxy.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/resolver.hpp"
#include "engine/net/task.hpp"
#include "engine/net/tls_context.hpp"
#include "engine/net/url.hpp"

namespace weir::net {

class Connection;

// Where a call goes and what is allowed on the way there.
struct UpstreamAddress {
    Origin origin;
    bool local = false;               // plain http, private and loopback addresses are allowed
    std::string caFile;               // empty: the roots of the system
    Milliseconds connectTime{5'000};  // name, address and TLS together
    Purpose purpose = Purpose::Calls;
    std::shared_ptr<const Proxy> proxy = nullptr;  // null: there is none on the way

    friend bool operator==(const UpstreamAddress&, const UpstreamAddress&) = default;
};

// What making the connection took; zero on a connection that was already open.
struct ConnectTimes {
    Microseconds resolve{0};
    Microseconds connect{0};
    Microseconds tls{0};
};

// One exchange's hold on a connection to an upstream. It goes back to the pool when it is let go
// after the body was read to its end and both sides keep the connection; otherwise it is closed
// there and then. Lives on the pool's reactor, not longer than the pool.
//
// An await that ends with Cancelled leaves everything as it was: after cancellation.reset() the
// same call, with the same arguments, goes on where it stood.
//
// Errors of send and receive: Closed (a *reused* connection was dead and no byte of an answer came:
// try once more on a fresh one), Unavailable (a fresh one ended before the answer), Io (cut off
// within the answer), Invalid (the answer is not HTTP/1.1), TooLarge (its head), Cancelled.
class Lease {
public:
    Lease();
    explicit Lease(std::unique_ptr<Connection> connection);
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&& other) noexcept;
    ~Lease();

    explicit operator bool() const { return m_connection != nullptr; }
    const Origin& origin() const;
    // Whether it has carried a call before.
    bool reused() const;
    ConnectTimes times() const;

    // Writes the request: Host and Content-Length are added, Connection and Transfer-Encoding are
    // not for the caller. `fields` and `body` hold until it ends. When the upstream stops reading
    // it may have answered already: that is not an error here, receiveHead() tells.
    Task<Result<void>> send(std::string_view method, std::string_view target,
                            std::span<const http::Field> fields, std::string_view body,
                            Cancellation& cancellation);
    // The final head (1xx are swallowed); its views hold until the lease is let go.
    Task<Result<http::ResponseHead>> receiveHead(Cancellation& cancellation);
    // The next piece of the body, decoded, in the reactor's read buffer: it holds until the next
    // await of anything. Empty: the body is complete.
    Task<Result<std::string_view>> receiveBody(Cancellation& cancellation);

    // Closes the socket at once.
    void close();

private:
    void letGo();

    std::unique_ptr<Connection> m_connection;
};

struct PoolLimits {
    std::size_t idlePerOrigin = 128;
    Milliseconds idleTime{60'000};
};

// The connections of one reactor to upstreams. An idle connection is watched: what the upstream
// closes, or speaks on without being asked, is dropped at once.
class ConnectionPool {
public:
    // What it sends is counted in `departures`, if there are any.
    ConnectionPool(Reactor& reactor, Resolver& resolver, TlsContexts& contexts,
                   PoolLimits limits = {}, Departures* departures = nullptr);
    ~ConnectionPool();
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;

    // The most recently used idle connection, or a new one: resolved, every address checked
    // (ip_address.hpp), the addresses tried in order, TLS >= 1.2 with chain and name verified. With
    // a proxy the addresses are the proxy's, and everything else is the upstream's.
    // Errors: NotFound (no such name), Denied (an address or certificate that is not trusted; http
    // to what is not local), Unavailable (nobody answers), Timeout, Cancelled.
    Task<Result<Lease>> acquire(const UpstreamAddress& address, Cancellation& cancellation);
    // The same, never one that was used before.
    Task<Result<Lease>> acquireFresh(const UpstreamAddress& address, Cancellation& cancellation);

    std::size_t idle() const;

    // Where "user:password" for a proxy comes from that wants one. Errors: as of acquire().
    using ProxyKeys = std::function<Result<Secret>(const Proxy& proxy)>;
    void useProxyKeys(ProxyKeys keys);

private:
    friend class Connection;
    friend class Lease;
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace weir::net
