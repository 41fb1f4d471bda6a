// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "tests/engine/net/asking.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

class TestClient : public QObject {
    Q_OBJECT

private slots:
    void sendsWhatIsAsked();
    void readsBodies_data();
    void readsBodies();
    void faults_data();
    void faults();
    void aCancelledAwaitGoesOnWhereItStood();
    void aCancelledSendGoesOnWhereItStood();
    void closingEndsTheSocketAtOnce();
    void anEarlyAnswerIsRead();
    void connects_data();
    void connects();
    void fieldsThatCannotBeSent();
    void pausedBodiesAreNotReadAhead();
};

void TestClient::sendsWhatIsAsked() {
    World world;
    std::string heard;
    const auto port = world.upstream([&heard](Peer& peer) -> Task<void> {
        heard = co_await peer.hearUntil("{}");
        co_await peer.say(kOk);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        CO_VERIFY(!lease->reused());
        CO_VERIFY(lease->times().connect > 0us);
        CO_COMPARE(lease->origin().port, port);
        const http::Field fields[] = {{"authorization", "Bearer x"}};
        CO_VERIFY(co_await lease->send("POST", "/v1/chat?x=y", fields, "{}", world.cancellation));
        const auto head = co_await lease->receiveHead(world.cancellation);
        CO_VERIFY(head.ok());
        CO_COMPARE(head->status, 200);
    }()));
    QCOMPARE(heard, "POST /v1/chat?x=y HTTP/1.1\r\nhost: 127.0.0.1:" + std::to_string(port) +
                        "\r\nauthorization: Bearer x\r\ncontent-length: 2\r\n\r\n{}");
}

void TestClient::readsBodies_data() {
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char* title, const std::string& answer, const std::string& body,
                        int status = 200) { QTest::newRow(title) << answer << body << status; };
    row("length", kOk, "hello");
    row("empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", "", 204);
    row("chunked",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        "hello");
    row("interim answers",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + kOk, "hello");
    row("until close", "HTTP/1.1 200 OK\r\n\r\nhello", "hello");
    row("large", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + std::string(1'000'000, 'a'),
        std::string(1'000'000, 'a'));
}

void TestClient::readsBodies() {
    QFETCH(std::string, answer);
    QFETCH(std::string, body);
    QFETCH(int, status);
    for (const bool slowly : {false, true}) {
        if (slowly && answer.size() > 1000) {
            continue;
        }
        World world;
        const auto port = world.upstream([&](Peer& peer) -> Task<void> {
            co_await peer.hearUntil("\r\n\r\n");
            for (std::size_t at = 0; slowly && at + 1 < answer.size(); ++at) {
                co_await peer.say(answer.substr(at, 1));
                Cancellation never;
                co_await net::sleep(world.reactor, 0ms, never);
            }
            const std::string rest = slowly ? answer.substr(answer.size() - 1) : answer;
            co_await peer.say(rest);
            peer.socket().close();
        });
        QVERIFY(world.run([&]() -> Task<void> {
            const Answer got = co_await ask(world, world.local(port));
            CO_VERIFY(!got.error);
            CO_COMPARE(got.status, status);
            CO_COMPARE(got.body, body);
        }()));
    }
}

void TestClient::faults_data() {
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<int>("code");
    const auto row = [](const char* title, const std::string& answer, ErrorCode code) {
        QTest::newRow(title) << answer << static_cast<int>(code);
    };
    row("nothing", "", ErrorCode::Unavailable);
    row("half a head", "HTTP/1.1 200 OK\r\nContent-Le", ErrorCode::Io);
    row("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", ErrorCode::Io);
    row("chunks without an end",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", ErrorCode::Io);
    row("interim answer only", "HTTP/1.1 100 Continue\r\n\r\n", ErrorCode::Io);
    row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n\r\n", ErrorCode::Invalid);
    row("bare LF", "HTTP/1.1 200 OK\nContent-Length: 0\n\n", ErrorCode::Invalid);
    row("length and chunked",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello",
        ErrorCode::Invalid);
    row("broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x5\r\nhello",
        ErrorCode::Invalid);
    row("switching protocols", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
        ErrorCode::Invalid);
    row("head too large", "HTTP/1.1 200 OK\r\nX: " + std::string(9000, 'a') + "\r\n\r\n",
        ErrorCode::TooLarge);
    std::string interim;
    for (int i = 0; i < 20; ++i) {
        interim += "HTTP/1.1 102 Processing\r\n\r\n";
    }
    row("interim answers without end", interim, ErrorCode::Invalid);
}

void TestClient::faults() {
    QFETCH(std::string, answer);
    QFETCH(int, code);
    World world;
    const auto port = world.upstream(once(answer));
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer got = co_await ask(world, world.local(port));
        CO_VERIFY(got.error.has_value());
        CO_COMPARE(static_cast<int>(got.error->code), code);
        CO_COMPARE(world.pool->idle(), std::size_t{0});
    }()));
}

void TestClient::aCancelledAwaitGoesOnWhereItStood() {
    World world;
    Cancellation moreHead;
    Cancellation body;
    const auto port = world.upstream([&](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say("HTTP/1.1 200 OK\r\nContent-");
        (void)co_await net::sleep(world.reactor, 20s, moreHead);
        co_await peer.say("Length: 5\r\n\r\nhe");
        (void)co_await net::sleep(world.reactor, 20s, body);
        co_await peer.say("llo");
    });
    Timer timer([&] { world.cancellation.cancel(CancelReason::Timer); });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        CO_VERIFY(co_await lease->send("GET", "/", {}, {}, world.cancellation));
        for (int i = 0; i < 2; ++i) {
            world.reactor.timers().arm(timer, 50ms);
            const auto early = co_await lease->receiveHead(world.cancellation);
            CO_VERIFY(!early && early.error().code == ErrorCode::Cancelled);
            CO_COMPARE(world.cancellation.reason(), CancelReason::Timer);
            world.cancellation.reset();
        }
        moreHead.cancel(CancelReason::Policy);
        const auto head = co_await lease->receiveHead(world.cancellation);
        CO_VERIFY(head && head->status == 200);
        std::string text;
        while (text.size() < 5) {
            world.reactor.timers().arm(timer, 50ms);
            const auto piece = co_await lease->receiveBody(world.cancellation);
            if (piece) {
                text += *piece;
            } else {
                CO_COMPARE(piece.error().code, ErrorCode::Cancelled);
                CO_COMPARE(text, std::string("he"));
                world.cancellation.reset();
                body.cancel(CancelReason::Policy);
            }
        }
        timer.disarm();
        CO_COMPARE(text, std::string("hello"));
        *lease = Lease();
        CO_COMPARE(world.pool->idle(), std::size_t{1});
    }()));
}

void TestClient::aCancelledSendGoesOnWhereItStood() {
    World world;
    Cancellation read;
    std::string heard;
    const std::string body(8 * 1024 * 1024, 'a');
    const auto port = world.upstream([&](Peer& peer) -> Task<void> {
        (void)co_await net::sleep(world.reactor, 20s, read);
        heard = co_await peer.hear([&body](const std::string& all) {
            return all.size() > body.size() && all.find("\r\n\r\n") + 4 + body.size() <= all.size();
        });
        co_await peer.say(kOk);
    });
    Timer timer([&] { world.cancellation.cancel(CancelReason::Timer); });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        world.reactor.timers().arm(timer, 50ms);
        const auto first = co_await lease->send("POST", "/", {}, body, world.cancellation);
        CO_VERIFY(!first && first.error().code == ErrorCode::Cancelled);
        world.cancellation.reset();
        read.cancel(CancelReason::Policy);
        CO_VERIFY(co_await lease->send("POST", "/", {}, body, world.cancellation));
        CO_VERIFY(co_await lease->receiveHead(world.cancellation));
    }()));
    QVERIFY(heard.starts_with("POST / HTTP/1.1\r\n"));
    QVERIFY(heard.ends_with("\r\n\r\n" + body));
}

void TestClient::closingEndsTheSocketAtOnce() {
    World world;
    Cancellation gone;
    const auto port = world.upstream([&gone](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        co_await peer.hearAll();
        gone.cancel(CancelReason::Policy);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        CO_VERIFY(co_await lease->send("GET", "/", {}, {}, world.cancellation));
        CO_VERIFY(co_await lease->receiveHead(world.cancellation));
        lease->close();
        CO_VERIFY(!*lease);
        (void)co_await net::sleep(world.reactor, 20s, gone);
        CO_VERIFY(gone.cancelled());
        CO_COMPARE(world.pool->idle(), std::size_t{0});
    }()));
}

// An upstream that refuses in the middle of an upload is heard, though the upload fails.
void TestClient::anEarlyAnswerIsRead() {
    World world;
    const auto port = world.upstream([](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n");
        peer.socket().endWriting();
        co_await peer.hearAll();
    });
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer got =
            co_await ask(world, world.local(port), "POST", std::string(16 * 1024 * 1024, 'a'));
        CO_VERIFY(!got.error);
        CO_COMPARE(got.status, 413);
    }()));
}

void TestClient::connects_data() {
    QTest::addColumn<std::string>("host");
    QTest::addColumn<bool>("https");
    QTest::addColumn<bool>("local");
    QTest::addColumn<int>("code");
    const auto row = [](const char* title, const char* host, bool https, bool local,
                        ErrorCode code) {
        QTest::newRow(title) << std::string(host) << https << local << static_cast<int>(code);
    };
    row("http to what is not local", "public.example", false, false, ErrorCode::Denied);
    row("private address", "10.1.2.3", true, false, ErrorCode::Denied);
    row("loopback", "127.0.0.1", true, false, ErrorCode::Denied);
    row("metadata service", "169.254.169.254", false, true, ErrorCode::Denied);
    row("name of a metadata service", "rebound.example", true, false, ErrorCode::Denied);
    row("one bad address among good ones", "mixed.example", true, false, ErrorCode::Denied);
    row("no such name", "nowhere.example", true, false, ErrorCode::NotFound);
    row("no address", "empty.example", true, false, ErrorCode::NotFound);
    row("nobody listens", "localhost", false, true, ErrorCode::Unavailable);
}

void TestClient::connects() {
    QFETCH(std::string, host);
    QFETCH(bool, https);
    QFETCH(bool, local);
    QFETCH(int, code);
    World world([](const std::string& name) -> Result<std::vector<IpAddress>> {
        if (name == "rebound.example") {
            return std::vector{*IpAddress::parse("169.254.169.254")};
        }
        if (name == "mixed.example") {
            return std::vector{*IpAddress::parse("8.8.8.8"), *IpAddress::parse("10.0.0.1")};
        }
        if (name == "empty.example") {
            return std::vector<IpAddress>();
        }
        return Error::notFound("There is no host named " + name + ".");
    });
    // A port that was free a moment ago.
    World other;
    const auto port = other.serve([](ServerCall&) -> Task<void> { co_return; });
    other.server.reset();
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress address = world.local(port);
        address.origin.host = host;
        address.origin.scheme = https ? Scheme::Https : Scheme::Http;
        address.local = local;
        const auto lease = co_await world.pool->acquire(address, world.cancellation);
        CO_VERIFY(!lease);
        CO_COMPARE(static_cast<int>(lease.error().code), code);
        CO_VERIFY(!lease.error().message.empty());
    }()));
}

void TestClient::fieldsThatCannotBeSent() {
    World world;
    std::string heard;
    const auto port = world.upstream([&heard](Peer& peer) -> Task<void> {
        heard = co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say(kOk);
    });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        const http::Field bad[] = {{"x", "a\r\nHost: b"}};
        const auto refused = co_await lease->send("GET", "/", bad, {}, world.cancellation);
        CO_VERIFY(!refused && refused.error().code == ErrorCode::Invalid);
        const auto target = co_await lease->send("GET", "/ x", {}, {}, world.cancellation);
        CO_VERIFY(!target && target.error().code == ErrorCode::Invalid);
        CO_VERIFY(co_await lease->send("GET", "/good", {}, {}, world.cancellation));
        CO_VERIFY(co_await lease->receiveHead(world.cancellation));
    }()));
    QVERIFY(heard.starts_with("GET /good HTTP/1.1\r\n"));
}

void TestClient::pausedBodiesAreNotReadAhead() {
    World world;
    std::size_t said = 0;
    const std::string piece(256 * 1024, 'a');
    constexpr std::size_t kPieces = 200;
    const auto port = world.upstream([&](Peer& peer) -> Task<void> {
        co_await peer.hearUntil("\r\n\r\n");
        co_await peer.say("HTTP/1.1 200 OK\r\nContent-Length: " +
                          std::to_string(kPieces * piece.size()) + "\r\n\r\n");
        for (; said < kPieces; ++said) {
            co_await peer.say(piece);
        }
    });
    QVERIFY(world.run([&]() -> Task<void> {
        auto lease = co_await world.pool->acquire(world.local(port), world.cancellation);
        CO_VERIFY(lease.ok());
        CO_VERIFY(co_await lease->send("GET", "/", {}, {}, world.cancellation));
        CO_VERIFY(co_await lease->receiveHead(world.cancellation));
        std::size_t before = 0;
        Cancellation never;
        do {
            before = said;
            co_await net::sleep(world.reactor, 50ms, never);
        } while (said != before);
        CO_VERIFY(said < kPieces);
        std::size_t heard = 0;
        while (true) {
            const auto part = co_await lease->receiveBody(world.cancellation);
            CO_VERIFY(part.ok());
            if (part->empty()) {
                break;
            }
            heard += part->size();
        }
        CO_COMPARE(heard, kPieces * piece.size());
    }()));
}

QTEST_GUILESS_MAIN(TestClient)
#include "test_client.moc"
