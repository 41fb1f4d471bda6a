// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <optional>

#include "engine/control/admin/keys.hpp"
#include "tests/ui/remote/remote_gateway.hpp"
#include "ui/remote/certificate_facts.hpp"
#include "ui/remote/certificate_probe.hpp"
#include "ui/remote/remote_client.hpp"

using namespace weir;
using namespace weir::ui;
using admin::Role;

namespace {

// What came back, once the event loop has brought it.
template <admin::Operation Op>
Result<typename Op::Reply> ask(RemoteClient& client, Op operation) {
    std::optional<Result<typename Op::Reply>> answer;
    client.call(std::move(operation),
                admin::AdminClient::Callback<typename Op::Reply>(
                    [&](Result<typename Op::Reply> reply) { answer.emplace(std::move(reply)); }));
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 30'000)) {
        return Error::timeout("The test waited in vain.");
    }
    return std::move(*answer);
}

}  // namespace

// The window's end of the connection to another machine, against a gateway as it is.
class TestRemoteClient : public QObject {
    Q_OBJECT

private slots:
    void theCertificateIsSeenBeforeAnythingIsSent() {
        RemoteGateway gateway;
        CertificateProbe probe(gateway.address());
        QSignalSpy found(&probe, &CertificateProbe::found);
        QVERIFY(found.wait(10'000));
        const auto facts = found.first().first().value<CertificateFacts>();
        QCOMPARE(facts.sha256, gateway.fingerprint());
        QCOMPARE(facts.subject, QStringLiteral("self-made"));
        QCOMPARE(facts.issuer, QStringLiteral("self-made"));
        QVERIFY(facts.validUntil > QDateTime::currentDateTime());
        QVERIFY(!facts.trusted);
        QVERIFY(!facts.doubt.isEmpty());
        QCOMPARE(fingerprintText(facts.sha256).size(), 95);
    }

    void whoDoesNotAnswerHasNoCertificate() {
        RemoteGateway gateway;
        gateway.stop();
        CertificateProbe probe(gateway.address());
        QSignalSpy failed(&probe, &CertificateProbe::failed);
        QVERIFY(failed.wait(10'000));
        QVERIFY(!failed.first().first().toString().isEmpty());
    }

    void anAnswerSaysWhatTheTokenMayDo() {
        RemoteGateway gateway;
        RemoteClient client(gateway.pinned(), gateway.token("anna", Role::Operate));
        QVERIFY(client.role() == Role::Read);
        const auto status = ask(client, admin::GetStatus{});
        QVERIFY2(status, status ? "" : status.error().text().c_str());
        QVERIFY(status->state == GatewayState::Listening);
        QVERIFY(client.role() == Role::Operate);
        const auto denied = ask(client, admin::CreateKey{"tool", "", ""});
        QVERIFY(!denied && denied.error().code == ErrorCode::Denied);
        QVERIFY(!client.loss());
        const auto paused = ask(client, admin::PauseGateway{});
        QVERIFY(paused && paused->state == GatewayState::Paused);
    }

    // Nothing that the system does not trust is believed without a pin.
    void withoutAPinNothingIsSent() {
        RemoteGateway gateway;
        KnownGateway unpinned = gateway.pinned();
        unpinned.pin.clear();
        RemoteClient client(unpinned, gateway.token("anna", Role::Admin));
        const auto status = ask(client, admin::GetStatus{});
        QVERIFY(!status && status.error().code == ErrorCode::Unavailable);
        QVERIFY(client.loss()->trouble == RemoteClient::Trouble::NoAnswer);
    }

    void anotherCertificateIsRefusedWithBothFingerprints() {
        RemoteGateway gateway;
        RemoteClient client(gateway.pinned(), gateway.token("anna", Role::Admin));
        QVERIFY(ask(client, admin::GetStatus{}));
        const QByteArray before = gateway.fingerprint();
        gateway.stop();
        gateway.renewCertificate();
        gateway.start();
        Result<admin::GatewayStatus> status = Error::internal("");
        QTRY_VERIFY_WITH_TIMEOUT(
            (client.tryNow(), status = ask(client, admin::GetStatus{}),
             client.loss() && client.loss()->trouble == RemoteClient::Trouble::OtherCertificate),
            20'000);
        QVERIFY(!status && status.error().code == ErrorCode::Denied);
        const QString said = QString::fromStdString(status.error().hint);
        QVERIFY(said.contains(fingerprintText(before)));
        QVERIFY(said.contains(fingerprintText(gateway.fingerprint())));
    }

    void aTokenThatIsRefusedIsNotTriedAgainUnasked() {
        RemoteGateway gateway;
        RemoteClient client(gateway.pinned(), gateway.token("anna", Role::Admin));
        QVERIFY(ask(client, admin::GetStatus{}));
        gateway.revoke("anna");
        const auto refused = ask(client, admin::GetStatus{});
        QVERIFY(!refused && refused.error().code == ErrorCode::Denied);
        QVERIFY(client.loss()->trouble == RemoteClient::Trouble::TokenRefused);
        // Sixteen more would have been too many, if they had gone out.
        for (int i = 0; i < 16; ++i) {
            const auto again = ask(client, admin::GetStatus{});
            QVERIFY(!again && again.error() == refused.error());
        }
        RemoteClient other(gateway.pinned(), gateway.token("anna", Role::Read));
        QVERIFY(ask(other, admin::GetStatus{}));
    }

    void aLostGatewayIsFoundAgainAndOrdersDoNotWaitForIt() {
        RemoteGateway gateway;
        RemoteClient client(gateway.pinned(), gateway.token("anna", Role::Admin));
        QSignalSpy changed(&client, &RemoteClient::changed);
        QVERIFY(ask(client, admin::GetStatus{}));
        gateway.stop();
        const auto lost = ask(client, admin::GetStatus{});
        QVERIFY(!lost && lost.error().code == ErrorCode::Unavailable);
        QVERIFY(client.loss() && client.loss()->since.isValid());
        QVERIFY(lost.error().message.find("since") != std::string::npos);
        const auto order = ask(client, admin::CreateKey{"tool", "", ""});
        QVERIFY(!order && order.error().code == ErrorCode::Unavailable);

        gateway.start();
        QTRY_VERIFY_WITH_TIMEOUT(ask(client, admin::GetStatus{}).ok(), 30'000);
        QVERIFY(!client.loss());
        QVERIFY(changed.size() >= 2);
        // The order that was refused was not kept for later.
        const auto keys = ask(client, admin::ListKeys{});
        QVERIFY(keys && keys->keys.empty());
    }

    void whatIsUnderWayEndsWithTheClient() {
        RemoteGateway gateway;
        std::optional<ErrorCode> code;
        {
            RemoteClient client(gateway.pinned(), gateway.token("anna", Role::Admin));
            client.call(admin::GetStatus{}, admin::AdminClient::Callback<admin::GatewayStatus>(
                                                [&](const Result<admin::GatewayStatus>& reply) {
                                                    code = reply ? ErrorCode::Internal
                                                                 : reply.error().code;
                                                }));
        }
        QVERIFY(code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestRemoteClient)
#include "test_remote_client.moc"
