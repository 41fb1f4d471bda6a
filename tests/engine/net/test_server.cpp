// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "tests/engine/net/serving.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

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
    void silentAndThrowingHandlersEndTheConnection();
    void fieldsThatCannotBeWritten();
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
        (void)co_await call.respond(500, {}, "instead");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        Peer peer = co_await world.connect(port);
        co_await peer.say(kGet);
        CO_VERIFY((co_await peer.hearUntil("instead")).starts_with("HTTP/1.1 500"));
    }()));
}

QTEST_GUILESS_MAIN(TestServer)
#include "test_server.moc"
