// SPDX-License-Identifier: GPL-3.0-or-later
// The relay loop of the gateway and nothing else: calls are read, sent on, and answered as they
// come back, piece by piece. What it costs is what sockets, HTTP, timers and coroutines cost; the
// rest of a call in the gateway is what the gateway is for.
//   bench_relay --upstream PORT
// Prints its port on 127.0.0.1.

#include <array>
#include <memory>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/net/client.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server.hpp"
#include "tests/bench/gateway/options.hpp"
#include "tests/bench/gateway/serve.hpp"

namespace {

using namespace weir;

constexpr std::size_t kMaxRequest = std::size_t{1} << 20;

class Relay final : public net::Handler {
public:
    Relay(net::ConnectionPool& pool, net::UpstreamAddress upstream)
        : m_pool(pool), m_upstream(std::move(upstream)) {}

    net::Task<void> handle(net::ServerCall& call) override {
        const auto body = co_await call.readBody(kMaxRequest);
        const bool relayed = body && co_await relay(call, *body);
        if (!relayed) {
            call.abort();
        }
    }

private:
    net::Task<bool> relay(net::ServerCall& call, const std::string& body) {
        Cancellation& cancellation = call.cancellation();
        auto lease = co_await m_pool.acquire(m_upstream, cancellation);
        if (!lease) {
            co_return false;
        }
        constexpr std::array<net::http::Field, 1> kJson{{{"content-type", "application/json"}}};
        if (!co_await lease->send("POST", call.head().path(), kJson, body, cancellation)) {
            co_return false;
        }
        const auto head = co_await lease->receiveHead(cancellation);
        if (!head) {
            co_return false;
        }
        const std::array<net::http::Field, 1> type{
            {{"content-type", head->find("content-type").value_or("")}}};
        if (type[0].value == "text/event-stream") {
            co_return co_await relayStream(call, *lease, type);
        }
        co_return co_await relayWhole(call, *lease, head->status, type);
    }

    net::Task<bool> relayStream(net::ServerCall& call, net::Lease& lease,
                                std::span<const net::http::Field> fields) {
        auto sent = co_await call.startStream(200, fields);
        while (sent) {
            const auto piece = co_await lease.receiveBody(call.cancellation());
            if (!piece) {
                co_return false;
            }
            if (piece->empty()) {
                sent = co_await call.finishStream();
                break;
            }
            sent = co_await call.sendChunk(*piece);
        }
        co_return sent.ok();
    }

    net::Task<bool> relayWhole(net::ServerCall& call, net::Lease& lease, int status,
                               std::span<const net::http::Field> fields) {
        std::string answer;
        for (;;) {
            const auto piece = co_await lease.receiveBody(call.cancellation());
            if (!piece) {
                co_return false;
            }
            if (piece->empty()) {
                co_return (co_await call.respond(status, fields, answer)).ok();
            }
            answer.append(*piece);
        }
    }

    net::ConnectionPool& m_pool;
    const net::UpstreamAddress m_upstream;
};

}  // namespace

int main(int argc, char** argv) {
    const bench::Options options(argc, argv, 1);
    const SystemClock clock;
    net::Reactor reactor(clock);
    net::Resolver resolver(clock);
    net::TlsContexts contexts;
    net::ConnectionPool pool(reactor, resolver, contexts);
    const net::UpstreamAddress upstream{
        {net::Scheme::Http, "127.0.0.1", static_cast<std::uint16_t>(options.number("upstream", 0))},
        true,
        "",
        Milliseconds(30'000)};
    return bench::serve(reactor, clock,
                        [&](net::Reactor&) { return std::make_unique<Relay>(pool, upstream); });
}
