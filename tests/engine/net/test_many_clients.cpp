// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <deque>

#include "engine/net/peer_counts.hpp"
#include "tests/engine/net/serving.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

// Many connections that do nothing, and those of one address.
class TestManyClients : public QObject {
    Q_OBJECT

private slots:
    void hundredsThatStandStillKeepNobodyOut();
    void slowReadersKeepNobodyOut();
    void anAddressHasItsShare_data();
    void anAddressHasItsShare();
    void loopbackIsNotCounted();
    void newLimitsHoldForWhatComes();
    void nothingIsServedAfterTheLastCall();
};

// Each of them is in the middle of a head, or idle after a call.
void TestManyClients::hundredsThatStandStillKeepNobodyOut() {
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        std::deque<Peer> all;
        for (int i = 0; i < 400; ++i) {
            Peer& peer = all.emplace_back(co_await world.connect(port));
            if (i % 2 == 0) {
                co_await peer.say("GET / HTTP/1.1\r\nHo");
            } else {
                co_await peer.say(kGet);
                CO_VERIFY((co_await peer.hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
            }
        }
        for (int i = 0; i < 20; ++i) {
            Peer peer = co_await world.connect(port);
            co_await peer.say(kGet);
            CO_VERIFY((co_await peer.hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
        }
        CO_VERIFY(world.server->openConnections() >= 400U);
        CO_COMPARE(world.server->openCalls(), std::size_t{0});
        // And they were not forgotten.
        co_await all.front().say("st: a\r\n\r\n");
        CO_VERIFY((co_await all.front().hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
    }()));
}

void TestManyClients::slowReadersKeepNobodyOut() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        if (call.head().target == "/") {
            co_await answerTarget(call);
            co_return;
        }
        (void)co_await call.startStream(200, {});
        const std::string piece(256 * 1024, 'a');
        while (co_await call.sendChunk(piece)) {
            (void)call.bytesSent();
        }
    });
    QVERIFY(world.run([&]() -> Task<void> {
        std::deque<Peer> slow;
        for (int i = 0; i < 100; ++i) {
            co_await slow.emplace_back(co_await world.connect(port))
                .say("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        while (world.server->openCalls() < 100U) {
            Cancellation never;
            (void)co_await net::sleep(world.reactor, 5ms, never);
        }
        for (int i = 0; i < 20; ++i) {
            Peer peer = co_await world.connect(port);
            co_await peer.say(kGet);
            CO_VERIFY((co_await peer.hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
        }
    }()));
}

void TestManyClients::anAddressHasItsShare_data() {
    QTest::addColumn<std::string>("one");
    QTest::addColumn<std::string>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const char* one, const char* other, bool same) {
        QTest::newRow(name) << std::string(one) << std::string(other) << same;
    };
    row("the same", "192.0.2.1", "192.0.2.1", true);
    row("another", "192.0.2.1", "192.0.2.2", false);
    row("of one network", "2001:db8::1", "2001:db8::2", true);
    row("of another network", "2001:db8:0:1::1", "2001:db8:0:2::1", false);
    row("of another family", "0.0.0.1", "::1:0:0:0", false);
}

void TestManyClients::anAddressHasItsShare() {
    QFETCH(std::string, one);
    QFETCH(std::string, other);
    QFETCH(bool, same);
    const auto counts = std::make_shared<PeerCounts>();
    auto first = counts->take(*IpAddress::parse(one), 2);
    auto second = counts->take(*IpAddress::parse(one), 2);
    QVERIFY(first && second);
    QVERIFY(!counts->take(*IpAddress::parse(one), 2));
    QCOMPARE(counts->take(*IpAddress::parse(other), 2) == nullptr, same);
    first = nullptr;
    QVERIFY(counts->take(*IpAddress::parse(one), 2));
    second = nullptr;
    QCOMPARE(counts->addresses(), std::size_t{0});
}

void TestManyClients::loopbackIsNotCounted() {
    const auto counts = std::make_shared<PeerCounts>();
    for (const char* address : {"127.0.0.1", "::1"}) {
        QVERIFY(counts->take(*IpAddress::parse(address), 0));
    }
    QCOMPARE(counts->addresses(), std::size_t{0});
}

void TestManyClients::newLimitsHoldForWhatComes() {
    World world;
    ServerLimits limits;
    const auto port = world.serve(answerTarget, limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer stays = co_await world.connect(port);
        co_await stays.say(kGet);
        co_await stays.hearUntil("GET / ");
        limits.connections = 1;
        limits.headTime = 100ms;
        world.server->follow(limits);
        Peer second = co_await world.connect(port);
        const std::string refused = co_await second.hearAll();
        CO_VERIFY(refused.starts_with("HTTP/1.1 503"));
        CO_VERIFY(refused.find("retry-after: 1\r\n") != refused.npos);
        co_await stays.say(kGet);
        CO_VERIFY((co_await stays.hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
        co_await stays.say("GET / HTTP/1.1\r\nHo");
        CO_VERIFY((co_await stays.hearAll()).starts_with("HTTP/1.1 408"));
    }()));
}

// What follows a call that says it is the last is nobody's call, whatever it looks like.
void TestManyClients::nothingIsServedAfterTheLastCall() {
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + kGet);
        const std::string answer = co_await peer.hearAll();
        CO_COMPARE(count(answer, "HTTP/1.1 "), std::size_t{1});
        CO_VERIFY(answer.ends_with("GET /last "));
    }()));
}

QTEST_GUILESS_MAIN(TestManyClients)
#include "test_many_clients.moc"
