// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/platform/autostart_xdg.hpp"

using weir::app::AutostartXdg;

class TestAutostart : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file() const { return m_folder.path() + "/autostart/weir.desktop"; }
    AutostartXdg autostart(const QString& program = "/opt/my \"$apps\"/weir 100%") const {
        return {program, {"--minimized"}, m_folder.path() + "/autostart"};
    }
    QByteArray entry() const {
        QFile opened(file());
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    void append(const QByteArray& line) const {
        QFile opened(file());
        QVERIFY(opened.open(QIODevice::Append));
        opened.write(line);
    }

private slots:
    void cleanup() { QFile::remove(file()); }

    void switchesOnAndOff() {
        AutostartXdg toggle = autostart();
        QVERIFY(!toggle.isOn());
        QVERIFY(toggle.setOn(true));
        QVERIFY(toggle.isOn());
        QVERIFY(entry().startsWith("[Desktop Entry]\nType=Application\n"));
        QVERIFY2(
            entry().contains("Exec=\"/opt/my \\\\\"\\\\$apps\\\\\"/weir 100%%\" \"--minimized\"\n"),
            entry().constData());
        QVERIFY(toggle.setOn(false));
        QVERIFY(!toggle.isOn());
        QVERIFY(toggle.setOn(false));
    }

    void showsWhatOthersMadeOfIt_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("hidden") << QByteArray("Hidden=true\n");
        QTest::newRow("switched off by the desktop")
            << QByteArray("X-GNOME-Autostart-enabled=false\n");
    }
    void showsWhatOthersMadeOfIt() {
        QFETCH(QByteArray, line);
        QVERIFY(autostart().setOn(true));
        append(line);
        QVERIFY(!autostart().isOn());
    }

    void anotherProgramsEntryIsNotOurs() {
        QVERIFY(autostart("/usr/bin/weir-desktop").setOn(true));
        QVERIFY(!autostart("/usr/bin/weir").isOn());
    }
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "test_autostart.moc"
