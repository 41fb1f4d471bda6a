// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/gateway.hpp"

#include <utility>

#include <fmt/format.h>

#include "app/platform/port_holder.hpp"
#include "app/platform/port_search.hpp"
#include "engine/base/host_port.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

namespace {

// Calls that run when the listener moves.
constexpr Milliseconds kMovePatience{60'000};

}  // namespace

Gateway::Gateway(IoThreads& threads, net::HandlerFactory handlers, std::atomic<bool>& paused,
                 const Log& log, Post post)
    : m_threads(threads),
      m_handlers(std::move(handlers)),
      m_paused(paused),
      m_log(log),
      m_post(std::move(post)) {}

Gateway::~Gateway() = default;

void Gateway::start(const policy::Snapshot& snapshot) {
    m_paused = false;
    if (m_server != nullptr) {
        m_state = GatewayState::Listening;
        follow(snapshot);
        return;
    }
    open(snapshot);
}

void Gateway::follow(const policy::Snapshot& snapshot) {
    if (m_state == GatewayState::Stopped && m_problem.empty()) {
        return;  // stopped on purpose
    }
    if (m_server != nullptr && m_listen == snapshot.listen) {
        m_server->limitConnections(snapshot.limits.connections);
        return;
    }
    const bool paused = m_paused;
    drain(kMovePatience);
    open(snapshot);
    if (paused && m_server != nullptr) {
        pause();
    }
}

void Gateway::pause() {
    if (m_server != nullptr) {
        m_paused = true;
        m_state = GatewayState::Paused;
    }
}

void Gateway::stop(Milliseconds patience, std::function<void()> done) {
    m_state = GatewayState::Stopped;
    m_problem.clear();
    m_hint.clear();
    m_suggestedPort = 0;
    drain(patience);
    if (m_draining == 0) {
        done();
    } else {
        m_whenDrained = std::move(done);
    }
}

std::vector<std::string> Gateway::addresses() const {
    return m_server == nullptr ? std::vector<std::string>() : m_server->addresses();
}

void Gateway::open(const policy::Snapshot& snapshot) {
    m_listen = snapshot.listen;
    m_suggestedPort = 0;
    if (const auto exposure = control::checkExposure(snapshot); !exposure) {
        refuse(GatewayState::Stopped, exposure.error());
        return;
    }
    net::ServerLimits limits;
    limits.connections = snapshot.limits.connections;
    auto server = std::make_unique<net::Server>(m_threads.reactors(), m_handlers, limits, m_log);
    Result<void> listening;
    IoThreads::runOn(m_threads.first(), [&] { listening = server->listen(snapshot.listen); });
    if (listening) {
        m_server = std::move(server);
        m_state = GatewayState::Listening;
        m_problem.clear();
        m_hint.clear();
        return;
    }
    // It has no connections, but its acceptors are known to the first reactor.
    m_server = std::move(server);
    drain(Milliseconds(0));
    if (listening.error().code == ErrorCode::Conflict) {
        refusePort(snapshot.listen, listening.error());
    } else {
        refuse(GatewayState::Stopped, listening.error());
    }
}

void Gateway::refuse(GatewayState state, const Error& why) {
    m_state = state;
    m_problem = why.message;
    m_hint = why.hint;
    m_log.warning("not listening: " + why.text());
}

void Gateway::refusePort(const std::vector<std::string>& listen, const Error& why) {
    const std::uint16_t port = parsePort(splitHostPort(listen.front()).port).value_or(0);
    m_suggestedPort = findFreePort(listen.front(), port);
    Error error = why;
    if (const auto holder = findPortHolder(port)) {
        error.message =
            fmt::format("Port {} is used by {} (pid {}).", port, holder->program, holder->pid);
    } else {
        error.message = fmt::format("Port {} is used by another program.", port);
    }
    error.hint = m_suggestedPort == 0 ? std::string("End it, or choose another port.")
                                      : fmt::format("End it, or use port {}.", m_suggestedPort);
    refuse(GatewayState::PortInUse, error);
}

void Gateway::drain(Milliseconds patience) {
    if (m_server == nullptr) {
        return;
    }
    ++m_draining;
    std::shared_ptr<net::Server> server(std::move(m_server));
    // Its listeners belong to the first reactor, on whose thread it is told, so it ends there.
    server->drain(patience, [this, server]() mutable {
        server.reset();
        m_post([this] { onDrained(); });
    });
}

void Gateway::onDrained() {
    --m_draining;
    if (m_draining == 0 && m_whenDrained) {
        std::exchange(m_whenDrained, {})();
    }
}

}  // namespace weir::app
