// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/server.hpp"

#include <algorithm>
#include <atomic>

#include "engine/net/listen_address.hpp"
#include "engine/net/listener.hpp"
#include "engine/net/peer_counts.hpp"
#include "engine/net/shard.hpp"
#include "engine/net/system_sockets.hpp"

namespace weir::net {

struct Server::Core : std::enable_shared_from_this<Core> {
    Core(std::vector<Reactor*> all, ServerLimits given, const Log& sink)
        : reactors(std::move(all)),
          log(sink),
          mostConnections(given.connections),
          mostOfAnAddress(given.connectionsPerAddress),
          patience([this] { cancelAll(); }) {}

    void hand(Listener::Accepted accepted);
    void closeListeners();
    void drain(Milliseconds time, std::function<void()> whenDone);
    void cancelAll();
    void shardEmptied();
    std::size_t connections() const;

    const std::vector<Reactor*> reactors;
    TlsSource tls;  // none: plain
    const Log& log;
    std::atomic<std::size_t> mostConnections;
    std::atomic<std::size_t> mostOfAnAddress;
    const std::shared_ptr<PeerCounts> peers = std::make_shared<PeerCounts>();
    std::vector<std::shared_ptr<Shard>> shards;
    std::vector<std::shared_ptr<Listener>> listeners;
    Timer patience;  // of drain(); on the first reactor
    std::function<void()> done;
};

// On the first reactor's thread, as everything of the core.
void Server::Core::hand(Listener::Accepted accepted) {
    TlsContexts::Context context = tls ? tls() : nullptr;
    if (tls && !context) {
        system::close(accepted.descriptor);  // never in the clear where TLS was asked for
        return;
    }
    PeerCounts::Place place;
    const char* refused = "there are too many connections";
    if (connections() < mostConnections) {
        place = peers->take(accepted.address, mostOfAnAddress);
        refused = place == nullptr ? "there are too many connections from this address" : nullptr;
    }
    const auto load = [](const std::shared_ptr<Shard>& shard) {
        return std::pair(shard->openCalls(), shard->openConnections());
    };
    const auto least = std::min_element(
        shards.begin(), shards.end(),
        [&load](const auto& left, const auto& right) { return load(left) < load(right); });
    const std::shared_ptr<Shard> shard = *least;
    shard->expect();
    auto adopt = [shard, refused, accepted = std::move(accepted), context = std::move(context),
                  place = std::move(place)] {
        shard->adopt({accepted.descriptor, accepted.peer, context, place, refused});
    };
    if (&shard->reactor() == reactors.front()) {
        adopt();
    } else {
        shard->reactor().post(std::move(adopt));
    }
}

void Server::Core::closeListeners() {
    for (const auto& listener : listeners) {
        listener->close();
    }
}

void Server::Core::drain(Milliseconds time, std::function<void()> whenDone) {
    closeListeners();
    done = std::move(whenDone);
    reactors.front()->timers().arm(patience, time);
    for (const auto& shard : shards) {
        shard->reactor().post([shard] { shard->drain(); });
    }
}

void Server::Core::cancelAll() {
    for (const auto& shard : shards) {
        shard->reactor().post([shard] { shard->cancelAll(); });
    }
}

// From any shard's thread.
void Server::Core::shardEmptied() {
    reactors.front()->post([self = shared_from_this()] {
        if (self->done && self->connections() == 0) {
            self->patience.disarm();
            std::exchange(self->done, nullptr)();
        }
    });
}

std::size_t Server::Core::connections() const {
    std::size_t sum = 0;
    for (const auto& shard : shards) {
        sum += shard->openConnections();
    }
    return sum;
}

Server::Server(std::vector<Reactor*> reactors, const HandlerFactory& factory, ServerLimits limits,
               const Log& log)
    : m_core(std::make_shared<Core>(std::move(reactors), limits, log)) {
    const std::weak_ptr<Core> core = m_core;
    for (Reactor* reactor : m_core->reactors) {
        m_core->shards.push_back(
            std::make_shared<Shard>(*reactor, factory(*reactor), limits, m_core->log, [core] {
                if (const auto alive = core.lock()) {
                    alive->shardEmptied();
                }
            }));
    }
}

Server::~Server() {
    m_core->closeListeners();
}

Result<void> Server::listen(std::span<const std::string> addresses) {
    Reactor& reactor = *m_core->reactors.front();
    std::vector<std::shared_ptr<Listener>> opened;
    const auto giveUp = [&opened](Error error) {
        for (const auto& listener : opened) {
            listener->close();
        }
        return error;
    };
    for (const std::string& text : addresses) {
        auto parsed = parseListenAddress(text);
        if (!parsed) {
            return giveUp(std::move(parsed.error()));
        }
        std::uint16_t chosen = 0;
        for (const ListenAddress& each : *parsed) {
            auto listener =
                Listener::open(reactor, each.address, each.port != 0 ? each.port : chosen);
            if (listener) {
                chosen = (*listener)->port();
                opened.push_back(std::move(*listener));
            } else if (!each.optional) {
                return giveUp(std::move(listener.error()));
            }
        }
    }
    const std::weak_ptr<Core> core = m_core;
    for (const auto& listener : opened) {
        listener->start([core](Listener::Accepted accepted) {
            if (const auto alive = core.lock()) {
                alive->hand(std::move(accepted));
            }
        });
        m_core->listeners.push_back(listener);
    }
    return {};
}

std::uint16_t Server::port() const {
    return m_core->listeners.empty() ? std::uint16_t{0} : m_core->listeners.front()->port();
}

std::vector<std::string> Server::addresses() const {
    std::vector<std::string> all;
    for (const auto& listener : m_core->listeners) {
        all.push_back(listener->address());
    }
    return all;
}

void Server::secureWith(TlsSource source) {
    m_core->tls = std::move(source);
}

void Server::follow(const ServerLimits& limits) {
    m_core->mostConnections = limits.connections;
    m_core->mostOfAnAddress = limits.connectionsPerAddress;
    for (const auto& shard : m_core->shards) {
        shard->reactor().post([shard, limits] { shard->follow(limits); });
    }
}

void Server::close() {
    m_core->reactors.front()->post([core = m_core] { core->closeListeners(); });
}

void Server::drain(Milliseconds patience, std::function<void()> done) {
    m_core->reactors.front()->post([core = m_core, patience, done = std::move(done)]() mutable {
        core->drain(patience, std::move(done));
    });
}

std::size_t Server::openCalls() const {
    std::size_t sum = 0;
    for (const auto& shard : m_core->shards) {
        sum += shard->openCalls();
    }
    return sum;
}

std::size_t Server::openConnections() const {
    return m_core->connections();
}

}  // namespace weir::net
