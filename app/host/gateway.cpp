// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/gateway.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/platform/port_holder.hpp"
#include "app/platform/port_search.hpp"
#include "app/platform/process.hpp"
#include "engine/base/host_port.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

namespace {

// Calls that run when the listener moves.
constexpr Milliseconds kMovePatience{60'000};

// One for its client and one for its upstream.
constexpr std::size_t kDescriptorsACall = 2;

// Beyond the limit of the system nobody is answered 503: connections wait to be accepted.
void warnOfDescriptors(const policy::Limits& limits, const Log& log) {
    const std::size_t most = descriptorLimit();
    if (most < kDescriptorsACall * limits.connections) {
        log.warning(fmt::format(
            "limits.connections is {}, but this process may have only {} descriptors: raise that "
            "(ulimit -n, or LimitNOFILE of systemd), or lower the limit",
            limits.connections, most));
    }
}

net::ServerLimits serverLimits(const policy::Limits& limits) {
    net::ServerLimits server;
    server.connections = limits.connections;
    server.connectionsPerAddress = limits.connectionsPerAddress;
    server.headTime = limits.headTime;
    server.idleTime = limits.idleTime;
    server.stalledTime = limits.slowReader;
    return server;
}

}  // namespace

Gateway::Gateway(IoThreads& threads, net::HandlerFactory handlers, std::atomic<bool>& paused,
                 const Clock& clock, const Log& log, Post post)
    : m_threads(threads),
      m_handlers(std::move(handlers)),
      m_paused(paused),
      m_clock(clock),
      m_log(log),
      m_post(std::move(post)) {}

Gateway::~Gateway() = default;

void Gateway::start(const policy::Snapshot& snapshot) {
    m_paused = false;
    if (m_server != nullptr) {
        m_state = GatewayState::Listening;
        m_refusedRevision = 0;
        follow(snapshot);
        return;
    }
    open(snapshot);
}

void Gateway::follow(const policy::Snapshot& snapshot) {
    if (m_state == GatewayState::Stopped && m_problem.empty()) {
        return;  // stopped on purpose
    }
    if (m_server == nullptr) {
        open(snapshot);
        return;
    }
    m_server->follow(serverLimits(snapshot.limits));
    if (m_listen == snapshot.listen && m_tls == snapshot.tls) {
        m_certificateMissing = false;
        m_problem.clear();
        m_hint.clear();
    } else if (m_refusedRevision != snapshot.revision) {
        move(snapshot);
    }
}

// The address it has is given up when it has the other one, and not before.
void Gateway::move(const policy::Snapshot& snapshot) {
    if (const auto exposure = control::checkExposure(snapshot); !exposure) {
        stay(exposure.error());  // a key may be made without another revision
        return;
    }
    auto certificate = readCertificate(snapshot.tls);
    if (!certificate) {
        m_certificateMissing = true;
        stay(certificate.error());
        return;
    }
    m_certificateMissing = false;
    auto moved = listenOn(snapshot.listen, *certificate, snapshot.limits);
    if (!moved && standsInTheWay(snapshot.listen)) {
        const std::vector<std::string> before = listenedOn();
        drain(kMovePatience);
        moved = listenOn(snapshot.listen, *certificate, snapshot.limits);
        if (!moved) {
            auto back = listenOn(before, m_certificate, snapshot.limits);
            if (!back) {
                refuse(GatewayState::Stopped, back.error());
                return;
            }
            m_server = std::move(*back);
        }
    }
    if (!moved) {
        m_refusedRevision = snapshot.revision;
        stay(moved.error());
        return;
    }
    drain(kMovePatience);
    m_listen = snapshot.listen;
    m_tls = snapshot.tls;
    use(std::move(*moved), std::move(*certificate), snapshot.limits);
    m_log.info(fmt::format("listening on {}", fmt::join(urls(), ", ")));
    sayWhere();
}

void Gateway::use(std::unique_ptr<net::Server> server, Certificate certificate,
                  const policy::Limits& limits) {
    m_server = std::move(server);
    m_certificate = std::move(certificate);
    warnOfDescriptors(limits, m_log);
    m_problem.clear();
    m_hint.clear();
    lookAtCertificate();
}

void Gateway::tick(const policy::Snapshot& snapshot) {
    if (m_certificateMissing) {
        follow(snapshot);
    } else if (m_server != nullptr) {
        lookAtCertificate();
    }
}

// Errors: nothing can be shown. A certificate whose time is over is better than an outage; that it
// is over is said for as long as it is.
Result<Gateway::Certificate> Gateway::readCertificate(const policy::TlsFiles& files) const {
    if (!files.isOn()) {
        return Certificate();
    }
    auto certificate = std::make_shared<net::ServerCertificate>(files.certificate, files.key);
    if (auto read = certificate->refresh(m_clock.now()); certificate->context() == nullptr) {
        return std::move(read.error());
    }
    return certificate;
}

void Gateway::lookAtCertificate() {
    std::optional<Error> problem;
    if (m_certificate != nullptr) {
        if (auto read = m_certificate->refresh(m_clock.now()); !read) {
            problem = std::move(read.error());
        }
    }
    if (problem && problem != m_certificateProblem) {
        m_log.warning("the certificate stays as it was: " + problem->text());
    }
    m_certificateProblem = std::move(problem);
}

net::CertificateFacts Gateway::certificate() const {
    return m_certificate == nullptr ? net::CertificateFacts() : m_certificate->facts();
}

void Gateway::sayWhere() const {
    if (m_listening) {
        m_listening(urls());
    }
}

// Whether this listener has one of the ports itself: on one address what is wanted on all, or the
// other way about.
bool Gateway::standsInTheWay(const std::vector<std::string>& wanted) const {
    const std::vector<std::string> taken = addresses();
    return std::ranges::any_of(wanted, [&](const std::string& each) {
        return std::ranges::any_of(taken, [&](const std::string& mine) {
            return splitHostPort(mine).port == splitHostPort(each).port;
        });
    });
}

// As the policy said it, with the port that was found where it left that open.
std::vector<std::string> Gateway::listenedOn() const {
    const bool open = std::ranges::any_of(
        m_listen, [](const std::string& each) { return splitHostPort(each).port == "0"; });
    return open ? std::vector<std::string>{addresses().front()} : m_listen;
}

void Gateway::stay(const Error& why) {
    if (m_problem != why.message) {
        m_log.warning("the address stays as it was: " + why.text());
    }
    m_problem = why.message;
    m_hint = why.hint;
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
    m_certificateMissing = false;
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

std::vector<std::string> Gateway::urls() const {
    std::vector<std::string> all = addresses();
    for (std::string& each : all) {
        each.insert(0, speaksTls() ? "https://" : "http://");
    }
    return all;
}

void Gateway::open(const policy::Snapshot& snapshot) {
    m_listen = snapshot.listen;
    m_tls = snapshot.tls;
    m_suggestedPort = 0;
    m_certificateMissing = false;
    if (const auto exposure = control::checkExposure(snapshot); !exposure) {
        refuse(GatewayState::Stopped, exposure.error());
        return;
    }
    auto certificate = readCertificate(snapshot.tls);
    if (!certificate) {
        // Never in the clear where TLS was asked for.
        m_certificateMissing = true;
        refuse(GatewayState::Stopped, certificate.error());
        return;
    }
    auto server = listenOn(snapshot.listen, *certificate, snapshot.limits);
    if (server) {
        m_state = GatewayState::Listening;
        use(std::move(*server), std::move(*certificate), snapshot.limits);
        sayWhere();
    } else if (server.error().code == ErrorCode::Conflict) {
        refusePort(snapshot.listen, server.error());
    } else {
        refuse(GatewayState::Stopped, server.error());
    }
}

Result<std::unique_ptr<net::Server>> Gateway::listenOn(const std::vector<std::string>& addresses,
                                                       const Certificate& certificate,
                                                       const policy::Limits& limits) {
    auto server = std::make_unique<net::Server>(m_threads.reactors(), m_handlers,
                                                serverLimits(limits), m_log);
    if (certificate != nullptr) {
        server->secureWith([certificate] { return certificate->context(); });
    }
    Result<void> listening;
    IoThreads::runOn(m_threads.first(), [&] { listening = server->listen(addresses); });
    if (listening) {
        return server;
    }
    // It has no connections, but its acceptors are known to the first reactor.
    end(std::move(server), Milliseconds(0));
    return std::move(listening.error());
}

void Gateway::refuse(GatewayState state, const Error& why) {
    if (m_state != state || m_problem != why.message) {
        m_log.warning("not listening: " + why.text());
    }
    m_state = state;
    m_problem = why.message;
    m_hint = why.hint;
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
    if (m_server != nullptr) {
        end(std::move(m_server), patience);
    }
}

void Gateway::end(std::unique_ptr<net::Server> ending, Milliseconds patience) {
    ++m_draining;
    std::shared_ptr<net::Server> server(std::move(ending));
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
