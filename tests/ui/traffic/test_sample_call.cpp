// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <optional>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "ui/calls/gateway_call.hpp"
#include "ui/traffic/sample_call.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

const QByteArray kServed("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
const QByteArray kRefused("HTTP/1.1 503 No\r\nContent-Length: 2\r\n\r\n{}");

struct SampleFixture {
    explicit SampleFixture(const QByteArray& answer = kServed) : listener(answer), gateway(client) {
        admin::GatewayStatus status = cannedStatus();
        status.address = listener.address();
        client.answer<admin::GetStatus>(status);
        client.answer<admin::ListModels>({{}, {{"openai", "openai_chat", "gpt-4o-mini"}}});
        client.on<admin::CreateKey>([this](const admin::CreateKey& asked) {
            made = asked.name;
            admin::CreatedKey created;
            created.key.name = asked.name;
            created.secret = "weir_sk_test";
            return Result<admin::CreatedKey>(created);
        });
        client.on<admin::RevokeKey>([this](const admin::RevokeKey& asked) {
            revoked = asked.name;
            return Result<admin::KeyRow>(admin::KeyRow{});
        });
        gateway.refresh();
    }
    bool send() {
        if (!QTest::qWaitFor([this] { return gateway.isKnown(); })) {
            return false;
        }
        call.emplace(client, gateway, caller);
        call->send();
        return QTest::qWaitFor([this] { return !call->isRunning(); });
    }

    HttpListener listener;
    FakeAdminClient client;
    GatewayModel gateway;
    GatewayCaller caller;
    std::optional<SampleCall> call;
    std::string made;
    std::string revoked;
};

}  // namespace

class TestSampleCall : public QObject {
    Q_OBJECT

private slots:
    void goesThroughTheGatewayWithAKeyThatEndsWithIt() {
        SampleFixture fixture;
        QVERIFY(fixture.send());
        QCOMPARE(fixture.call->problem(), QString());
        const QByteArray request = fixture.listener.request();
        QVERIFY2(request.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"), request);
        QVERIFY2(request.toLower().contains("authorization: bearer weir_sk_test\r\n"), request);
        const QJsonObject body = QJsonDocument::fromJson(fixture.listener.body()).object();
        QCOMPARE(body.value(QStringLiteral("model")).toString(), QStringLiteral("gpt-4o-mini"));
        QTRY_VERIFY(!fixture.revoked.empty());
        QCOMPARE(fixture.revoked, fixture.made);
    }

    void speaksTheDialectOfTheModel() {
        SampleFixture fixture;
        fixture.client.answer<admin::ListModels>(
            {{}, {{"anthropic", "anthropic", "claude-haiku-4-5"}}});
        QVERIFY(fixture.send());
        QVERIFY(fixture.listener.request().startsWith("POST /v1/messages HTTP/1.1\r\n"));
        const QJsonObject body = QJsonDocument::fromJson(fixture.listener.body()).object();
        QVERIFY(body.contains(QStringLiteral("max_tokens")));
    }

    // That it was refused is a row of the traffic, which says why.
    void anErrorOfTheGatewayIsAnArrival() {
        SampleFixture fixture(kRefused);
        QVERIFY(fixture.send());
        QCOMPARE(fixture.call->problem(), QString());
        QTRY_COMPARE(fixture.revoked, fixture.made);
    }

    void aKeyIsEndedThoughNobodyListened() {
        SampleFixture fixture;
        fixture.listener.close();
        QVERIFY(fixture.send());
        QVERIFY(!fixture.call->problem().isEmpty());
        QTRY_COMPARE(fixture.revoked, fixture.made);
    }

    void withoutAModelNothingIsMade() {
        SampleFixture fixture;
        fixture.client.answer<admin::ListModels>({});
        QVERIFY(fixture.send());
        QVERIFY(!fixture.call->problem().isEmpty());
        QVERIFY(fixture.made.empty());
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestSampleCall)
#include "test_sample_call.moc"
