// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <string>

#include "tests/engine/net/coroutine_verify.hpp"
#include "tests/engine/net/tls_upstream.hpp"
#include "tests/engine/net/world.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

namespace {

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const std::string kUntilClose = "HTTP/1.1 200 OK\r\n\r\nhello";

struct Answer {
    std::string body;
    std::optional<ErrorCode> code;
    std::string message;
    bool reused = false;
    ConnectTimes times;
};

Answer failed(const Error& error) {
    Answer answer;
    answer.code = error.code;
    answer.message = error.message;
    return answer;
}

Task<Answer> ask(World& world, UpstreamAddress address) {
    auto lease = co_await world.pool->acquire(address, world.cancellation);
    if (!lease) {
        co_return failed(lease.error());
    }
    Answer answer;
    answer.reused = lease->reused();
    answer.times = lease->times();
    if (auto sent = co_await lease->send("POST", "/", {}, "{}", world.cancellation); !sent) {
        co_return failed(sent.error());
    }
    if (auto head = co_await lease->receiveHead(world.cancellation); !head) {
        co_return failed(head.error());
    }
    while (true) {
        const auto piece = co_await lease->receiveBody(world.cancellation);
        if (!piece) {
            co_return failed(piece.error());
        }
        if (piece->empty()) {
            co_return answer;
        }
        answer.body += *piece;
    }
}

}  // namespace

class TestTls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void callsOverTrustedTls();
    void judgesCertificates_data();
    void judgesCertificates();
    void resumesSessions();
    void aResumedSessionIsNotTrustedUnderOtherRoots();
    void endsWithAndWithoutNotice_data();
    void endsWithAndWithoutNotice();
    void largeBodiesComeWhole();
    void aStalledHandshakeTimesOut();
    void aStalledHandshakeIsCancelled();
    void oldVersionsAreRefused();
    void plainTextIsNotTls();
    void caFiles();

private:
    UpstreamAddress address(const TlsUpstream& upstream) const;

    QTemporaryDir m_folder;
    Identity m_root;
    Identity m_otherRoot;
    std::string m_rootFile;
    std::string m_otherFile;
};

void TestTls::initTestCase() {
    m_root = makeRoot("Test root");
    m_otherRoot = makeRoot("Another root");
    m_rootFile = m_folder.filePath("root.pem").toStdString();
    m_otherFile = m_folder.filePath("other.pem").toStdString();
    QVERIFY(writePem(m_root.certificate, m_rootFile));
    QVERIFY(writePem(m_otherRoot.certificate, m_otherFile));
}

UpstreamAddress TestTls::address(const TlsUpstream& upstream) const {
    UpstreamAddress address;
    address.origin = {Scheme::Https, "127.0.0.1", upstream.port()};
    address.local = true;
    address.caFile = m_rootFile;
    return address;
}

void TestTls::callsOverTrustedTls() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 3; ++i) {
            const Answer answer = co_await ask(world, address(upstream));
            CO_VERIFY(!answer.code);
            CO_COMPARE(answer.body, std::string("hello"));
            CO_COMPARE(answer.reused, i > 0);
            CO_COMPARE(answer.times.tls > 0us, i == 0);
        }
    }()));
    world.pool.reset();
    QCOMPARE(upstream.connections(), 1);
}

void TestTls::judgesCertificates_data() {
    QTest::addColumn<std::string>("host");
    QTest::addColumn<std::string>("names");
    QTest::addColumn<bool>("knownRoot");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* title, const char* host, const char* names, bool good,
                        bool knownRoot = true, int days = 1) {
        QTest::newRow(title) << std::string(host) << std::string(names) << knownRoot << days
                             << good;
    };
    row("address", "127.0.0.1", "IP:127.0.0.1", true);
    row("name", "api.example", "DNS:api.example", true);
    row("one of several", "api.example", "DNS:a.example,DNS:api.example,IP:127.0.0.1", true);
    row("wildcard", "api.eu.example", "DNS:*.eu.example", true);
    row("another name", "api.example", "DNS:other.example", false);
    row("another address", "127.0.0.1", "IP:127.0.0.2", false);
    row("address as a name", "127.0.0.1", "DNS:127.0.0.1", false);
    row("wildcard over two labels", "a.b.eu.example", "DNS:*.eu.example", false);
    row("partial wildcard", "api.eu.example", "DNS:a*.eu.example", false);
    row("unknown root", "127.0.0.1", "IP:127.0.0.1", false, false);
    row("expired", "127.0.0.1", "IP:127.0.0.1", false, true, -1);
}

void TestTls::judgesCertificates() {
    QFETCH(std::string, host);
    QFETCH(std::string, names);
    QFETCH(bool, knownRoot);
    QFETCH(int, days);
    QFETCH(bool, good);
    TlsUpstream upstream(makeLeaf(knownRoot ? m_root : m_otherRoot, names, days), {kOk});
    World world([](const std::string&) -> Result<std::vector<IpAddress>> {
        return std::vector{*IpAddress::parse("127.0.0.1")};
    });
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress target = address(upstream);
        target.origin.host = host;
        const Answer answer = co_await ask(world, target);
        if (good) {
            CO_COMPARE(answer.message, std::string());
            CO_COMPARE(answer.body, std::string("hello"));
        } else {
            CO_VERIFY(answer.code == ErrorCode::Denied);
            CO_VERIFY(answer.message.find(host) != std::string::npos);
        }
    }()));
    world.pool.reset();
}

void TestTls::resumesSessions() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk, true, true});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 3; ++i) {
            const Answer answer = co_await ask(world, address(upstream));
            CO_COMPARE(answer.body, std::string("hello"));
            while (world.pool->idle() > 0) {
                Cancellation never;
                co_await net::sleep(world.reactor, 10ms, never);
            }
        }
    }()));
    QCOMPARE(upstream.connections(), 3);
    QCOMPARE(upstream.resumed(), 2);
}

void TestTls::aResumedSessionIsNotTrustedUnderOtherRoots() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk, true, true});
    const std::string file = m_folder.filePath("changing.pem").toStdString();
    QVERIFY(writePem(m_root.certificate, file));
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress target = address(upstream);
        target.caFile = file;
        CO_COMPARE((co_await ask(world, target)).body, std::string("hello"));
        while (world.pool->idle() > 0) {
            Cancellation never;
            co_await net::sleep(world.reactor, 10ms, never);
        }
        CO_VERIFY(writePem(m_otherRoot.certificate, file));
        CO_VERIFY((co_await ask(world, target)).code == ErrorCode::Denied);
    }()));
    QCOMPARE(upstream.resumed(), 0);
}

void TestTls::endsWithAndWithoutNotice_data() {
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<bool>("sayEnd");
    QTest::addColumn<bool>("good");
    QTest::newRow("length, without") << kOk << false << true;
    QTest::newRow("until close, with") << kUntilClose << true << true;
    QTest::newRow("until close, without") << kUntilClose << false << false;
    QTest::newRow("half a body, with")
        << std::string("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello") << true << false;
    QTest::newRow("half a head, without") << std::string("HTTP/1.1 200") << false << false;
}

void TestTls::endsWithAndWithoutNotice() {
    QFETCH(std::string, answer);
    QFETCH(bool, sayEnd);
    QFETCH(bool, good);
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {answer, sayEnd, true});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer got = co_await ask(world, address(upstream));
        if (good) {
            CO_COMPARE(got.body, std::string("hello"));
        } else {
            CO_VERIFY(got.code == ErrorCode::Io);
        }
    }()));
}

void TestTls::largeBodiesComeWhole() {
    std::string body;
    for (int i = 0; body.size() < 3'000'000; ++i) {
        body += std::to_string(i) + ",";
    }
    TlsUpstream upstream(
        makeLeaf(m_root, "IP:127.0.0.1"),
        {"HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY((co_await ask(world, address(upstream))).body == body);
        const Answer second = co_await ask(world, address(upstream));
        CO_VERIFY(second.body == body);
        CO_VERIFY(second.reused);
    }()));
    world.pool.reset();
}

void TestTls::aStalledHandshakeTimesOut() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk, true, false, true});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress target = address(upstream);
        target.connectTime = 100ms;
        CO_VERIFY((co_await ask(world, target)).code == ErrorCode::Timeout);
    }()));
}

void TestTls::aStalledHandshakeIsCancelled() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk, true, false, true});
    World world;
    Timer timer([&world] { world.cancellation.cancel(CancelReason::ClientGone); });
    world.reactor.timers().arm(timer, 50ms);
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY((co_await ask(world, address(upstream))).code == ErrorCode::Cancelled);
    }()));
}

void TestTls::oldVersionsAreRefused() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"),
                         {kOk, true, false, false, TLS1_1_VERSION});
    World world;
    QVERIFY(world.run([&]() -> Task<void> {
        CO_VERIFY((co_await ask(world, address(upstream))).code == ErrorCode::Unavailable);
    }()));
    TlsUpstream older(makeLeaf(m_root, "IP:127.0.0.1"), {kOk, true, false, false, TLS1_2_VERSION});
    QVERIFY(world.run([&]() -> Task<void> {
        CO_COMPARE((co_await ask(world, address(older))).body, std::string("hello"));
    }()));
    world.pool.reset();
}

void TestTls::plainTextIsNotTls() {
    World world;
    const auto port = world.upstream([](Peer& peer) -> Task<void> {
        co_await peer.hear([](const std::string& heard) { return !heard.empty(); });
        co_await peer.say("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.socket().close();
    });
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress target = world.local(port);
        target.origin.scheme = Scheme::Https;
        target.caFile = m_rootFile;
        const Answer answer = co_await ask(world, target);
        CO_VERIFY(answer.code == ErrorCode::Unavailable);
        CO_VERIFY(answer.message.find("TLS") != std::string::npos);
    }()));
}

void TestTls::caFiles() {
    TlsContexts contexts;
    const auto first = contexts.get(m_rootFile);
    QVERIFY(first.ok());
    QVERIFY(*contexts.get(m_rootFile) == *first);
    QVERIFY(contexts.get(std::string()).ok());
    const auto missing = contexts.get(m_folder.filePath("missing.pem").toStdString());
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    const QString empty = m_folder.filePath("empty.pem");
    QFile file(empty);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("nothing in it\n");
    file.close();
    const auto invalid = contexts.get(empty.toStdString());
    QVERIFY(!invalid && invalid.error().code == ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestTls)
#include "test_tls.moc"
