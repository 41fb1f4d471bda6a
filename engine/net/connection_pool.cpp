// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/net/client.hpp"
#include "engine/net/connection.hpp"

namespace weir::net {

struct ConnectionPool::State {
    // Connections to one place under one trust.
    struct Place {
        TlsSessions sessions;
        std::vector<std::unique_ptr<Connection>> idle;  // the most recently used last
    };
    using Key = std::tuple<Origin, std::string, bool>;

    static Key keyOf(const UpstreamAddress& address) {
        return {address.origin, address.caFile, address.local};
    }

    void giveBack(std::unique_ptr<Connection> connection) {
        Place& place = places[keyOf(connection->address())];
        if (!connection->keepable() || place.idle.size() >= limits.idlePerOrigin) {
            return;
        }
        Connection* key = connection.get();
        place.idle.push_back(std::move(connection));
        key->watch(limits.idleTime, [&place, key] {
            std::erase_if(place.idle, [&](const auto& each) { return each.get() == key; });
        });
    }

    Reactor& reactor;
    Resolver& resolver;
    TlsContexts& contexts;
    const PoolLimits limits;
    std::map<Key, Place> places;
};

ConnectionPool::ConnectionPool(Reactor& reactor, Resolver& resolver, TlsContexts& contexts,
                               PoolLimits limits)
    : m_state(new State{reactor, resolver, contexts, limits, {}}) {}

ConnectionPool::~ConnectionPool() = default;

Task<Result<Lease>> ConnectionPool::acquire(const UpstreamAddress& address,
                                            Cancellation& cancellation) {
    auto& idle = m_state->places[State::keyOf(address)].idle;
    if (idle.empty()) {
        return acquireFresh(address, cancellation);
    }
    return [](std::unique_ptr<Connection> connection) -> Task<Result<Lease>> {
        connection->beginCall();
        co_return Lease(std::move(connection));
    }([&] {
               auto connection = std::move(idle.back());
               idle.pop_back();
               return connection;
           }());
}

Task<Result<Lease>> ConnectionPool::acquireFresh(const UpstreamAddress& address,
                                                 Cancellation& cancellation) {
    State& state = *m_state;
    TlsSessions& sessions = state.places[State::keyOf(address)].sessions;
    auto connected = co_await connectTo(state.reactor, state.resolver, state.contexts, sessions,
                                        address, cancellation);
    if (!connected) {
        co_return std::move(connected.error());
    }
    auto connection =
        std::make_unique<Connection>(state.reactor, state, address, *std::move(connected));
    connection->beginCall();
    co_return Lease(std::move(connection));
}

std::size_t ConnectionPool::idle() const {
    std::size_t count = 0;
    for (const auto& [key, place] : m_state->places) {
        count += place.idle.size();
    }
    return count;
}

Lease::Lease() = default;

Lease::Lease(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

Lease::Lease(Lease&& other) noexcept = default;

Lease& Lease::operator=(Lease&& other) noexcept {
    if (this != &other) {
        letGo();
        m_connection = std::move(other.m_connection);
    }
    return *this;
}

Lease::~Lease() {
    letGo();
}

void Lease::letGo() {
    if (m_connection) {
        ConnectionPool::State& pool = m_connection->pool();
        pool.giveBack(std::move(m_connection));
    }
}

const Origin& Lease::origin() const {
    return m_connection->address().origin;
}

bool Lease::reused() const {
    return m_connection->reused();
}

ConnectTimes Lease::times() const {
    return m_connection->times();
}

Task<Result<void>> Lease::send(std::string_view method, std::string_view target,
                               std::span<const http::Field> fields, std::string_view body,
                               Cancellation& cancellation) {
    return m_connection->send(method, target, fields, body, cancellation);
}

Task<Result<http::ResponseHead>> Lease::receiveHead(Cancellation& cancellation) {
    return m_connection->receiveHead(cancellation);
}

Task<Result<std::string_view>> Lease::receiveBody(Cancellation& cancellation) {
    return m_connection->receiveBody(cancellation);
}

void Lease::close() {
    if (m_connection) {
        m_connection->close();
    }
}

}  // namespace weir::net
