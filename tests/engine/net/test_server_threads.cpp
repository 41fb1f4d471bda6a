// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/world.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

namespace {

// Stays open until it is told to answer.
class HoldingHandler final : public Handler {
public:
    HoldingHandler(Reactor& reactor, std::atomic<int>& open) : m_reactor(reactor), m_open(open) {}

    Task<void> handle(ServerCall& call) override {
        const bool right = m_reactor.onThread() && &call.reactor() == &m_reactor;
        ++m_open;
        if (call.head().target == "/hold") {
            (void)co_await net::sleep(m_reactor, 20s, call.cancellation());
            call.cancellation().reset();
        }
        (void)co_await call.respond(right ? 200 : 500, {},
                                    std::to_string(reinterpret_cast<std::uintptr_t>(&m_reactor)));
    }

private:
    Reactor& m_reactor;
    std::atomic<int>& m_open;
};

class Threads {
public:
    Threads(const Clock& clock, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            m_reactors.push_back(std::make_unique<Reactor>(clock));
        }
    }
    ~Threads() {
        for (const auto& reactor : m_reactors) {
            reactor->stop();
        }
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }
    std::vector<Reactor*> reactors() const {
        std::vector<Reactor*> all;
        for (const auto& reactor : m_reactors) {
            all.push_back(reactor.get());
        }
        return all;
    }
    void start() {
        for (const auto& reactor : m_reactors) {
            m_threads.emplace_back([&reactor] { reactor->run(); });
        }
    }

private:
    std::vector<std::unique_ptr<Reactor>> m_reactors;
    std::vector<std::thread> m_threads;
};

}  // namespace

class TestServerThreads : public QObject {
    Q_OBJECT

private slots:
    void callsAreSpreadByOpenCalls();
    void postsArriveInOrder();
};

void TestServerThreads::callsAreSpreadByOpenCalls() {
    World world;
    std::atomic<int> open = 0;
    std::promise<void> drained;
    std::set<std::string> served;
    {
        std::unique_ptr<Server> server;
        Threads threads(world.clock, 3);
        server = std::make_unique<Server>(
            threads.reactors(),
            [&open](Reactor& reactor) { return std::make_unique<HoldingHandler>(reactor, open); },
            ServerLimits{}, world.log);
        const std::string address = "127.0.0.1:0";
        QVERIFY(server->listen(std::span(&address, 1)));
        const auto port = server->port();
        threads.start();
        QVERIFY(world.run([&]() -> Task<void> {
            std::vector<Peer> peers;
            for (int i = 0; i < 3; ++i) {
                peers.push_back(co_await world.connect(port));
                co_await peers.back().say("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
                while (open.load() <= i) {
                    Cancellation never;
                    co_await net::sleep(world.reactor, 10ms, never);
                }
            }
            CO_COMPARE(server->openCalls(), std::size_t{3});
            server->drain(0ms, [&drained] { drained.set_value(); });
            for (Peer& peer : peers) {
                const std::string answer = co_await peer.hearAll();
                CO_VERIFY(answer.starts_with("HTTP/1.1 200"));
                served.insert(answer.substr(answer.rfind('\n') + 1));
            }
        }()));
        drained.get_future().wait();
        QCOMPARE(server->openConnections(), std::size_t{0});
        server.reset();
    }
    QCOMPARE(served.size(), std::size_t{3});
}

void TestServerThreads::postsArriveInOrder() {
    SystemClock clock;
    std::vector<int> seen;
    std::promise<void> done;
    Threads threads(clock, 1);
    Reactor& reactor = *threads.reactors().front();
    reactor.post([&seen] { seen.push_back(-1); });
    threads.start();
    for (int i = 0; i < 1000; ++i) {
        reactor.post([&seen, i] { seen.push_back(i); });
    }
    reactor.post([&done] { done.set_value(); });
    done.get_future().wait();
    QCOMPARE(seen.size(), std::size_t{1001});
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QVERIFY(!reactor.onThread());
}

QTEST_GUILESS_MAIN(TestServerThreads)
#include "test_server_threads.moc"
