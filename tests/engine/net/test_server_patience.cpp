// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QTest>
#include <string>

#include "tests/engine/net/serving.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

// Clients that are slow, silent or gone.
class TestServerPatience : public QObject {
    Q_OBJECT

private slots:
    void clientGoneCancels_data();
    void clientGoneCancels();
    void earlyBytesHideNoFin();
    void aSlowReaderHoldsOnePieceOnly();
    void aCancelledSendGoesOnLater_data();
    void aCancelledSendGoesOnLater();
    void aTimerSpeaksBesideTheHandler();
    void whatATimerSaysIsHeldOnce();
    void aClientThatTakesNothingTimesOut();
    void headsAreTimed();
    void idleConnectionsEnd();
    void slowBodiesEnd();
    void tooManyConnections();
};

void TestServerPatience::clientGoneCancels_data() {
    QTest::addColumn<QString>("phase");
    QTest::addColumn<bool>("reset");
    for (const char* phase : {"waiting", "streaming", "body", "full"}) {
        for (const bool reset : {false, true}) {
            QTest::addRow("%s, %s", phase, reset ? "reset" : "end") << QString(phase) << reset;
        }
    }
}

void TestServerPatience::clientGoneCancels() {
    QFETCH(QString, phase);
    QFETCH(bool, reset);
    World world;
    Cancellation handlerDone;
    bool entered = false;
    CancelReason reason = CancelReason::None;
    ErrorCode after = ErrorCode::Internal;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        entered = true;
        if (phase == "body") {
            const auto body = co_await call.readBody(100);
            CO_VERIFY(!body && body.error().code == ErrorCode::Closed);
        } else if (phase == "waiting") {
            const auto slept = co_await net::sleep(world.reactor, 20s, call.cancellation());
            CO_VERIFY(!slept && slept.error().code == ErrorCode::Cancelled);
        } else {
            (void)co_await call.startStream(200, {});
            (void)co_await call.sendChunk("data: a\n\n");
            if (phase == "streaming") {
                (void)co_await net::sleep(world.reactor, 20s, call.cancellation());
            }
            const std::string large(4 * 1024 * 1024, 'a');
            while (phase == "full" && co_await call.sendChunk(large)) {
            }
        }
        reason = call.cancellation().reason();
        Result<void> late;
        if (phase == "streaming" || phase == "full") {
            late = co_await call.sendChunk("late");
        } else {
            late = co_await call.respond(200, {}, "late");
        }
        after = late ? ErrorCode::Internal : late.error().code;
        handlerDone.cancel(CancelReason::Policy);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        const std::string request = phase == "body" ? kPost5 + "he" : kGet;
        co_await peer.say(request);
        if (phase == "streaming" || phase == "full") {
            co_await peer.hearUntil("data: a");
        }
        while (!entered) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        reset ? peer.socket().reset() : peer.socket().endWriting();
        (void)co_await net::sleep(world.reactor, 20s, handlerDone);
    }()));
    QCOMPARE(reason, CancelReason::ClientGone);
    QCOMPARE(after, ErrorCode::Closed);
}

void TestServerPatience::earlyBytesHideNoFin() {
    World world;
    Cancellation handlerDone;
    CancelReason reason = CancelReason::None;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        (void)co_await net::sleep(world.reactor, 20s, call.cancellation());
        reason = call.cancellation().reason();
        handlerDone.cancel(CancelReason::Policy);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet + kGet + std::string(20'000, 'a'));
        peer.socket().endWriting();
        (void)co_await net::sleep(world.reactor, 20s, handlerDone);
    }()));
    QCOMPARE(reason, CancelReason::ClientGone);
}

void TestServerPatience::aSlowReaderHoldsOnePieceOnly() {
    World world;
    std::size_t given = 0;
    bool blocked = false;
    const std::string piece(64 * 1024, 'a');
    constexpr std::size_t kPieces = 2000;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        (void)co_await call.startStream(200, {});
        for (std::size_t i = 0; i < kPieces; ++i) {
            ++given;
            CO_VERIFY(co_await call.sendChunk(piece));
        }
        (void)co_await call.finishStream();
    });
    const auto peakKb = [] {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss;
    };
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        std::size_t before = 0;
        Cancellation never;
        do {  // until the handler makes no more progress
            before = given;
            co_await net::sleep(world.reactor, 50ms, never);
        } while (given != before || given == 0);
        blocked = given < kPieces;
        const long peak = peakKb();
        std::size_t heard = 0;
        std::vector<char> buffer(64 * 1024);
        while (heard < kPieces * piece.size()) {
            co_await peer.socket().readable(5s, never);
            const IoOutcome outcome = peer.socket().read(buffer);
            CO_VERIFY(outcome.kind == IoOutcome::Kind::Moved ||
                      outcome.kind == IoOutcome::Kind::WantRead);
            heard += outcome.bytes;
        }
        // 128 MiB went through.
        CO_VERIFY(peakKb() - peak < 16 * 1024);
    }()));
    QVERIFY(blocked);
    QCOMPARE(given, kPieces);
}

void TestServerPatience::aCancelledSendGoesOnLater_data() {
    QTest::addColumn<bool>("flush");
    QTest::newRow("with what is sent next") << false;
    QTest::newRow("when it is asked for") << true;
}

void TestServerPatience::aCancelledSendGoesOnLater() {
    QFETCH(bool, flush);
    World world;
    const std::string large(8 * 1024 * 1024, 'a');
    bool wasCancelled = false;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        if (wasCancelled) {
            (void)co_await call.respond(200, {}, "again");
            co_return;
        }
        (void)co_await call.startStream(200, {});
        Timer timer([&call] { call.cancellation().cancel(CancelReason::Timer); });
        world.reactor.timers().arm(timer, 100ms);
        const auto first = co_await call.sendChunk(large);
        wasCancelled = !first && first.error().code == ErrorCode::Cancelled;
        call.cancellation().reset();
        if (flush) {
            CO_VERIFY(co_await call.flush());
        }
        CO_VERIFY(co_await call.sendChunk("the end"));
        CO_VERIFY(co_await call.finishStream());
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        while (!wasCancelled) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        const std::string answer = co_await peer.hearUntil("0\r\n\r\n");
        const std::string expected = "\r\n\r\n800000\r\n" + large + "\r\n7\r\nthe end\r\n0\r\n\r\n";
        CO_VERIFY(answer.ends_with(expected));
        co_await peer.say(kGet);  // the connection is whole
        CO_VERIFY((co_await peer.hearUntil("again")).starts_with("HTTP/1.1 200"));
    }()));
}

void TestServerPatience::aTimerSpeaksBesideTheHandler() {
    World world;
    Cancellation heard;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        Timer timer([&call] {
            const http::Field fields[] = {{"content-type", "text/event-stream"}};
            QVERIFY(call.startStreamNow(200, fields));
            QVERIFY(call.sendChunkNow(": ping\n\n"));
        });
        world.reactor.timers().arm(timer, 20ms);
        // What is waited for goes on being waited for.
        const auto slept = co_await net::sleep(world.reactor, 20s, heard);
        CO_VERIFY(!slept && heard.reason() == CancelReason::Policy);
        CO_VERIFY(!call.cancellation().cancelled());
        CO_VERIFY(!call.startStreamNow(200, {}));
        CO_VERIFY(co_await call.sendChunk("the end"));
        CO_VERIFY(co_await call.finishStream());
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        const std::string ping = co_await peer.hearUntil(": ping");
        CO_VERIFY(ping.starts_with("HTTP/1.1 200"));
        heard.cancel(CancelReason::Policy);
        CO_VERIFY((co_await peer.hearUntil("0\r\n\r\n")).find("the end") != std::string::npos);
    }()));
}

void TestServerPatience::whatATimerSaysIsHeldOnce() {
    World world;
    const std::string large(8 * 1024 * 1024, 'a');
    Cancellation said;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        CO_VERIFY(call.startStreamNow(200, {}));
        CO_VERIFY(call.sendChunkNow(large));
        CO_VERIFY(!call.sendChunkNow("too much"));
        said.cancel(CancelReason::Policy);
        CO_VERIFY(co_await call.sendChunk("the end"));
        CO_VERIFY(co_await call.finishStream());
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        (void)co_await net::sleep(world.reactor, 20s, said);
        const std::string answer = co_await peer.hearUntil("0\r\n\r\n");
        CO_VERIFY(answer.ends_with("\r\n\r\n800000\r\n" + large + "\r\n7\r\nthe end\r\n0\r\n\r\n"));
    }()));
}

void TestServerPatience::aClientThatTakesNothingTimesOut() {
    World world;
    ServerLimits limits;
    limits.stalledTime = 100ms;
    ErrorCode code = ErrorCode::Internal;
    Cancellation handlerDone;
    const auto port = world.serve(
        [&](ServerCall& call) -> Task<void> {
            (void)co_await call.startStream(200, {});
            const auto sent = co_await call.sendChunk(std::string(16 * 1024 * 1024, 'a'));
            code = sent ? ErrorCode::Internal : sent.error().code;
            handlerDone.cancel(CancelReason::Policy);
        },
        limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        (void)co_await net::sleep(world.reactor, 20s, handlerDone);
    }()));
    QCOMPARE(code, ErrorCode::Timeout);
}

void TestServerPatience::headsAreTimed() {
    World world;
    ServerLimits limits;
    limits.headTime = 100ms;
    const auto port = world.serve(answerTarget, limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer slow = co_await world.connect(port);
        co_await slow.say("GET / HTTP/1.1\r\nHo");
        CO_VERIFY((co_await slow.hearAll()).starts_with("HTTP/1.1 408"));
        Peer silent = co_await world.connect(port);
        CO_COMPARE(co_await silent.hearAll(), std::string());
    }()));
}

void TestServerPatience::idleConnectionsEnd() {
    World world;
    ServerLimits limits;
    limits.idleTime = 100ms;
    const auto port = world.serve(answerTarget, limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(answer.ends_with("GET / "));
        CO_VERIFY(!peer.wasReset());
    }()));
    QCOMPARE(world.server->openCalls(), std::size_t{0});
}

void TestServerPatience::slowBodiesEnd() {
    World world;
    ServerLimits limits;
    limits.bodyWindow = 100ms;
    const auto port = world.serve(answerTarget, limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
        const std::string answer = co_await peer.hearUntil("timeout");
        CO_VERIFY(answer.ends_with("POST / timeout"));
    }()));
}

void TestServerPatience::tooManyConnections() {
    World world;
    ServerLimits limits;
    limits.connections = 2;
    const auto port = world.serve(answerTarget, limits);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer first = co_await world.connect(port);
        co_await first.say(kGet);
        co_await first.hearUntil("GET / ");
        Peer second = co_await world.connect(port);
        co_await second.say(kGet);
        co_await second.hearUntil("GET / ");
        Peer third = co_await world.connect(port);
        CO_VERIFY((co_await third.hearAll()).starts_with("HTTP/1.1 503"));
        second.socket().close();
        while (world.server->openConnections() > 1) {
            third.socket().close();
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        Peer fourth = co_await world.connect(port);
        co_await fourth.say(kGet);
        CO_VERIFY((co_await fourth.hearUntil("GET / ")).starts_with("HTTP/1.1 200"));
    }()));
}

QTEST_GUILESS_MAIN(TestServerPatience)
#include "test_server_patience.moc"
