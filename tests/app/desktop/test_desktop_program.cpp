// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/wait.hpp"
#include "engine/control/socket/client.hpp"

using namespace weir;

// The program with the window, as run.sh starts it.
class TestDesktopProgram : public QObject {
    Q_OBJECT

private slots:
    void listensWhereItIsTold() {
        const QTemporaryDir folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(WEIR_DESKTOP_PROGRAM,
                      {"--data", folder.path(), "--listen", "127.0.0.2:0", "--minimized"});
        QVERIFY(program.waitForStarted());
        control::SocketClient client(folder.path().toStdString());
        const auto status = [&] { return admin::callAndWait(client, admin::GetStatus{}); };
        QTRY_VERIFY_WITH_TIMEOUT(status().ok(), 30'000);
        QVERIFY(status()->state == GatewayState::Listening);
        QVERIFY2(status()->address.starts_with("127.0.0.2:"), status()->address.c_str());
        program.terminate();
        QVERIFY(program.waitForFinished());
    }

    void saysWhatItIsWithoutADisplay_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("says");
        QTest::newRow("version") << "--version" << "Weir ";
        QTest::newRow("help") << "--help" << "--data <DIR>";
    }
    void saysWhatItIsWithoutADisplay() {
        QFETCH(QString, option);
        QFETCH(QString, says);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "xcb");
        environment.remove("DISPLAY");
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(WEIR_DESKTOP_PROGRAM, {option});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains(says.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestDesktopProgram)
#include "test_desktop_program.moc"
