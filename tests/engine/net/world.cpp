// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/net/world.hpp"

#include "engine/net/connect.hpp"

namespace weir::net::test {

namespace {

using namespace std::chrono_literals;

const IpAddress kLoopback = IpAddress::v4({127, 0, 0, 1});

class ScriptedHandler final : public Handler {
public:
    explicit ScriptedHandler(CallScript script) : m_script(std::move(script)) {}
    Task<void> handle(ServerCall& call) override { return m_script(call); }

private:
    CallScript m_script;
};

Task<void> stopAfter(Task<void> task, Reactor& reactor, bool& done) {
    co_await std::move(task);
    done = true;
    reactor.stop();
}

}  // namespace

Task<bool> Peer::say(std::string bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const IoOutcome outcome = m_socket->write({std::string_view(bytes).substr(sent), {}, {}});
        sent += outcome.bytes;
        if (outcome.kind == IoOutcome::Kind::Failed) {
            co_return false;
        }
        if (outcome.kind == IoOutcome::Kind::WantWrite) {
            co_await m_socket->writable(Milliseconds::max(), *m_never);
        }
    }
    co_return true;
}

Task<std::string> Peer::hear(Enough enough) {
    std::string heard;
    std::vector<char> buffer(16 * 1024);
    while (!enough(heard)) {
        co_await m_socket->readable(Milliseconds::max(), *m_never);
        const IoOutcome outcome = m_socket->read(buffer);
        heard.append(buffer.data(), outcome.bytes);
        if (outcome.kind == IoOutcome::Kind::End || outcome.kind == IoOutcome::Kind::Failed) {
            m_ended = true;
            m_reset = outcome.kind == IoOutcome::Kind::Failed;
            break;
        }
    }
    co_return heard;
}

Task<std::string> Peer::hearUntil(std::string text) {
    return hear([text = std::move(text)](const std::string& heard) {
        return heard.find(text) != std::string::npos;
    });
}

Task<std::string> Peer::hearAll() {
    return hear([](const std::string&) { return false; });
}

World::World(NameLookup lookup)
    : reactor(clock),
      log(clock, [this](std::string_view line) { logged.append(line).append("\n"); }),
      resolver(clock, std::move(lookup)),
      pool(std::make_unique<ConnectionPool>(reactor, resolver, contexts)) {}

World::~World() {
    for (const auto& listener : m_listeners) {
        listener->close();
    }
}

bool World::run(Task<void> task) {
    bool done = false;
    auto watched = stopAfter(std::move(task), reactor, done);
    Timer tooLong([this] { reactor.stop(); });
    reactor.timers().arm(tooLong, 30s);
    reactor.post([&watched] { watched.start(); });
    reactor.run();
    return done;
}

std::uint16_t World::serve(CallScript script, ServerLimits limits) {
    server = std::make_unique<Server>(
        std::vector<Reactor*>{&reactor},
        [script = std::move(script)](Reactor&) {
            return std::make_unique<ScriptedHandler>(script);
        },
        limits, log);
    const std::string address = "127.0.0.1:0";
    return server->listen(std::span(&address, 1)) ? server->port() : std::uint16_t{0};
}

std::uint16_t World::upstream(PeerScript script) {
    auto listener = Listener::open(reactor, kLoopback, 0);
    if (!listener) {
        return 0;
    }
    PeerScript& kept = m_scripts.emplace_back(std::move(script));
    (*listener)->start([this, &kept](Listener::Accepted accepted) {
        ++upstreamConnections;
        Played& played =
            m_played.emplace_back(Played{Peer(TcpSocket(reactor, accepted.descriptor)), {}});
        played.task = kept(played.peer);
        played.task.start();
    });
    m_listeners.push_back(*listener);
    return (*listener)->port();
}

Task<Peer> World::connect(std::uint16_t port) {
    Cancellation never;
    auto socket = co_await connectTo(reactor, kLoopback, port, 5s, never);
    co_return Peer(std::move(*socket));
}

UpstreamAddress World::local(std::uint16_t port) const {
    UpstreamAddress address;
    address.origin = {Scheme::Http, "127.0.0.1", port};
    address.local = true;
    return address;
}

}  // namespace weir::net::test
