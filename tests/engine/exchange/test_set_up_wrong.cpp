// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/engine/net/tls_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

using net::test::makeLeaf;
using net::test::makeRoot;
using net::test::TlsUpstream;

// "first" is called over TLS, with two keys and so as two targets; "second" as everywhere.
policy::Snapshot firstOverTls(std::uint16_t port, const std::string& caFile,
                              const ScriptedUpstream& second) {
    policy::Snapshot snapshot = twoTargets(second, second);
    providers::Provider& first = snapshot.providers[0];
    first.base = net::parseBaseUrl("https://127.0.0.1:" + std::to_string(port) + "/v1").value();
    first.caFile = caFile;
    first.keys = {providers::KeyRef{}, providers::KeyRef{}};
    snapshot.models = {Gateway::model(snapshot, "smart", {"first/a", "second/b"}),
                       Gateway::model(snapshot, "lonely", {"first/a"})};
    return snapshot;
}

HttpAnswer ask(const Gateway& gateway, const std::string& model) {
    HttpClient client(gateway.port());
    client.post(
        "/v1/chat/completions", gateway.auth(),
        "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
    return client.receive();
}

}  // namespace

// Providers that cannot be reached as they are set up: no try after the first would end otherwise.
class TestSetUpWrong : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string file(const char* name) const {
        return (m_folder.path() + "/" + name).toStdString();
    }

    void check(std::uint16_t port, const std::string& caFile, const std::string& says) const {
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(firstOverTls(port, caFile, second));

        QCOMPARE(ask(gateway, "smart").body, kAnswer);
        const books::ExchangeRecord served = gateway.lastEnded();
        QCOMPARE(served.attempts.size(), std::size_t(2));
        QCOMPARE(served.attempts[0].target(), std::string("first/a"));
        QVERIFY2(served.attempts[0].outcome.find(says) != std::string::npos,
                 served.attempts[0].outcome.c_str());

        const HttpAnswer refused = ask(gateway, "lonely");
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.body.find(says) != std::string::npos, refused.body.c_str());
        QCOMPARE(refused.header("x-should-retry"), std::string("false"));
        QVERIFY(refused.header("retry-after").empty());
        QCOMPARE(gateway.lastEnded().attempts.size(), std::size_t(1));
    }

private slots:
    void aCaFileThatIsNotThere() {
        ScriptedUpstream first;
        check(first.port(), file("none.pem"),
              "The certificate file " + file("none.pem") + " cannot be read.");
        QVERIFY(first.calls().empty());
    }

    void aCaFileWithoutACertificate() {
        ScriptedUpstream first;
        QFile text(m_folder.path() + "/text.pem");
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no certificate\n") > 0);
        text.close();
        check(first.port(), file("text.pem"), "holds no certificate");
    }

    void aCertificateForAnotherName() {
        const auto root = makeRoot("a root");
        QVERIFY(net::test::writePem(root.certificate, file("root.pem")));
        TlsUpstream first(makeLeaf(root, "DNS:elsewhere.example"), {});
        check(first.port(), file("root.pem"), "IP address mismatch");
        QCOMPARE(first.connections(), 2);  // one a call
    }

    void aCertificateOfAnotherRoot() {
        const auto root = makeRoot("a root");
        QVERIFY(net::test::writePem(makeRoot("another").certificate, file("another.pem")));
        TlsUpstream first(makeLeaf(root, "IP:127.0.0.1"), {});
        check(first.port(), file("another.pem"), "is not trusted");
    }
};

QTEST_GUILESS_MAIN(TestSetUpWrong)
#include "test_set_up_wrong.moc"
