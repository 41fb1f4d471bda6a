// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QTest>
#include <string>

#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/world.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

namespace {

const std::string kGet = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kPost5 = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";

Task<void> answerTarget(ServerCall& call) {
    const auto body = co_await call.readBody(1024);
    const std::string text = std::string(call.head().method) + " " +
                             std::string(call.head().target) + " " +
                             (body ? *body : std::string(name(body.error().code)));
    (void)co_await call.respond(200, {}, text);
}

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

class TestServer : public QObject {
    Q_OBJECT

private slots:
    void keepsAlive();
    void pipelinedCallsAreAnsweredInOrder();
    void readsBodies_data();
    void readsBodies();
    void refusesAndCloses_data();
    void refusesAndCloses();
    void nothingIsServedAfterARefusal();
    void continuesOnlyWhenTheBodyIsWanted();
    void aBodyOverTheCapIsRefusedUnread();
    void anAnswerBeforeTheBodyArrives();
    void headHasNoBody();
    void http10IsClosed();
    void streams();
    void aStreamOfHttp10EndsWithTheConnection();
    void anAbortedStreamIsSeenAsCut();
    void clientGoneCancels_data();
    void clientGoneCancels();
    void earlyBytesHideNoFin();
    void aSlowReaderHoldsOnePieceOnly();
    void aCancelledSendGoesOnLater();
    void aClientThatTakesNothingTimesOut();
    void headsAreTimed();
    void idleConnectionsEnd();
    void slowBodiesEnd();
    void tooManyConnections();
    void silentAndThrowingHandlersEndTheConnection();
    void fieldsThatCannotBeWritten();
    void portInUse();
    void listensOnBothFamilies();
    void refusesAddresses_data();
    void refusesAddresses();
    void drains();
    void drainCancelsWhatStaysTooLong();
};

void TestServer::keepsAlive() {
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        for (int i = 0; i < 3; ++i) {
            const std::string path = "/" + std::to_string(i);
            co_await peer.say("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
            const std::string answer = co_await peer.hearUntil("GET " + path + " ");
            CO_VERIFY(answer.starts_with("HTTP/1.1 200 OK\r\n"));
            CO_VERIFY(answer.find("content-length: 7\r\n") != answer.npos);
            CO_VERIFY(answer.find("date: ") != answer.npos);
            CO_VERIFY(answer.find("connection:") == answer.npos);
        }
        co_await peer.say("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(answer.find("connection: close\r\n") != answer.npos);
        CO_VERIFY(peer.ended() && !peer.wasReset());
    }()));
}

void TestServer::pipelinedCallsAreAnsweredInOrder() {
    World world;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        co_await net::sleep(world.reactor, 20ms, call.cancellation());
        co_await answerTarget(call);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n" + kPost5 +
                          "helloGET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string answers = co_await peer.hearAll();
        CO_COMPARE(count(answers, "HTTP/1.1 200"), std::size_t{3});
        CO_VERIFY(answers.find("GET /1 ") < answers.find("POST / hello"));
        CO_VERIFY(answers.find("POST / hello") < answers.find("GET /3 "));
    }()));
}

void TestServer::readsBodies_data() {
    QTest::addColumn<std::string>("request");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* title, const std::string& request, const char* expected) {
        QTest::newRow(title) << request << std::string(expected);
    };
    row("length", kPost5 + "hello", "POST / hello");
    row("chunked",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        "POST / hello");
    row("none", "POST / HTTP/1.1\r\nHost: a\r\n\r\n", "POST / ");
    row("broken chunks",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\nhe\r\n",
        "POST / invalid");
}

void TestServer::readsBodies() {
    QFETCH(std::string, request);
    QFETCH(std::string, expected);
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        // At every byte a new packet, or as near to it as the kernel lets us.
        for (const std::size_t step : {request.size(), std::size_t{1}}) {
            Peer peer = co_await world.connect(port);
            for (std::size_t at = 0; at < request.size(); at += step) {
                co_await peer.say(request.substr(at, step));
                Cancellation never;
                co_await net::sleep(world.reactor, 0ms, never);
            }
            const std::string answer = co_await peer.hearUntil(expected);
            CO_COMPARE(answer.substr(answer.find("\r\n\r\n") + 4), expected);
        }
    }()));
}

void TestServer::refusesAndCloses_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("status");
    const auto row = [](const char* title, const std::string& bytes, const char* status) {
        QTest::newRow(title) << bytes << std::string(status);
    };
    row("two lengths",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "400 Bad Request");
    row("TLS", std::string("\x16\x03\x01", 3), "400 Bad Request");
    row("long target", "GET /" + std::string(9000, 'a'), "414 URI Too Long");
    row("large field", "GET / HTTP/1.1\r\nX: " + std::string(9000, 'a'),
        "431 Request Header Fields Too Large");
    row("expectation", "GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n", "417 Expectation Failed");
}

void TestServer::refusesAndCloses() {
    QFETCH(std::string, bytes);
    QFETCH(std::string, status);
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(bytes);
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(answer.starts_with("HTTP/1.1 " + status + "\r\n"));
        CO_VERIFY(answer.find("connection: close\r\n") != answer.npos);
        CO_VERIFY(!peer.wasReset());
    }()));
}

void TestServer::nothingIsServedAfterARefusal() {
    World world;
    int calls = 0;
    const auto port = world.serve([&calls](ServerCall& call) -> Task<void> {
        ++calls;
        co_await answerTarget(call);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("GET / HTTP/1.1\nHost: a\r\n\r\n" + kGet + kGet);
        const std::string answer = co_await peer.hearAll();
        CO_COMPARE(count(answer, "HTTP/1.1 "), std::size_t{1});
    }()));
    QCOMPARE(calls, 0);
}

void TestServer::continuesOnlyWhenTheBodyIsWanted() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        if (call.head().target == "/refuse") {
            (void)co_await call.respond(401, {}, "no");
            co_return;
        }
        co_await answerTarget(call);
    });
    const std::string fields =
        " HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("POST /take" + fields);
        CO_COMPARE(co_await peer.hearUntil("\r\n\r\n"),
                   std::string("HTTP/1.1 100 Continue\r\n\r\n"));
        co_await peer.say("hello");
        CO_VERIFY((co_await peer.hearUntil("POST /take hello")).starts_with("HTTP/1.1 200"));
        co_await peer.say("POST /take" + fields + "hello");
        const std::string unasked = co_await peer.hearUntil("POST /take hello");
        CO_VERIFY(unasked.starts_with("HTTP/1.1 200"));
        co_await peer.say("POST /refuse" + fields);
        const std::string refused = co_await peer.hearAll();
        CO_VERIFY(refused.starts_with("HTTP/1.1 401"));
        CO_VERIFY(refused.find("connection: close") != refused.npos);
    }()));
}

void TestServer::aBodyOverTheCapIsRefusedUnread() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        const auto body = co_await call.readBody(1000);
        const bool tooLarge = !body && body.error().code == ErrorCode::TooLarge;
        (void)co_await call.respond(tooLarge ? 413 : 500, {}, "");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer announced = co_await world.connect(port);
        co_await announced.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n");
        CO_VERIFY((co_await announced.hearAll()).starts_with("HTTP/1.1 413"));
        Peer found = co_await world.connect(port);
        co_await found.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        co_await found.say("400\r\n" + std::string(0x400, 'a') + "\r\n");
        CO_VERIFY((co_await found.hearAll()).starts_with("HTTP/1.1 413"));
    }()));
}

// A client that is in the middle of a large upload must be able to read why it was refused.
void TestServer::anAnswerBeforeTheBodyArrives() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        (void)co_await call.respond(401, {}, "who are you?");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        const std::size_t size = 8 * 1024 * 1024;
        co_await peer.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) +
                          "\r\n\r\n");
        CO_VERIFY(co_await peer.say(std::string(size, 'a')));
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(answer.starts_with("HTTP/1.1 401"));
        CO_VERIFY(answer.ends_with("who are you?"));
        CO_VERIFY(!peer.wasReset());
    }()));
}

void TestServer::headHasNoBody() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        if (call.head().target == "/stream") {
            (void)co_await call.startStream(200, {});
            (void)co_await call.sendChunk("hello");
            (void)co_await call.finishStream();
            co_return;
        }
        (void)co_await call.respond(200, {}, "hello");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        const std::string head = co_await peer.hearUntil("\r\n\r\n");
        CO_VERIFY(head.find("content-length: 5\r\n") != head.npos);
        CO_VERIFY(head.ends_with("\r\n\r\n"));
        co_await peer.say("HEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        const std::string stream = co_await peer.hearAll();
        CO_VERIFY(stream.starts_with("HTTP/1.1 200"));
        CO_VERIFY(stream.ends_with("\r\n\r\n"));
        CO_COMPARE(count(stream, "\r\n\r\n"), std::size_t{1});
    }()));
}

void TestServer::http10IsClosed() {
    World world;
    const auto port = world.serve(answerTarget);
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say("GET /a HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(answer.find("connection: close") != answer.npos);
        CO_VERIFY(answer.ends_with("GET /a "));
    }()));
}

void TestServer::streams() {
    World world;
    std::uint64_t sent = 0;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        const http::Field fields[] = {{"content-type", "text/event-stream"}};
        (void)co_await call.startStream(200, fields);
        (void)co_await call.sendChunk("data: a\n\n");
        (void)co_await call.sendChunk("");
        (void)co_await call.sendChunk("data: " + std::string(300, 'b') + "\n\n");
        (void)co_await call.finishStream();
        sent = call.bytesSent();
        const auto late = co_await call.sendChunk("late");
        CO_VERIFY(!late && late.error().code == ErrorCode::Closed);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        for (int i = 0; i < 2; ++i) {
            co_await peer.say(kGet);
            const std::string answer = co_await peer.hearUntil("\r\n0\r\n\r\n");
            CO_VERIFY(answer.find("transfer-encoding: chunked\r\n") != answer.npos);
            CO_VERIFY(answer.find("\r\n\r\n9\r\ndata: a\n\n\r\n134\r\ndata: b") != answer.npos);
            CO_VERIFY(answer.ends_with("\n\n\r\n0\r\n\r\n"));
            CO_COMPARE(sent, std::uint64_t{answer.size()});
        }
    }()));
}

void TestServer::aStreamOfHttp10EndsWithTheConnection() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        (void)co_await call.startStream(200, {});
        (void)co_await call.sendChunk("hello");
        if (call.head().target == "/cut") {
            co_return;
        }
        (void)co_await call.finishStream();
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer whole = co_await world.connect(port);
        co_await whole.say("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
        const std::string answer = co_await whole.hearAll();
        CO_VERIFY(answer.ends_with("\r\n\r\nhello"));
        CO_VERIFY(answer.find("transfer-encoding") == answer.npos);
        CO_VERIFY(!whole.wasReset());
        Peer cut = co_await world.connect(port);
        co_await cut.say("GET /cut HTTP/1.0\r\nHost: a\r\n\r\n");
        co_await cut.hearAll();
        CO_VERIFY(cut.wasReset());
    }()));
}

void TestServer::anAbortedStreamIsSeenAsCut() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        (void)co_await call.startStream(200, {});
        (void)co_await call.sendChunk("hello");
        call.abort();
        CO_VERIFY(!co_await call.sendChunk("more"));
        CO_VERIFY(!co_await call.finishStream());
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        const std::string answer = co_await peer.hearAll();
        CO_VERIFY(peer.ended());
        CO_VERIFY(answer.find("0\r\n\r\n") == answer.npos);
    }()));
}

void TestServer::clientGoneCancels_data() {
    QTest::addColumn<QString>("phase");
    QTest::addColumn<bool>("reset");
    for (const char* phase : {"waiting", "streaming", "body", "full"}) {
        for (const bool reset : {false, true}) {
            QTest::addRow("%s, %s", phase, reset ? "reset" : "end") << QString(phase) << reset;
        }
    }
}

void TestServer::clientGoneCancels() {
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
        if (call.headSent()) {
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

void TestServer::earlyBytesHideNoFin() {
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

void TestServer::aSlowReaderHoldsOnePieceOnly() {
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

void TestServer::aCancelledSendGoesOnLater() {
    World world;
    const std::string large(8 * 1024 * 1024, 'a');
    bool wasCancelled = false;
    const auto port = world.serve([&](ServerCall& call) -> Task<void> {
        (void)co_await call.startStream(200, {});
        Timer timer([&call] { call.cancellation().cancel(CancelReason::Timer); });
        world.reactor.timers().arm(timer, 100ms);
        const auto first = co_await call.sendChunk(large);
        wasCancelled = !first && first.error().code == ErrorCode::Cancelled;
        call.cancellation().reset();
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
        CO_VERIFY((co_await peer.hearUntil("HTTP/1.1 200")).starts_with("HTTP/1.1 200"));
    }()));
}

void TestServer::aClientThatTakesNothingTimesOut() {
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

void TestServer::headsAreTimed() {
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

void TestServer::idleConnectionsEnd() {
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

void TestServer::slowBodiesEnd() {
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

void TestServer::tooManyConnections() {
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

void TestServer::silentAndThrowingHandlersEndTheConnection() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        if (call.head().target == "/throw") {
            throw std::runtime_error("as asked");
        }
        co_return;
    });
    QVERIFY(world.run([&]() -> Task<void> {
        for (const char* target : {"/silent", "/throw"}) {
            Peer peer = co_await world.connect(port);
            co_await peer.say(std::string("GET ") + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            CO_COMPARE(co_await peer.hearAll(), std::string());
        }
    }()));
    QVERIFY(world.logged.find("as asked") != std::string::npos);
}

void TestServer::fieldsThatCannotBeWritten() {
    World world;
    const auto port = world.serve([](ServerCall& call) -> Task<void> {
        const http::Field bad[] = {{"x", "a\r\nSet-Cookie: b"}};
        const auto refused = co_await call.respond(200, bad, "");
        CO_VERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        CO_VERIFY(!call.headSent());
        (void)co_await call.respond(500, {}, "instead");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        CO_VERIFY((co_await peer.hearUntil("instead")).starts_with("HTTP/1.1 500"));
    }()));
}

void TestServer::portInUse() {
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

void TestServer::listensOnBothFamilies() {
    World world;
    const auto port = world.serve(answerTarget);
    const auto addresses = world.server->addresses();
    QCOMPARE(addresses.front(), "127.0.0.1:" + std::to_string(port));
    if (addresses.size() == 1) {
        QSKIP("This machine has no IPv6 loopback.");
    }
    QCOMPARE(addresses.back(), "[::1]:" + std::to_string(port));
}

void TestServer::refusesAddresses_data() {
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

void TestServer::refusesAddresses() {
    QFETCH(std::string, address);
    QFETCH(int, code);
    World world;
    Server server({&world.reactor}, [](Reactor&) { return nullptr; }, {}, world.log);
    const auto listened = server.listen(std::span(&address, 1));
    QVERIFY(!listened);
    QCOMPARE(static_cast<int>(listened.error().code), code);
}

void TestServer::drains() {
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

void TestServer::drainCancelsWhatStaysTooLong() {
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

QTEST_GUILESS_MAIN(TestServer)
#include "test_server.moc"
