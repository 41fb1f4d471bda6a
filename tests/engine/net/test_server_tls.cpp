// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <thread>

#include "engine/net/server.hpp"
#include "engine/net/server_certificate.hpp"
#include "engine/net/suspension.hpp"
#include "tests/engine/net/certificates.hpp"

using namespace weir;
using namespace weir::net;

namespace {

// Answers with the body it got, once or a thousand times over.
class Echo final : public Handler {
public:
    explicit Echo(std::atomic<bool>& sawClientGo) : m_sawClientGo(sawClientGo) {}

    Task<void> handle(ServerCall& call) override {
        const std::string target(call.head().target);
        const auto body = co_await call.readBody(std::size_t{8} << 20);
        if (target == "/wait") {
            Suspension never(call.cancellation());
            const Woken woken = co_await never;
            m_sawClientGo = woken == Woken::Cancelled &&
                            call.cancellation().reason() == CancelReason::ClientGone;
            co_return;
        }
        if (target == "/stream") {
            (void)co_await call.startStream(200, {});
            for (int i = 0; i < 1000; ++i) {
                (void)co_await call.sendChunk(*body);
            }
            (void)co_await call.finishStream();
            co_return;
        }
        const std::string text = body ? *body : std::string("broken");
        (void)co_await call.respond(200, {}, text);
    }

private:
    std::atomic<bool>& m_sawClientGo;
};

// A server with TLS on a thread of its own.
class TlsServer {
public:
    explicit TlsServer(ServerLimits limits = {}) : m_limits(limits) {
        renew();
        m_server.secureWith([this] {
            m_read = m_certificate.refresh(SystemClock().now()).ok();
            return m_withoutCertificate ? nullptr : m_certificate.context();
        });
        const std::vector<std::string> where{"127.0.0.1:0"};
        if (!m_certificate.refresh(SystemClock().now()) || !m_server.listen(where)) {
            qFatal("the server does not listen");
        }
        m_thread = std::thread([this] { m_reactor.run(); });
    }
    ~TlsServer() {
        m_reactor.stop();
        m_thread.join();
    }

    void renew() {
        const auto identity = test::makeSelfSigned("IP:127.0.0.1");
        if (!test::writePem(identity.certificate, file("cert.pem")) ||
            !test::writePem(identity.key, file("key.pem"))) {
            qFatal("cannot write the certificate");
        }
    }
    void spoil() {
        QFile key(QString::fromStdString(file("key.pem")));
        if (!key.open(QIODevice::WriteOnly)) {
            qFatal("cannot write the key");
        }
        key.write("no key at all");
    }
    std::string file(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    quint16 port() const { return m_server.port(); }
    bool sawClientGo() const { return m_sawClientGo; }
    bool couldRead() const { return m_read; }
    void loseCertificate() { m_withoutCertificate = true; }
    std::size_t connections() const { return m_server.openConnections(); }

private:
    const ServerLimits m_limits;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log{m_clock, [](auto) {}};
    Reactor m_reactor{m_clock};
    std::atomic<bool> m_sawClientGo = false;
    std::atomic<bool> m_read = true;
    std::atomic<bool> m_withoutCertificate = false;
    ServerCertificate m_certificate{file("cert.pem"), file("key.pem")};
    Server m_server{{&m_reactor},
                    [this](Reactor&) { return std::make_unique<Echo>(m_sawClientGo); },
                    m_limits,
                    m_log};
    std::thread m_thread;
};

class TlsPeer {
public:
    explicit TlsPeer(const TlsServer& server) {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
        m_secured = m_socket.waitForEncrypted(10'000);
    }

    bool secured() const { return m_secured; }
    QByteArray fingerprint() const {
        return m_socket.peerCertificate().digest(QCryptographicHash::Sha256);
    }
    void post(const QByteArray& path, const QByteArray& body) {
        m_socket.write("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
        m_socket.flush();
    }
    // Everything, until it is at least as long, or nothing comes any more.
    QByteArray receive(qsizetype atLeast) {
        QByteArray all;
        while (all.size() < atLeast && m_socket.waitForReadyRead(10'000)) {
            all += m_socket.readAll();
        }
        return all;
    }
    QSslSocket& socket() { return m_socket; }

private:
    QSslSocket m_socket;
    bool m_secured = false;
};

}  // namespace

// The server's end of TLS: what goes through it is what goes through a plain socket.
class TestServerTls : public QObject {
    Q_OBJECT

private slots:
    void callsFollowEachOtherOnOneConnection() {
        TlsServer server;
        TlsPeer peer(server);
        QVERIFY(peer.secured());
        for (const QByteArray body : {"one", "two", "three"}) {
            peer.post("/", body);
            const QByteArray answer = peer.receive(60);
            QVERIFY2(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("\r\n\r\n" + body),
                     answer);
        }
    }

    // The second head has been read off the socket with the first; the socket never says so again.
    void callsThatComeInOneRecordAreAllAnswered() {
        TlsServer server;
        TlsPeer peer(server);
        const QByteArray one = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
        peer.socket().write(one + one + one);
        const QByteArray answers = peer.receive(3 * 70);
        QCOMPARE(answers.count("HTTP/1.1 200 "), 3);
        QCOMPARE(answers.count("\r\n\r\nhi"), 3);
    }

    void aLargeBodyComesAndGoesWhole() {
        TlsServer server;
        TlsPeer peer(server);
        QByteArray body(5 << 20, '\0');
        for (qsizetype i = 0; i < body.size(); ++i) {
            body[i] = static_cast<char>('a' + i % 23);
        }
        peer.post("/", body);
        const QByteArray answer = peer.receive(body.size() + 60);
        QVERIFY(answer.endsWith(body));
    }

    void aStreamThatIsReadSlowlyArrivesWhole() {
        TlsServer server;
        TlsPeer peer(server);
        peer.socket().setReadBufferSize(64 * 1024);
        const QByteArray piece(8 * 1024, '~');
        peer.post("/stream", piece);
        QByteArray answer;
        while (!answer.endsWith("0\r\n\r\n")) {
            QVERIFY(peer.socket().bytesAvailable() > 0 || peer.socket().waitForReadyRead(10'000));
            answer += peer.socket().readAll();
        }
        QCOMPARE(answer.count('~'), 1000 * piece.size());
    }

    void aClientThatGoesAwayIsNoticed() {
        TlsServer server;
        TlsPeer peer(server);
        peer.post("/wait", "x");
        QTRY_COMPARE(server.connections(), std::size_t{1});
        QTest::qWait(50);
        peer.socket().disconnectFromHost();
        QTRY_VERIFY(server.sawClientGo());
        QTRY_COMPARE(server.connections(), std::size_t{0});
    }

    void whoSpeaksPlainIsToldWhatThePortSpeaks() {
        TlsServer server;
        QTcpSocket plain;
        plain.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        QVERIFY(plain.waitForConnected());
        plain.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(plain.state() == QAbstractSocket::UnconnectedState ||
                plain.waitForDisconnected(10'000));
        const QByteArray answer = plain.readAll();
        QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer.constData());
        QVERIFY(answer.contains("this port speaks TLS"));
    }

    void whoDoesNotFinishItsHandshakeIsLetGo() {
        ServerLimits limits;
        limits.headTime = Milliseconds(200);
        TlsServer server(limits);
        for (const QByteArray& said : {QByteArray(), QByteArray("\x16\x03\x01\x02", 4)}) {
            QTcpSocket slow;
            slow.connectToHost(QStringLiteral("127.0.0.1"), server.port());
            QVERIFY(slow.waitForConnected());
            slow.write(said);
            QVERIFY(slow.state() == QAbstractSocket::UnconnectedState ||
                    slow.waitForDisconnected(10'000));
            QCOMPARE(slow.readAll(), QByteArray());
        }
        QTRY_COMPARE(server.connections(), std::size_t{0});
        TlsPeer peer(server);
        QVERIFY(peer.secured());
    }

    void whoSpeaksSomethingElseGetsNoAnswer() {
        TlsServer server;
        QTcpSocket other;
        other.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        QVERIFY(other.waitForConnected());
        other.write("SSH-2.0-OpenSSH_9.2\r\n");
        QVERIFY(other.state() == QAbstractSocket::UnconnectedState ||
                other.waitForDisconnected(10'000));
        QVERIFY(!other.readAll().contains("HTTP"));
    }

    void withoutACertificateNobodyIsServedInTheClear() {
        TlsServer server;
        server.loseCertificate();
        QTcpSocket plain;
        plain.connectToHost(QStringLiteral("127.0.0.1"), server.port());
        plain.waitForConnected();
        plain.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        QVERIFY(plain.state() == QAbstractSocket::UnconnectedState ||
                plain.waitForDisconnected(10'000));
        QCOMPARE(plain.readAll(), QByteArray());
        QCOMPARE(server.connections(), std::size_t{0});
    }

    void aCertificateThatIsReplacedIsShownToWhoComesNext() {
        TlsServer server;
        TlsPeer before(server);
        server.renew();
        TlsPeer after(server);
        QVERIFY(before.secured() && after.secured());
        QVERIFY(before.fingerprint() != after.fingerprint());
        before.post("/", "still");
        QVERIFY(before.receive(60).endsWith("still"));

        server.spoil();
        TlsPeer last(server);
        QVERIFY(last.secured());
        QVERIFY(!server.couldRead());
        // And it is said for as long as it is so.
        TlsPeer oneMore(server);
        QVERIFY(oneMore.secured());
        QVERIFY(!server.couldRead());
        QCOMPARE(last.fingerprint(), after.fingerprint());
    }

    void filesThatCannotBeUsedSayWhy() {
        QTemporaryDir folder;
        const auto file = [&](const char* name) {
            return folder.filePath(QString::fromLatin1(name)).toStdString();
        };
        const auto one = test::makeSelfSigned("IP:127.0.0.1");
        const auto other = test::makeSelfSigned("IP:127.0.0.1");
        QVERIFY(test::writePem(one.certificate, file("cert.pem")));
        QVERIFY(test::writePem(other.key, file("other.pem")));
        const auto missing =
            ServerCertificate(file("cert.pem"), file("none.pem")).refresh(SystemClock().now());
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        const auto foreign =
            ServerCertificate(file("cert.pem"), file("other.pem")).refresh(SystemClock().now());
        QVERIFY(!foreign && foreign.error().code == ErrorCode::Invalid);
        const auto noCertificate =
            ServerCertificate(file("other.pem"), file("other.pem")).refresh(SystemClock().now());
        QVERIFY(!noCertificate && noCertificate.error().code == ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestServerTls)
#include "test_server_tls.moc"
