// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/ssl.h>

#include "engine/net/server_certificate.hpp"
#include "tests/engine/net/certificates.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;

namespace {

using Ssl = std::unique_ptr<SSL, decltype(&SSL_free)>;
using Ticket = std::unique_ptr<SSL_SESSION, decltype(&SSL_SESSION_free)>;

// A client and a server that speak through memory.
class Handshake {
public:
    explicit Handshake(const TlsContexts::Context& server, int newest = 0,
                       SSL_SESSION* session = nullptr)
        : m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
        if (newest != 0) {
            SSL_CTX_set_security_level(m_context.get(), 0);
            SSL_CTX_set_min_proto_version(m_context.get(), newest);
            SSL_CTX_set_max_proto_version(m_context.get(), newest);
        }
        SSL_CTX_set_alpn_protos(m_context.get(),
                                reinterpret_cast<const unsigned char*>("\x02h2\x08http/1.1"), 12);
        m_client.reset(SSL_new(m_context.get()));
        m_server.reset(SSL_new(server.get()));
        SSL_set_connect_state(m_client.get());
        SSL_set_accept_state(m_server.get());
        if (session != nullptr) {
            SSL_set_session(m_client.get(), session);
        }
        BIO* there = BIO_new(BIO_s_mem());
        BIO* back = BIO_new(BIO_s_mem());
        BIO_up_ref(there);
        BIO_up_ref(back);
        SSL_set_bio(m_client.get(), back, there);
        SSL_set_bio(m_server.get(), there, back);
        for (int round = 0; round < 10; ++round) {
            m_good = SSL_do_handshake(m_client.get()) == 1;
            m_good = SSL_do_handshake(m_server.get()) == 1 && m_good;
        }
        char none = 0;
        SSL_read(m_client.get(), &none, 1);  // takes the tickets, which come after it
    }

    bool good() const { return m_good; }
    bool resumed() const { return SSL_session_reused(m_client.get()) == 1; }
    Ticket session() const { return {SSL_get1_session(m_client.get()), SSL_SESSION_free}; }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned int length = 0;
        SSL_get0_alpn_selected(m_client.get(), &name, &length);
        return {reinterpret_cast<const char*>(name), length};
    }

private:
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    Ssl m_client{nullptr, SSL_free};
    Ssl m_server{nullptr, SSL_free};
    bool m_good = false;
};

}  // namespace

// The certificate that a listener shows, and what of it is no good.
class TestServerCertificate : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_now = SystemClock().now();
    }

    void saysWhatItIsFor() {
        write("DNS:weir.example,IP:192.0.2.7,IP:2001:db8::7", 30);
        ServerCertificate certificate = made();
        QVERIFY(certificate.refresh(m_now));
        const CertificateFacts facts = certificate.facts();
        QCOMPARE(facts.names,
                 (std::vector<std::string>{"weir.example", "192.0.2.7", "2001:db8::7"}));
        QVERIFY(facts.ends > m_now + 29 * 24h && facts.ends < m_now + 31 * 24h);
        QCOMPARE(facts.sha256.size(), std::size_t{64});
        const std::string before = facts.sha256;
        write("DNS:weir.example", 30);
        QVERIFY(certificate.refresh(m_now));
        QVERIFY(certificate.facts().sha256 != before);
    }

    void oneWhoseTimeIsOverIsSaidAndShownForWantOfABetter() {
        write("DNS:old.example", -1);
        ServerCertificate certificate = made();
        const auto read = certificate.refresh(m_now);
        QVERIFY(!read && read.error().code == ErrorCode::Denied);
        QVERIFY(read.error().message.find("ended on") != std::string::npos);
        QVERIFY(certificate.context() != nullptr);
        QCOMPARE(certificate.facts().names, std::vector<std::string>{"old.example"});
        write("DNS:new.example", 1);
        QVERIFY(certificate.refresh(m_now));
        QCOMPARE(certificate.facts().names, std::vector<std::string>{"new.example"});
    }

    void theLastGoodOneStays_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("a key of another") << 0;
        QTest::newRow("a key with a passphrase, or none") << 1;
        QTest::newRow("no file") << 2;
        QTest::newRow("ended") << 3;
        QTest::newRow("no certificate") << 4;
    }
    void theLastGoodOneStays() {
        QFETCH(int, what);
        write("DNS:good.example", 1);
        ServerCertificate certificate = made();
        QVERIFY(certificate.refresh(m_now));
        const auto shown = certificate.context();
        switch (what) {
            case 0:
                QVERIFY(test::writePem(test::makeSelfSigned("DNS:other.example").key, key()));
                break;
            case 1:
                overwrite(key(), "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n");
                break;
            case 2:
                QVERIFY(QFile::remove(QString::fromStdString(key())));
                break;
            case 3:
                write("DNS:ended.example", -1);
                break;
            default:
                overwrite(cert(), "nothing");
        }
        QVERIFY(!certificate.refresh(m_now));
        // And for as long as it is so.
        const auto again = certificate.refresh(m_now);
        QVERIFY(!again && !again.error().hint.empty());
        QCOMPARE(certificate.context(), shown);
        QCOMPARE(certificate.facts().names, std::vector<std::string>{"good.example"});
    }

    void oneThatEndsWhileItIsShownIsSaid() {
        write("DNS:weir.example", 1);
        ServerCertificate certificate = made();
        QVERIFY(certificate.refresh(m_now));
        const auto later = certificate.refresh(m_now + 48h);
        QVERIFY(!later && later.error().code == ErrorCode::Denied);
        QVERIFY(certificate.context() != nullptr);
        const auto earlier = certificate.refresh(m_now - 24h * 3650);
        QVERIFY(!earlier && earlier.error().message.find("only from") != std::string::npos);
    }

    void speaksHttpAndNothingOlderThanTls12_data() {
        QTest::addColumn<int>("newest");
        QTest::addColumn<bool>("good");
        QTest::newRow("1.0") << TLS1_VERSION << false;
        QTest::newRow("1.1") << TLS1_1_VERSION << false;
        QTest::newRow("1.2") << TLS1_2_VERSION << true;
        QTest::newRow("1.3") << TLS1_3_VERSION << true;
    }
    void speaksHttpAndNothingOlderThanTls12() {
        QFETCH(int, newest);
        QFETCH(bool, good);
        write("DNS:weir.example", 1);
        ServerCertificate certificate = made();
        QVERIFY(certificate.refresh(m_now));
        const Handshake first(certificate.context(), newest);
        QCOMPARE(first.good(), good);
        if (!good) {
            return;
        }
        QCOMPARE(first.protocol(), std::string("http/1.1"));
        // Who comes back needs no second look at the certificate.
        const Ticket session = first.session();
        QVERIFY(Handshake(certificate.context(), newest, session.get()).resumed());
        // Another certificate knows nobody.
        write("DNS:weir.example", 2);
        QVERIFY(certificate.refresh(m_now));
        const Handshake renewed(certificate.context(), newest, session.get());
        QVERIFY(renewed.good() && !renewed.resumed());
    }

private:
    std::string cert() const { return m_folder->filePath("cert.pem").toStdString(); }
    std::string key() const { return m_folder->filePath("key.pem").toStdString(); }
    ServerCertificate made() const { return {cert(), key()}; }
    void write(const std::string& names, int days) const {
        const auto identity = test::makeSelfSigned(names, days);
        QVERIFY(test::writePem(identity.certificate, cert()));
        QVERIFY(test::writePem(identity.key, key()));
    }
    static void overwrite(const std::string& file, const QByteArray& text) {
        QFile opened(QString::fromStdString(file));
        QVERIFY(opened.open(QIODevice::WriteOnly));
        opened.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Timestamp m_now;
};

QTEST_GUILESS_MAIN(TestServerCertificate)
#include "test_server_certificate.moc"
