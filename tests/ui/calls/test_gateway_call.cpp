// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QtTest>

#include "tests/engine/net/tls_upstream.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "ui/calls/gateway_call.hpp"

namespace weir::ui {

namespace {

struct Fixture {
    explicit Fixture(const QByteArray& answer = {}) : listener(answer) {}

    std::unique_ptr<GatewayCall> call(const QByteArray& replayOf = {},
                                      const QByteArray& body = "{\"a\":1}") {
        const QString url =
            QStringLiteral("http://%1/v1/messages").arg(QString::fromStdString(listener.address()));
        return std::make_unique<GatewayCall>(caller, GatewayCaller::Call{url, body, replayOf},
                                             Secret(std::string_view("weir_sk_test")));
    }

    HttpListener listener;
    GatewayCaller caller;
};

QByteArray sha256(const net::test::Identity& identity) {
    unsigned char* der = nullptr;
    const int size = i2d_X509(identity.certificate.get(), &der);
    const QByteArray bytes(reinterpret_cast<const char*>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

}  // namespace

class TestGatewayCall : public QObject {
    Q_OBJECT

private slots:
    void goesOutAsAnyToolsCallDoes() {
        Fixture fixture(HttpListener::head(200, "application/json", "X-Weir-Exchange: id-1\r\n") +
                        "{}");
        const auto call = fixture.call();
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QVERIFY(ended.wait());
        QCOMPARE(call->status(), 200);
        QCOMPARE(call->exchange(), QByteArray("id-1"));
        QCOMPARE(call->problem(), QString());
        QVERIFY(!call->isRunning());
        const QByteArray request = fixture.listener.request();
        QVERIFY2(request.startsWith("POST /v1/messages HTTP/1.1\r\n"), request);
        QVERIFY2(request.toLower().contains("authorization: bearer weir_sk_test\r\n"), request);
        QVERIFY(!request.toLower().contains("x-weir-replay"));
        QCOMPARE(fixture.listener.body(), QByteArray("{\"a\":1}"));
    }

    void aReplaySaysWhatItIsOf() {
        Fixture fixture(HttpListener::head(200, "application/json") + "{}");
        const auto call = fixture.call("0193a2f4-0000-7000-8000-000000000001");
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QVERIFY(ended.wait());
        QVERIFY(fixture.listener.request().toLower().contains(
            "x-weir-replay: 0193a2f4-0000-7000-8000-000000000001\r\n"));
    }

    void aLongBodyGoesOutWhole() {
        Fixture fixture(HttpListener::head(200, "application/json") + "{}");
        const QByteArray body = "{\"a\":\"" + QByteArray(5'000'000, 'x') + "\"}";
        const auto call = fixture.call({}, body);
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QVERIFY(ended.wait());
        QCOMPARE(call->status(), 200);
        QVERIFY(fixture.listener.body() == body);
    }

    void itsGatewayIsKnownByItsCertificate_data() {
        QTest::addColumn<int>("trusted");
        QTest::addColumn<bool>("answered");
        QTest::newRow("nobody said which it shows") << 0 << false;
        QTest::newRow("the one it shows") << 1 << true;
        QTest::newRow("another") << 2 << false;
    }
    void itsGatewayIsKnownByItsCertificate() {
        QFETCH(int, trusted);
        QFETCH(bool, answered);
        const auto shown = net::test::makeSelfSigned("DNS:weir.example");
        const auto other = net::test::makeSelfSigned("DNS:weir.example");
        net::test::TlsUpstream gateway(shown, {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"});
        GatewayCaller caller;
        if (trusted != 0) {
            caller.trust(sha256(trusted == 1 ? shown : other));
        }
        GatewayCall call(
            caller,
            {QStringLiteral("https://127.0.0.1:%1/v1/messages").arg(gateway.port()), "{}", {}},
            Secret(std::string_view("weir_sk_test")));
        QSignalSpy ended(&call, &GatewayCall::ended);
        QVERIFY(ended.wait());
        QCOMPARE(call.status(), answered ? 200 : 0);
        QCOMPARE(call.problem().isEmpty(), answered);
    }

    // It may have been taken before the connection ended, and a call is paid for.
    void aCallWithoutAnAnswerIsNotSentAgain() {
        Fixture fixture;
        const auto call = fixture.call();
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QTRY_COMPARE(fixture.listener.count(), 1);
        fixture.listener.finish();
        QVERIFY(ended.wait());
        // Connections are taken in their order: one that was made again would be here before this.
        const auto next = fixture.call({}, "{\"next\":1}");
        QTRY_COMPARE(fixture.listener.count(), 2);
        QCOMPARE(fixture.listener.body(1), QByteArray("{\"next\":1}"));
        QCOMPARE(call->status(), 0);
        QVERIFY2(call->problem().contains(QStringLiteral("may have been made")),
                 qPrintable(call->problem()));
    }

    void anAnswerComesInAsItIsSent() {
        Fixture fixture;
        const auto call = fixture.call();
        QByteArray got;
        connect(call.get(), &GatewayCall::received, this,
                [&got](const QByteArray& bytes) { got += bytes; });
        QTRY_COMPARE(fixture.listener.count(), 1);
        fixture.listener.send(HttpListener::head(200, "text/event-stream"));
        QTRY_COMPARE(call->status(), 200);
        fixture.listener.send("data: 1\n\n");
        QTRY_COMPARE(got, QByteArray("data: 1\n\n"));
        QVERIFY(call->isRunning());
        fixture.listener.send("data: 2\n\n");
        fixture.listener.finish();
        QTRY_VERIFY(!call->isRunning());
        QCOMPARE(got, QByteArray("data: 1\n\ndata: 2\n\n"));
    }

    void aRefusalIsAnAnswer() {
        Fixture fixture(HttpListener::head(429, "application/json") + "{}");
        const auto call = fixture.call();
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QVERIFY(ended.wait());
        QCOMPARE(call->status(), 429);
        QCOMPARE(call->problem(), QString());
    }

    void nobodyThereIsAProblem() {
        Fixture fixture;
        fixture.listener.close();
        const auto call = fixture.call();
        QSignalSpy ended(call.get(), &GatewayCall::ended);
        QVERIFY(ended.wait());
        QCOMPARE(call->status(), 0);
        QVERIFY(!call->problem().isEmpty());
    }

    void stoppingClosesTheConnection() {
        Fixture fixture;
        const auto call = fixture.call();
        QTRY_COMPARE(fixture.listener.count(), 1);
        fixture.listener.send(HttpListener::head(200, "text/event-stream") + "data: 1\n\n");
        QTRY_COMPARE(call->status(), 200);
        call->stop();
        QVERIFY(call->wasStopped());
        QVERIFY(!call->isRunning());
        QCOMPARE(call->problem(), QString());
        QTRY_VERIFY(!fixture.listener.isOpen());
    }

    void whoeverLetsGoOfItStopsIt() {
        Fixture fixture;
        auto call = fixture.call();
        QTRY_COMPARE(fixture.listener.count(), 1);
        call.reset();
        QTRY_VERIFY(!fixture.listener.isOpen());
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestGatewayCall)
#include "test_gateway_call.moc"
