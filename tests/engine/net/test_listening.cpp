// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "tests/engine/net/serving.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

// Where a server listens, and how it stops.
class TestListening : public QObject {
    Q_OBJECT

private slots:
    void portInUse();
    void listensOnBothFamilies();
    void refusesAddresses_data();
    void refusesAddresses();
    void drains();
    void drainCancelsWhatStaysTooLong();
};

void TestListening::portInUse() {
    World world;
    const auto port = world.serve(answerTarget);
    World other;
    Server second({&other.reactor}, [](Reactor&) { return nullptr; }, {}, other.log);
    const std::string address = "127.0.0.1:" + std::to_string(port);
    const auto listened = second.listen(std::span(&address, 1));
    QVERIFY(!listened);
    QCOMPARE(listened.error().code, ErrorCode::Conflict);
    QVERIFY(listened.error().message.find(address) != std::string::npos);
    QCOMPARE(second.port(), std::uint16_t{0});
}

void TestListening::listensOnBothFamilies() {
    World world;
    const auto port = world.serve(answerTarget);
    const auto addresses = world.server->addresses();
    QCOMPARE(addresses.front(), "127.0.0.1:" + std::to_string(port));
    if (addresses.size() == 1) {
        QSKIP("This machine has no IPv6 loopback.");
    }
    QCOMPARE(addresses.back(), "[::1]:" + std::to_string(port));
}

void TestListening::refusesAddresses_data() {
    QTest::addColumn<std::string>("address");
    QTest::addColumn<int>("code");
    const auto row = [](const char* address, ErrorCode code) {
        QTest::newRow(address) << std::string(address) << static_cast<int>(code);
    };
    for (const char* text : {"", "9347", "127.0.0.1", ":9347", "::1:9347", "[127.0.0.1]:9347",
                             "localhost:x", "a.example:80", "127.0.0.1:65536", "127.0.0.1:-1"}) {
        row(text, ErrorCode::Invalid);
    }
    row("198.51.100.7:0", ErrorCode::Unavailable);
}

void TestListening::refusesAddresses() {
    QFETCH(std::string, address);
    QFETCH(int, code);
    World world;
    Server server({&world.reactor}, [](Reactor&) { return nullptr; }, {}, world.log);
    const auto listened = server.listen(std::span(&address, 1));
    QVERIFY(!listened);
    QCOMPARE(static_cast<int>(listened.error().code), code);
}

void TestListening::drains() {
    World world;
    Cancellation release;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        if (call.head().target == "/slow") {
            (void)co_await net::sleep(world.reactor, 20s, release);
        }
        co_await answerTarget(call);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer idle = co_await world.connect(port);
        co_await idle.say(kGet);
        co_await idle.hearUntil("GET / ");
        Peer busy = co_await world.connect(port);
        co_await busy.say("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
        while (world.server->openCalls() == 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        Cancellation drained;
        world.server->drain(20s, [&drained] { drained.cancel(CancelReason::Policy); });
        CO_COMPARE(co_await idle.hearAll(), std::string());
        CO_VERIFY(!drained.cancelled());
        release.cancel(CancelReason::Policy);
        const std::string answer = co_await busy.hearAll();
        CO_VERIFY(answer.ends_with("GET /slow "));
        CO_VERIFY(answer.find("connection: close") != answer.npos);
        (void)co_await net::sleep(world.reactor, 20s, drained);
        CO_VERIFY(drained.cancelled());
        CO_COMPARE(world.server->openConnections(), std::size_t{0});
    }()));
}

void TestListening::drainCancelsWhatStaysTooLong() {
    World world;
    CancelReason reason = CancelReason::None;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        (void)co_await net::sleep(world.reactor, 20s, call.cancellation());
        reason = call.cancellation().reason();
        (void)co_await call.respond(503, {}, "stopping");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        while (world.server->openCalls() == 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        Cancellation drained;
        world.server->drain(50ms, [&drained] { drained.cancel(CancelReason::Policy); });
        CO_VERIFY((co_await peer.hearAll()).starts_with("HTTP/1.1 503"));
        (void)co_await net::sleep(world.reactor, 20s, drained);
        CO_VERIFY(drained.cancelled());
    }()));
    QCOMPARE(reason, CancelReason::Shutdown);
}

QTEST_GUILESS_MAIN(TestListening)
#include "test_listening.moc"
