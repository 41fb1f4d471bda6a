// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpSocket>
#include <QtTest>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/gateway.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/net/certificates.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

constexpr int kPatience = 30'000;

// A host whose document names a certificate, and what it says of itself.
class TlsHost {
public:
    TlsHost() { write(true); }

    void start() {
        m_host = m_folder.start();
        m_client = clientOf(*m_host);
    }
    void renew(const std::string& names, int days = 30) const {
        const auto identity = net::test::makeSelfSigned(names, days);
        if (!net::test::writePem(identity.certificate, file("cert.pem")) ||
            !net::test::writePem(identity.key, file("key.pem"))) {
            qFatal("cannot write the certificate");
        }
    }
    void spoil() const {
        if (!net::test::writePem(net::test::makeSelfSigned("DNS:other").key, file("key.pem"))) {
            qFatal("cannot write the key");
        }
    }
    void write(bool tls) const {
        QByteArray document("version: 1\nlisten: 127.0.0.1:0\n");
        if (tls) {
            document += "tls: {cert: " + QByteArray::fromStdString(file("cert.pem")) +
                        ", key: " + QByteArray::fromStdString(file("key.pem")) + "}\n";
        }
        m_folder.write(document);
    }
    admin::GatewayStatus status() { return *admin::callAndWait(*m_client, admin::GetStatus{}); }
    std::vector<admin::AlertRow> alerts() {
        return admin::callAndWait(*m_client, admin::ListAlerts{})->active;
    }
    std::uint16_t port() { return portOf(status().address); }

private:
    std::string file(const std::string& name) const { return m_folder.path() + "/" + name; }

    HostFolder m_folder;
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;
};

// One connection with TLS that takes whatever certificate it is shown.
class Caller {
public:
    explicit Caller(std::uint16_t port) {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_secured = m_socket.waitForEncrypted(kPatience);
    }

    QString sha256() const {
        return QString::fromLatin1(
            m_socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex());
    }
    bool isHealthy() {
        m_socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\r\n\r\n") && m_socket.waitForReadyRead(kPatience)) {
            answer += m_socket.readAll();
        }
        return m_secured && answer.startsWith("HTTP/1.1 200 ");
    }

private:
    QSslSocket m_socket;
    bool m_secured = false;
};

bool isHealthyInTheClear(std::uint16_t port) {
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(kPatience)) {
        return false;
    }
    socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(kPatience)) {
        answer += socket.readAll();
    }
    return answer.startsWith("HTTP/1.1 200 ");
}

}  // namespace

// Calls that come over TLS, and what becomes of them when its files do.
class TestListenerTls : public QObject {
    Q_OBJECT

private slots:
    void servesAndSaysWhatItShows() {
        TlsHost host;
        host.renew("DNS:weir.example,IP:127.0.0.1");
        host.start();
        const auto status = host.status();
        QVERIFY(status.state == GatewayState::Listening);
        QVERIFY(status.tls && status.tlsProblem.empty());
        QCOMPARE(status.tlsNames, (std::vector<std::string>{"weir.example", "127.0.0.1"}));
        QVERIFY(status.tlsEnds > SystemClock().now());
        Caller caller(host.port());
        QVERIFY(caller.isHealthy());
        QCOMPARE(caller.sha256(), QString::fromStdString(status.tlsSha256));
        QVERIFY(!isHealthyInTheClear(host.port()));
    }

    void anotherPairIsTakenOverAndABadOneIsNot() {
        TlsHost host;
        host.renew("IP:127.0.0.1");
        host.start();
        const std::string first = host.status().tlsSha256;
        Caller before(host.port());
        QVERIFY(before.isHealthy());

        host.renew("IP:127.0.0.1");
        QTRY_VERIFY_WITH_TIMEOUT(host.status().tlsSha256 != first, kPatience);
        Caller after(host.port());
        QVERIFY(after.isHealthy());
        QVERIFY(after.sha256() != before.sha256());
        QVERIFY(before.isHealthy());

        host.spoil();
        QTRY_VERIFY_WITH_TIMEOUT(host.status().state == GatewayState::Degraded, kPatience);
        QVERIFY(host.status().tlsProblem.find("key.pem holds no key") != std::string::npos);
        QVERIFY(!host.status().hint.empty());
        Caller still(host.port());
        QVERIFY(still.isHealthy());
        QCOMPARE(still.sha256(), after.sha256());

        host.renew("IP:127.0.0.1");
        QTRY_VERIFY_WITH_TIMEOUT(host.status().state == GatewayState::Listening, kPatience);
        QVERIFY(host.status().tlsProblem.empty());
    }

    void withoutItsFilesNobodyIsServedInTheClear() {
        TlsHost host;
        host.start();
        auto status = host.status();
        QVERIFY(status.state == GatewayState::Stopped);
        QVERIFY(status.problem.find("cert.pem cannot be read") != std::string::npos);
        host.renew("IP:127.0.0.1");
        QTRY_VERIFY_WITH_TIMEOUT(host.status().state == GatewayState::Listening, kPatience);
        Caller caller(host.port());
        QVERIFY(caller.isHealthy());
    }

    void oneThatHasEndedIsSaid() {
        TlsHost host;
        host.renew("IP:127.0.0.1", -1);
        host.start();
        const auto status = host.status();
        QVERIFY(status.state == GatewayState::Degraded);
        QVERIFY(status.tlsProblem.find("ended on") != std::string::npos);
        Caller caller(host.port());
        QVERIFY(caller.isHealthy());
    }

    void oneThatEndsSoonIsAnAlert() {
        TlsHost host;
        host.renew("DNS:weir.example", 2);
        host.start();
        QTRY_COMPARE_WITH_TIMEOUT(host.alerts().size(), std::size_t{1}, kPatience);
        const admin::AlertRow row = host.alerts().front();
        QVERIFY(row.alert.kind == AlertKind::CertificateExpires);
        QVERIFY(!row.alert.urgent);
        QVERIFY2(row.title.starts_with("The certificate for weir.example ends on "),
                 row.title.c_str());
        // A new one is no news, and the old one is over.
        host.renew("DNS:weir.example", 90);
        QTRY_VERIFY_WITH_TIMEOUT(host.alerts().empty(), kPatience);
    }

    void isSwitchedOnAndOffByTheDocument() {
        TlsHost host;
        host.write(false);
        host.start();
        QVERIFY(!host.status().tls);
        QVERIFY(isHealthyInTheClear(host.port()));

        host.write(true);
        QTRY_VERIFY_WITH_TIMEOUT(host.status().state == GatewayState::Degraded, kPatience);
        QVERIFY(!host.status().tls);
        host.renew("IP:127.0.0.1");
        QTRY_VERIFY_WITH_TIMEOUT(host.status().tls, kPatience);
        QVERIFY(host.status().state == GatewayState::Listening);
        Caller caller(host.port());
        QVERIFY(caller.isHealthy());

        host.write(false);
        QTRY_VERIFY_WITH_TIMEOUT(!host.status().tls, kPatience);
        QVERIFY(isHealthyInTheClear(host.port()));
    }
};

QTEST_GUILESS_MAIN(TestListenerTls)
#include "test_listener_tls.moc"
