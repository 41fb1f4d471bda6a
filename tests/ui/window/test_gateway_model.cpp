// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice.hpp"

namespace weir::ui {

class TestGatewayModel : public QObject {
    Q_OBJECT

private slots:
    void knowsNothingBeforeTheFirstAnswer() {
        FakeAdminClient client;
        client.answer<admin::GetStatus>(cannedStatus());
        GatewayModel model(client);
        QVERIFY(!model.isKnown());
        QVERIFY(!noticeOf(model));
        QSignalSpy changed(&model, &GatewayModel::changed);
        model.refresh();
        QVERIFY(changed.wait());
        QVERIFY(model.isKnown());
        QCOMPARE(model.baseUrl(), QStringLiteral("http://127.0.0.1:9347"));
    }

    void asksOnceAtATime() {
        FakeAdminClient client;
        client.answer<admin::GetStatus>(cannedStatus());
        GatewayModel model(client);
        QSignalSpy changed(&model, &GatewayModel::changed);
        model.refresh();
        model.refresh();
        QVERIFY(changed.wait());
        QCOMPARE(client.timesAsked<admin::GetStatus>(), 1);
    }

    void asksAgainWhileItIsSeenAndNotWhenItIsNot() {
        FakeAdminClient client;
        client.answer<admin::GetStatus>(cannedStatus());
        GatewayModel model(client);
        QSignalSpy changed(&model, &GatewayModel::changed);
        model.setPace(GatewayModel::Pace::Live);
        QTRY_VERIFY(changed.count() >= 2);
        // Also for a tray, which shows something from the first moment on.
        const int before = client.timesAsked<admin::GetStatus>();
        model.setPace(GatewayModel::Pace::Tray);
        QTRY_VERIFY(client.timesAsked<admin::GetStatus>() > before);
        model.setPace(GatewayModel::Pace::None);
        const auto* timer = model.findChild<QTimer*>();
        QVERIFY(timer == nullptr || !timer->isActive());
    }

    void aWildcardIsReachedOverLoopback_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        QTest::newRow("ipv4") << "0.0.0.0:9347" << "http://127.0.0.1:9347";
        QTest::newRow("ipv6") << "[::]:9347" << "http://127.0.0.1:9347";
        QTest::newRow("host") << "10.0.0.7:80" << "http://10.0.0.7:80";
        QTest::newRow("loopback6") << "[::1]:9347" << "http://[::1]:9347";
    }

    void aWildcardIsReachedOverLoopback() {
        QFETCH(QString, address);
        QFETCH(QString, url);
        admin::GatewayStatus status = cannedStatus();
        status.address = address.toStdString();
        FakeAdminClient client;
        QCOMPARE(modelOf(client, status)->baseUrl(), url);
    }

    void whatSpeaksTlsIsCalledOverIt() {
        admin::GatewayStatus status = cannedStatus();
        status.tls = true;
        FakeAdminClient client;
        const auto model = modelOf(client, status);
        QCOMPARE(model->baseUrl(), QStringLiteral("https://127.0.0.1:9347"));
        QCOMPARE(model->openAiBaseUrl(), QStringLiteral("https://127.0.0.1:9347/v1"));
    }

    void keepsTheLastStatusWhenNobodyAnswers() {
        FakeAdminClient client;
        const auto model = modelOf(client, cannedStatus());
        client.refuse<admin::GetStatus>(Error::unavailable("The socket is gone."));
        QSignalSpy changed(model.get(), &GatewayModel::changed);
        model->refresh();
        QVERIFY(changed.wait());
        QCOMPARE(model->status().spentToday, cannedStatus().spentToday);
        const auto notice = noticeOf(*model);
        QVERIFY(notice);
        QCOMPARE(notice->tone, Tone::Error);
        QVERIFY(notice->text.contains(QStringLiteral("The socket is gone.")));
        QCOMPARE(notice->remedies, QVector<Remedy>{Remedy::TryAgain});
    }

    void aRefusedOrderIsToldOnce() {
        FakeAdminClient client;
        const auto model = modelOf(client, cannedStatus());
        client.refuse<admin::SetListen>(Error::conflict("Port 80 is used.", "Use 9348."));
        QSignalSpy refused(model.get(), &GatewayModel::refused);
        model->setListen(QStringLiteral("127.0.0.1:80"));
        QVERIFY(refused.wait());
        QCOMPARE(refused.at(0).at(1).toString(), QStringLiteral("Use 9348."));
        // Whoever wants to say it himself is told instead of everybody.
        int told = 0;
        model->setListen(
            QStringLiteral("127.0.0.1:80"),
            [&](const Result<admin::GatewayStatus>& reply) { told += reply.ok() ? 0 : 1; });
        QTRY_COMPARE(told, 1);
        QCOMPARE(refused.count(), 1);
    }

    void ordersFollowTheState_data() {
        QTest::addColumn<GatewayState>("state");
        QTest::addColumn<QString>("orders");
        QTest::newRow("listening") << GatewayState::Listening << "pause stop";
        QTest::newRow("degraded") << GatewayState::Degraded << "pause stop";
        QTest::newRow("paused") << GatewayState::Paused << "start stop";
        QTest::newRow("stopped") << GatewayState::Stopped << "start";
        QTest::newRow("port in use") << GatewayState::PortInUse << "start";
    }

    void ordersFollowTheState() {
        QFETCH(GatewayState, state);
        QFETCH(QString, orders);
        admin::GatewayStatus status = cannedStatus();
        status.state = state;
        FakeAdminClient client;
        const auto model = modelOf(client, status);
        QStringList can;
        if (model->canStart()) {
            can << QStringLiteral("start");
        }
        if (model->canPause()) {
            can << QStringLiteral("pause");
        }
        if (model->canStop()) {
            can << QStringLiteral("stop");
        }
        QCOMPARE(can.join(QLatin1Char(' ')), orders);
    }

    void anAnswerAfterTheModelIsGoneIsDropped() {
        FakeAdminClient client;
        client.answer<admin::GetStatus>(cannedStatus());
        {
            GatewayModel model(client);
            model.refresh();
        }
        QCoreApplication::processEvents();
        QCOMPARE(client.timesAsked<admin::GetStatus>(), 1);
    }

    void allIsWellWithoutNotice() {
        FakeAdminClient client;
        QVERIFY(!noticeOf(*modelOf(client, cannedStatus())));
    }

    void aTakenPortOffersTheNextOne() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.suggestedPort = 9348;
        FakeAdminClient client;
        const auto model = modelOf(client, status);
        const auto notice = noticeOf(*model);
        QVERIFY(notice);
        QCOMPARE(notice->lead, QStringLiteral("Port 9347 is used by ollama (pid 4121)."));
        QCOMPARE(notice->remedies.constFirst(), Remedy::UseSuggestedPort);
        QCOMPARE(textOf(Remedy::UseSuggestedPort, *model), QStringLiteral("Use 9348"));
    }

    void recordsThatAreNotWrittenComeBeforeAPause() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Paused;
        FakeAdminClient paused;
        QCOMPARE(noticeOf(*modelOf(paused, status))->remedies.constFirst(), Remedy::Start);
        status.booksProblem = "The disk is full. Calls go on.";
        FakeAdminClient full;
        const auto notice = noticeOf(*modelOf(full, status));
        QCOMPARE(notice->lead, QStringLiteral("The disk is full."));
        QCOMPARE(notice->text, QStringLiteral("Calls go on."));
    }

    void aDocumentThatIsNotInForceIsSaid() {
        admin::GatewayStatus status = cannedStatus();
        status.policyProblem = "line 3: unknown field \"tear\"";
        FakeAdminClient client;
        const auto notice = noticeOf(*modelOf(client, status));
        QVERIFY(notice->text.contains(QStringLiteral("line 3")));
        QCOMPARE(notice->tone, Tone::Warn);
    }

    // The gateway never started because of it: to start it would not help.
    void aDocumentWithAnErrorComesBeforeTheStop() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Stopped;
        status.revision = 0;
        status.policyProblem = "line 3: unknown field \"tear\"";
        FakeAdminClient client;
        const auto notice = noticeOf(*modelOf(client, status));
        QVERIFY(notice->text.contains(QStringLiteral("line 3")));
        QCOMPARE(notice->tone, Tone::Error);
        QCOMPARE(notice->remedies, QVector<Remedy>{Remedy::OpenPolicyFile});
    }

    // The gateway calls itself degraded then, for the same reason.
    void aDocumentThatDegradesTheGatewayCanBeOpened() {
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Degraded;
        status.problem = "line 3: unknown field \"tear\"";
        status.policyProblem = status.problem;
        FakeAdminClient client;
        QCOMPARE(noticeOf(*modelOf(client, status))->remedies,
                 QVector<Remedy>{Remedy::OpenPolicyFile});
    }

private:
    static std::unique_ptr<GatewayModel> modelOf(FakeAdminClient& client,
                                                 const admin::GatewayStatus& status) {
        client.answer<admin::GetStatus>(status);
        auto model = std::make_unique<GatewayModel>(client);
        QSignalSpy changed(model.get(), &GatewayModel::changed);
        model->refresh();
        changed.wait();
        return model;
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestGatewayModel)
#include "test_gateway_model.moc"
