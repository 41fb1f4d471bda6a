// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSystemTrayIcon>
#include <QtTest>

#include "app/desktop/tray.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::app {

class TestTray : public QObject {
    Q_OBJECT

private slots:
    void itsMenuFollowsTheState_data() {
        QTest::addColumn<GatewayState>("state");
        QTest::addColumn<QString>("switches");
        QTest::addColumn<bool>("stops");
        QTest::newRow("listening") << GatewayState::Listening << "Pause" << true;
        QTest::newRow("paused") << GatewayState::Paused << "Start" << true;
        QTest::newRow("stopped") << GatewayState::Stopped << "Start" << false;
        QTest::newRow("port in use") << GatewayState::PortInUse << "Start" << false;
    }

    void itsMenuFollowsTheState() {
        QFETCH(GatewayState, state);
        QFETCH(QString, switches);
        QFETCH(bool, stops);
        admin::GatewayStatus status = ui::cannedStatus();
        status.state = state;
        ui::FakeAdminClient client;
        client.answer<admin::GetStatus>(status);
        ui::GatewayModel gateway(client);
        const Tray tray(gateway);
        refresh(gateway);
        QVERIFY(action(switches) != nullptr && action(switches)->isEnabled());
        QCOMPARE(action(QStringLiteral("Stop"))->isEnabled(), stops);
        if (stops) {
            client.answer<admin::StopGateway>(status);
            action(QStringLiteral("Stop"))->trigger();
            QCOMPARE(client.timesAsked<admin::StopGateway>(), 1);
        }
    }

    void theIconIsDrawnAgainOnlyForAnotherState() {
        ui::FakeAdminClient client;
        admin::GatewayStatus status = ui::cannedStatus();
        client.answer<admin::GetStatus>(status);
        ui::GatewayModel gateway(client);
        const Tray tray(gateway);
        refresh(gateway);
        const qint64 listening = tray.icon().icon().cacheKey();
        status.requestsPerSecond = 31.4;
        client.answer<admin::GetStatus>(status);
        refresh(gateway);
        QCOMPARE(tray.icon().icon().cacheKey(), listening);

        status.state = GatewayState::Paused;
        client.answer<admin::GetStatus>(status);
        refresh(gateway);
        QVERIFY(tray.icon().icon().cacheKey() != listening);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: Paused"));
    }

    void aGatewayThatDoesNotAnswerIsNamedSo() {
        ui::FakeAdminClient client;
        client.answer<admin::GetStatus>(ui::cannedStatus());
        ui::GatewayModel gateway(client);
        const Tray tray(gateway);
        refresh(gateway);
        client.refuse<admin::GetStatus>(Error::unavailable("Nobody answers."));
        refresh(gateway);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: No answer"));
    }

    void whatItFollowsMayBeAnother() {
        ui::FakeAdminClient client;
        admin::GatewayStatus status = ui::cannedStatus();
        client.answer<admin::GetStatus>(status);
        auto first = std::make_unique<ui::GatewayModel>(client);
        ui::GatewayModel second(client);
        Tray tray(*first);
        refresh(*first);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: Listening"));
        // Nothing was said there yet: what was shown stays.
        tray.follow(second);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: Listening"));
        status.state = GatewayState::Paused;
        client.answer<admin::GetStatus>(status);
        refresh(*first);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: Listening"));
        first.reset();
        refresh(second);
        QCOMPARE(tray.icon().toolTip(), QStringLiteral("Weir: Paused"));
        client.answer<admin::StopGateway>(status);
        action(QStringLiteral("Stop"))->trigger();
        QCOMPARE(client.timesAsked<admin::StopGateway>(), 1);
    }

private:
    static void refresh(ui::GatewayModel& gateway) {
        QSignalSpy changed(&gateway, &ui::GatewayModel::changed);
        gateway.refresh();
        QVERIFY(changed.wait());
    }

    static QAction* action(const QString& text) {
        for (QWidget* each : QApplication::topLevelWidgets()) {
            const auto* menu = qobject_cast<QMenu*>(each);
            for (QAction* item : menu ? menu->actions() : QList<QAction*>()) {
                if (item->text() == text) {
                    return item;
                }
            }
        }
        return nullptr;
    }
};

}  // namespace weir::app

QTEST_MAIN(weir::app::TestTray)
#include "test_tray.moc"
