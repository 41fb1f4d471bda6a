// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <vector>

#include "engine/net/client.hpp"
#include "engine/net/connect.hpp"
#include "engine/net/connection.hpp"
#include "engine/net/proxy_tunnel.hpp"

namespace weir::net {

namespace {

// One address that swallows packets must not use up the time of those after it.
Milliseconds shareOf(Milliseconds left, std::size_t addresses) {
    return std::max(left / static_cast<std::int64_t>(addresses), std::min(left, Milliseconds(250)));
}

UpstreamKey keyOf(const UpstreamAddress& address) {
    return {address.origin, address.local, address.caFile,
            address.proxy == nullptr ? std::string() : address.proxy->id()};
}

// An error on the way to the proxy is none of the upstream's.
Error ofProxy(const Error& error, const Proxy& proxy) {
    if (error.code == ErrorCode::Cancelled) {
        return error;
    }
    return {error.code, "The proxy " + proxy.text() + " is not reached: " + error.message,
            "Check proxy in the document."};
}

}  // namespace

struct ConnectionPool::State {
    using Made = Result<std::unique_ptr<Connection>>;

    struct Place {
        std::vector<std::unique_ptr<Connection>> idle;  // the last used is the last
        TlsContexts::Context context;                   // that the session was made with
        TlsSession session;
    };

    Task<Made> make(const UpstreamAddress& address, Cancellation& cancellation);
    Task<Result<TcpSocket>> connect(std::vector<IpAddress> addresses,
                                    const UpstreamAddress& address, Instant deadline,
                                    Departures::Place* place, Cancellation& cancellation);
    Task<Result<TcpSocket>> connectDirectly(const UpstreamAddress& address, Instant deadline,
                                            ConnectTimes& times, Departures::Place* place,
                                            Cancellation& cancellation);
    Task<Result<TcpSocket>> connectThrough(const UpstreamAddress& address, Instant deadline,
                                           ConnectTimes& times, Departures::Place* place,
                                           Cancellation& cancellation);
    Task<Result<void>> secure(Connection& connection, const UpstreamAddress& address,
                              Instant deadline, Cancellation& cancellation);
    std::unique_ptr<Connection> takeIdle(const UpstreamKey& key);
    void takeBack(std::unique_ptr<Connection> connection);
    void drop(const Connection& connection);

    Milliseconds left(Instant deadline) const {
        return std::max(std::chrono::ceil<Milliseconds>(deadline - reactor.clock().instant()),
                        Milliseconds(0));
    }
    Microseconds since(Instant begin) const {
        return std::chrono::duration_cast<Microseconds>(reactor.clock().instant() - begin);
    }

    Reactor& reactor;
    Resolver& resolver;
    TlsContexts& contexts;
    const PoolLimits limits;
    Departures* const departures;
    // Origins come from the policy, so there are as many as it has providers.
    std::map<UpstreamKey, Place> places;
    ProxyKeys proxyKeys = {};
};

ConnectionPool::ConnectionPool(Reactor& reactor, Resolver& resolver, TlsContexts& contexts,
                               PoolLimits limits, Departures* departures)
    : m_state(new State{reactor, resolver, contexts, limits, departures, {}, {}}) {}

ConnectionPool::~ConnectionPool() = default;

Task<Result<Lease>> ConnectionPool::acquire(const UpstreamAddress& address,
                                            Cancellation& cancellation) {
    if (auto idle = m_state->takeIdle(keyOf(address))) {
        idle->purpose = address.purpose;
        co_return Lease(std::move(idle));
    }
    co_return co_await acquireFresh(address, cancellation);
}

Task<Result<Lease>> ConnectionPool::acquireFresh(const UpstreamAddress& address,
                                                 Cancellation& cancellation) {
    auto made = co_await m_state->make(address, cancellation);
    if (!made) {
        co_return std::move(made.error());
    }
    co_return Lease(std::move(*made));
}

void ConnectionPool::useProxyKeys(ProxyKeys keys) {
    m_state->proxyKeys = std::move(keys);
}

std::size_t ConnectionPool::idle() const {
    std::size_t sum = 0;
    for (const auto& [key, place] : m_state->places) {
        sum += place.idle.size();
    }
    return sum;
}

Task<ConnectionPool::State::Made> ConnectionPool::State::make(const UpstreamAddress& address,
                                                              Cancellation& cancellation) {
    const std::string& host = address.origin.host;
    const bool tls = address.origin.scheme == Scheme::Https;
    if (!tls && !address.local) {
        co_return Error::denied("Plain http to " + host + " would show the provider's key.",
                                "Use https, or set local: true if it runs here.");
    }
    const Instant deadline = reactor.clock().instant() + address.connectTime;
    ConnectTimes times;
    Departures::Place* const place =
        departures == nullptr ? nullptr : &departures->to(address.origin);
    auto way = address.proxy == nullptr
                   ? connectDirectly(address, deadline, times, place, cancellation)
                   : connectThrough(address, deadline, times, place, cancellation);
    auto socket = co_await std::move(way);
    if (!socket) {
        co_return std::move(socket.error());
    }

    auto connection = std::make_unique<Connection>(reactor, keyOf(address), std::move(*socket));
    connection->departures = place;
    connection->purpose = address.purpose;
    connection->takeBack = [this](std::unique_ptr<Connection> used) { takeBack(std::move(used)); };
    if (tls) {
        const Instant connected = reactor.clock().instant();
        if (auto secured = co_await secure(*connection, address, deadline, cancellation);
            !secured) {
            co_return std::move(secured.error());
        }
        times.tls = since(connected);
    }
    connection->times = times;
    co_return connection;
}

Task<Result<TcpSocket>> ConnectionPool::State::connectDirectly(const UpstreamAddress& address,
                                                               Instant deadline,
                                                               ConnectTimes& times,
                                                               Departures::Place* place,
                                                               Cancellation& cancellation) {
    const Instant begin = reactor.clock().instant();
    auto addresses =
        co_await resolver.resolve(reactor, address.origin.host, left(deadline), cancellation);
    if (!addresses) {
        co_return std::move(addresses.error());
    }
    times.resolve = since(begin);
    const Instant resolved = reactor.clock().instant();
    auto socket = co_await connect(std::move(*addresses), address, deadline, place, cancellation);
    times.connect = since(resolved);
    co_return socket;
}

// The proxy may stand in the network of its users; what is beyond it may not.
Task<Result<TcpSocket>> ConnectionPool::State::connectThrough(const UpstreamAddress& address,
                                                              Instant deadline, ConnectTimes& times,
                                                              Departures::Place* place,
                                                              Cancellation& cancellation) {
    const Proxy& proxy = *address.proxy;
    if (auto allowed = checkProxied(address.origin); !allowed) {
        co_return std::move(allowed.error());
    }
    Secret key;
    if (!proxy.key.empty()) {
        Result<Secret> known = Error::notFound(proxy.key + " is not there.");
        if (proxyKeys) {
            known = proxyKeys(proxy);
        }
        if (!known) {
            co_return Error::denied("The user and password for the proxy " + proxy.text() +
                                        " cannot be used: " + known.error().message,
                                    known.error().hint);
        }
        key = std::move(*known);
    }
    UpstreamAddress toProxy;
    toProxy.origin = proxy.origin;
    toProxy.local = true;
    toProxy.purpose = address.purpose;
    Departures::Place* const placeOfProxy =
        departures == nullptr ? nullptr : &departures->to(proxy.origin);
    auto socket = co_await connectDirectly(toProxy, deadline, times, placeOfProxy, cancellation);
    if (!socket) {
        co_return ofProxy(socket.error(), proxy);
    }
    if (place != nullptr) {
        place->connecting(address.purpose, reactor.clock().now());
    }
    const Instant connected = reactor.clock().instant();
    auto opened = co_await openTunnel(reactor, *socket, proxy, address.origin,
                                      proxy.key.empty() ? nullptr : &key, deadline, cancellation);
    times.connect += since(connected);
    if (!opened) {
        co_return std::move(opened.error());
    }
    co_return socket;
}

// All addresses are judged before the first is tried: a name that leads to a forbidden place and
// an allowed one is not to be trusted with either.
Task<Result<TcpSocket>> ConnectionPool::State::connect(std::vector<IpAddress> addresses,
                                                       const UpstreamAddress& address,
                                                       Instant deadline, Departures::Place* place,
                                                       Cancellation& cancellation) {
    for (const IpAddress& each : addresses) {
        if (auto allowed = checkReach(each, address.origin.host, address.local); !allowed) {
            co_return std::move(allowed.error());
        }
    }
    Error last = Error::notFound(address.origin.host + " has no address.");
    for (std::size_t tried = 0; tried < addresses.size(); ++tried) {
        if (place != nullptr) {
            place->connecting(address.purpose, reactor.clock().now());
        }
        const Milliseconds time = shareOf(left(deadline), addresses.size() - tried);
        auto socket =
            co_await connectTo(reactor, addresses[tried], address.origin.port, time, cancellation);
        if (socket || socket.error().code == ErrorCode::Cancelled) {
            co_return socket;
        }
        last = std::move(socket.error());
    }
    co_return last;
}

Task<Result<void>> ConnectionPool::State::secure(Connection& connection,
                                                 const UpstreamAddress& address, Instant deadline,
                                                 Cancellation& cancellation) {
    auto context = contexts.get(address.caFile);
    if (!context) {
        co_return std::move(context.error());
    }
    // A session vouches for a certificate that was checked against the roots of its context.
    const UpstreamKey key = connection.key();
    Place& place = places[key];
    if (place.context != *context) {
        place.context = *context;
        place.session = nullptr;
    }
    TlsStream::Resumption resumption{place.session,
                                     [this, key, context = *context](TlsSession made) {
                                         Place& kept = places[key];
                                         if (kept.context == context) {
                                             kept.session = std::move(made);
                                         }
                                     }};
    co_return co_await connection.secure(*context, std::move(resumption), left(deadline),
                                         cancellation);
}

std::unique_ptr<Connection> ConnectionPool::State::takeIdle(const UpstreamKey& key) {
    const auto place = places.find(key);
    if (place == places.end() || place->second.idle.empty()) {
        return nullptr;
    }
    auto connection = std::move(place->second.idle.back());
    place->second.idle.pop_back();
    connection->wakeUp();
    return connection;
}

void ConnectionPool::State::takeBack(std::unique_ptr<Connection> connection) {
    auto& idle = places[connection->key()].idle;
    if (idle.size() >= limits.idlePerOrigin) {
        return;
    }
    connection->idle(limits.idleTime, [this, raw = connection.get()] { drop(*raw); });
    idle.push_back(std::move(connection));
}

void ConnectionPool::State::drop(const Connection& connection) {
    auto& idle = places[connection.key()].idle;
    std::erase_if(idle, [&connection](const auto& each) { return each.get() == &connection; });
}

}  // namespace weir::net
