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

    // What a kill leaves behind, and what a proper end does not.
    void aKillIsFoundAtTheNextStart() {
        const QTemporaryDir folder;
        const QString sentinel = folder.filePath("window.running");
        for (const bool killed : {true, false}) {
            QProcess program;
            program.setProcessChannelMode(QProcess::ForwardedChannels);
            program.start(WEIR_DESKTOP_PROGRAM,
                          {"--data", folder.path(), "--listen", "127.0.0.2:0", "--minimized"});
            QVERIFY(program.waitForStarted());
            control::SocketClient client(folder.path().toStdString());
            QTRY_VERIFY_WITH_TIMEOUT(admin::callAndWait(client, admin::GetStatus{}).ok(), 30'000);
            QVERIFY(QFile::exists(sentinel));
            killed ? program.kill() : program.terminate();
            QVERIFY(program.waitForFinished());
            QCOMPARE(QFile::exists(sentinel), killed);
        }
    }

    void safeModeReadsNothingOfTheWindowAndStartsNoGateway() {
        const QTemporaryDir folder;
        const QTemporaryDir config;
        QVERIFY(QDir(config.path()).mkpath("weir"));
        QFile settings(config.filePath("weir/window.ini"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        const QByteArray before = "[window]\npage=traffic\n[shortcuts]\ntraffic.export=F7\n";
        settings.write(before);
        settings.close();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CONFIG_HOME", config.path());
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(WEIR_DESKTOP_PROGRAM,
                      {"--data", folder.path(), "--listen", "127.0.0.2:0", "--safe-mode"});
        QVERIFY(program.waitForStarted());
        control::SocketClient client(folder.path().toStdString());
        const auto status = [&] { return admin::callAndWait(client, admin::GetStatus{}); };
        QTRY_VERIFY_WITH_TIMEOUT(status().ok(), 30'000);
        QVERIFY(status()->state == GatewayState::Stopped);
        QVERIFY(status()->problem.empty());
        // It can still be told to.
        QVERIFY(admin::callAndWait(client, admin::StartGateway{})->state ==
                GatewayState::Listening);
        program.terminate();
        QVERIFY(program.waitForFinished());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QCOMPARE(settings.readAll(), before);
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

    // Beside a gateway that runs, or of the folder alone.
    void savesAReportWithoutAWindow() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("report.pdf");
        const auto report = [&](const QStringList& words) {
            QProcess program;
            program.start(WEIR_DESKTOP_PROGRAM,
                          QStringList{"--data", folder.path(), "--report", file} + words);
            const int code = program.waitForFinished() ? program.exitCode() : -1;
            return std::tuple(code, program.readAllStandardOutput(),
                              program.readAllStandardError());
        };
        const auto [code, out, err] = report({"--from", "2026-11-01", "--to", "2026-11-30"});
        QVERIFY2(code == 0, err.constData());
        QCOMPARE(out.trimmed(), file.toUtf8());
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll().startsWith("%PDF-"));
        const auto [refused, nothing, why] = report({"--from", "2026-11-31", "--to", "2026-12-01"});
        QCOMPARE(refused, 1);
        QVERIFY2(why.contains("--from is not a day"), why.constData());
    }
};

QTEST_GUILESS_MAIN(TestDesktopProgram)
#include "test_desktop_program.moc"
