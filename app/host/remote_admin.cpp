// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/remote_admin.hpp"

#include <future>
#include <utility>

#include "engine/base/host_port.hpp"
#include "engine/control/remote/admin_handler.hpp"
#include "engine/net/server_certificate.hpp"

namespace weir::app {

namespace {

// A window has six at most.
constexpr std::size_t kMostConnections = 64;
constexpr Milliseconds kHeadTime{5'000};
// Operations that are under way when the listener ends.
constexpr Milliseconds kStopPatience{1'000};
// Between two tries to listen.
constexpr int kTicksToOpen = 5;

net::ServerLimits limits() {
    net::ServerLimits limits;
    limits.connections = kMostConnections;
    limits.headTime = kHeadTime;
    return limits;
}

}  // namespace

// The thread and what runs on it.
class RemoteAdmin::Listening {
public:
    Listening(RemoteAdmin& owner, const policy::AdminAccess& access)
        : m_threads(std::make_shared<IoThreads>(1, owner.m_parts.clock)),
          m_clock(owner.m_parts.clock),
          m_certificate(access.tls.certificate, access.tls.key),
          m_server(m_threads->reactors(), handlers(owner, access), limits(), owner.m_parts.log) {
        if (access.hasTls()) {
            m_server.secureWith([this] { return m_certificate.context(); });
        }
    }

    ~Listening() {
        std::promise<void> ended;
        m_server.drain(kStopPatience, [&ended] { ended.set_value(); });
        ended.get_future().wait();
        m_threads->stop();
    }

    Result<void> listen(const policy::AdminAccess& access) {
        if (access.hasTls()) {
            if (auto read = readCertificate(); m_certificate.context() == nullptr) {
                return read;
            }
        }
        Result<void> listening;
        IoThreads::runOn(m_threads->first(),
                         [&] { listening = m_server.listen(std::vector{access.listen}); });
        return listening;
    }

    // Errors: what is wrong with the files; then the one that was read before goes on.
    Result<void> readCertificate() { return m_certificate.refresh(m_clock.now()); }

    std::string address() const {
        const auto all = m_server.addresses();
        return all.empty() ? std::string() : all.front();
    }

private:
    net::HandlerFactory handlers(RemoteAdmin& owner, const policy::AdminAccess& access) const {
        return [&owner, loopbackOnly = isLoopback(splitHostPort(access.listen)),
                threads = std::weak_ptr(m_threads)](net::Reactor& reactor) {
            const auto post = [threads, &reactor](std::function<void()> work) {
                if (const auto alive = threads.lock()) {
                    reactor.post(std::move(work));
                }
            };
            return std::make_unique<control::AdminHandler>(control::AdminServices{
                owner.m_parts.table, owner.m_rules, owner.m_tokens, owner.m_parts.control, post,
                loopbackOnly, owner.m_parts.log});
        };
    }

    std::shared_ptr<IoThreads> m_threads;
    const Clock& m_clock;
    net::ServerCertificate m_certificate;
    net::Server m_server;
};

RemoteAdmin::RemoteAdmin(Parts parts) : m_parts(std::move(parts)), m_rules(m_parts.policy) {}

RemoteAdmin::~RemoteAdmin() = default;

void RemoteAdmin::follow(const policy::AdminAccess& access) {
    if (access == m_access && (m_listening != nullptr || !access.isOn())) {
        return;
    }
    if (access != m_access) {
        m_problem.clear();
    }
    m_access = access;
    m_listening.reset();
    if (access.isOn()) {
        takeTokens();
        open(access);
    }
}

void RemoteAdmin::open(const policy::AdminAccess& access) {
    auto listening = std::make_unique<Listening>(*this, access);
    if (const auto opened = listening->listen(access); !opened) {
        if (std::string problem = opened.error().text(); problem != m_problem) {
            m_problem = std::move(problem);
            m_parts.log.warning("not operated from elsewhere: " + m_problem);
        }
        m_ticksToOpen = kTicksToOpen;
        return;
    }
    m_problem.clear();
    m_listening = std::move(listening);
    m_parts.log.info("operated from elsewhere on " + address());
}

void RemoteAdmin::takeTokens() {
    const auto tokens = m_parts.directory.tokens();
    if (!tokens) {
        m_parts.log.error("the tokens cannot be read: " + tokens.error().text());
        return;
    }
    m_tokens.set(*tokens);
}

void RemoteAdmin::tick() {
    if (m_listening == nullptr) {
        // The file may have come meanwhile, or the port may be free.
        if (m_access.isOn() && --m_ticksToOpen <= 0) {
            open(m_access);
        }
        return;
    }
    if (!m_access.hasTls()) {
        return;
    }
    const auto read = m_listening->readCertificate();
    std::string problem = read ? std::string() : read.error().text();
    if (!problem.empty() && problem != m_problem) {
        m_parts.log.warning("the certificate stays as it was: " + problem);
    }
    m_problem = std::move(problem);
}

void RemoteAdmin::close() {
    m_listening.reset();
}

std::string RemoteAdmin::address() const {
    return m_listening == nullptr ? std::string() : m_listening->address();
}

}  // namespace weir::app
