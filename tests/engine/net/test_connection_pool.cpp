// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "tests/engine/net/asking.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

class TestConnectionPool : public QObject {
    Q_OBJECT

private slots:
    void reusesConnections();
    void doesNotReuse_data();
    void doesNotReuse();
    void aStaleConnectionSaysSo();
    void whatIsClosedWhileIdleIsDropped();
    void whatSpeaksUnaskedIsDropped();
    void idleConnectionsEndByTime();
    void idleConnectionsAreCapped();
};

void TestConnectionPool::reusesConnections() {
    World world;
    const auto port = world.upstream(always(kOk));
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 5; ++i) {
            const Answer answer = co_await ask(world, world.local(port));
            CO_VERIFY(!answer.error);
            CO_COMPARE(answer.body, std::string("hello"));
            CO_COMPARE(answer.reused, i > 0);
        }
        CO_COMPARE(world.pool->idle(), std::size_t{1});
        auto fresh = co_await world.pool->acquireFresh(world.local(port), world.cancellation);
        CO_VERIFY(fresh && !fresh->reused());
        // Another trust is another connection, though the place is the same.
        UpstreamAddress other = world.local(port);
        other.caFile = "/nowhere";
        CO_VERIFY(!(co_await ask(world, other)).reused);
    }()));
    QCOMPARE(world.upstreamConnections, 3);
}

void TestConnectionPool::doesNotReuse_data() {
    QTest::addColumn<std::string>("answer");
    QTest::newRow("close") << std::string(
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("HTTP/1.0") << std::string("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("bytes beyond the length") << kOk + "HTTP/1.1 200 OK\r\n";
    QTest::newRow("bytes beyond the chunks") << std::string(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\nx");
    QTest::newRow("bytes beyond an empty body")
        << std::string("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nx");
}

void TestConnectionPool::doesNotReuse() {
    QFETCH(std::string, answer);
    World world;
    const auto port = world.upstream(always(answer));
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 2; ++i) {
            const Answer got = co_await ask(world, world.local(port));
            CO_VERIFY(!got.error);
            CO_VERIFY(!got.reused);
        }
        CO_COMPARE(world.pool->idle(), std::size_t{0});
    }()));
}

void TestConnectionPool::aStaleConnectionSaysSo() {
    World world;
    int requests = 0;
    // Takes a second request on the same connection, and ends it without a word.
    const auto port = world.upstream([&requests](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say(kOk);
        co_await peer.hearUntil("\r\n\r\n");
        ++requests;
        peer.socket().reset();
    });
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY(!(co_await ask(world, world.local(port))).error);
        const Answer stale = co_await ask(world, world.local(port));
        CO_VERIFY(stale.reused);
        CO_VERIFY(stale.error && stale.error->code == ErrorCode::Closed);
        auto fresh = co_await world.pool->acquireFresh(world.local(port), world.cancellation);
        CO_VERIFY(fresh && !fresh->reused());
    }()));
    QCOMPARE(requests, 1);
}

void TestConnectionPool::whatIsClosedWhileIdleIsDropped() {
    World world;
    const auto port = world.upstream(once(kOk));
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY(!(co_await ask(world, world.local(port))).error);
        while (world.pool->idle() > 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        const Answer next = co_await ask(world, world.local(port));
        CO_VERIFY(!next.error && !next.reused);
    }()));
}

void TestConnectionPool::whatSpeaksUnaskedIsDropped() {
    World world;
    Cancellation speak;
    const auto port = world.upstream([&](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say(kOk);
        (void)co_await net::sleep(world.reactor, 20s, speak);
        co_await peer.say(kOk);  // would be the answer to the next request
    });
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY(!(co_await ask(world, world.local(port))).error);
        CO_COMPARE(world.pool->idle(), std::size_t{1});
        speak.cancel(CancelReason::Policy);
        while (world.pool->idle() > 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
    }()));
}

void TestConnectionPool::idleConnectionsEndByTime() {
    World world;
    world.pool = std::make_unique<ConnectionPool>(world.reactor, world.resolver, world.contexts,
                                                  PoolLimits{8, 50ms});
    const auto port = world.upstream(always(kOk));
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY(!(co_await ask(world, world.local(port))).error);
        CO_COMPARE(world.pool->idle(), std::size_t{1});
        while (world.pool->idle() > 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
    }()));
}

void TestConnectionPool::idleConnectionsAreCapped() {
    World world;
    world.pool = std::make_unique<ConnectionPool>(world.reactor, world.resolver, world.contexts,
                                                  PoolLimits{2, 10s});
    const auto port = world.upstream(always(kOk));
    QVERIFY(world.run([&]() -> Task<void> {
        std::vector<Lease> leases;
        for (int i = 0; i < 4; ++i) {
            auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
            CO_VERIFY(lease.ok());
            CO_VERIFY(co_await lease->send("GET", "/", {}, {}, world.cancellation));
            CO_VERIFY(co_await lease->receiveHead(world.cancellation));
            CO_COMPARE(*co_await lease->receiveBody(world.cancellation), std::string_view("hello"));
            leases.push_back(std::move(*lease));
        }
        leases.clear();
        CO_COMPARE(world.pool->idle(), std::size_t{2});
    }()));
}

QTEST_GUILESS_MAIN(TestConnectionPool)
#include "test_connection_pool.moc"
