// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/remote/remote_gateway.hpp"
#include "tests/ui/support/no_tokens.hpp"
#include "tests/ui/tasks/task_scene.hpp"
#include "ui/remote/connect_dialog.hpp"

namespace weir::ui {

// A gateway of another machine, a real one, is connected to from the window as it opens: by
// keyboard alone, and with a look at its certificate.
class TestConnectTask : public QObject {
    Q_OBJECT

private slots:
    void anotherGatewayIsConnectedTo() {
        RemoteGateway gateway;
        const Secret token = gateway.token("anna", admin::Role::Operate);
        const QString secret =
            QString::fromUtf8(token.reveal().data(), static_cast<qsizetype>(token.reveal().size()));
        const QString address = gateway.address().text();
        NoTokens tokens;
        TaskScene scene;
        std::optional<KnownGateway> connected;
        scene.remote.tokens = &tokens;
        scene.remote.openRemote = [&](const KnownGateway& known, const Secret&) {
            connected = known;
        };
        scene.remote.openLocal = [] {};
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("connect"));
        QTRY_VERIFY(scene.window().findChild<ConnectDialog*>() != nullptr);
        hands.type(address);
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Tab);
        hands.type(secret);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(scene.says(QStringLiteral("does not know the certificate")),
                                 20'000);
        QVERIFY(!connected);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(connected.has_value(), 20'000);
        QCOMPARE(connected->pin, gateway.fingerprint());
        COMPARE_STEPS(hands, 6, 7 + address.size() + secret.size());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestConnectTask)
#include "test_connect_task.moc"
