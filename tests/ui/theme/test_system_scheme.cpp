// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QtTest>
#include <array>
#include <cstdio>

#include "ui/theme/system_scheme.hpp"

namespace weir::ui {

namespace {

const QString kSpace = QStringLiteral("org.freedesktop.appearance");

}  // namespace

// What a desktop answers with, reduced to the one setting.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    // In a process of its own, as the real one is: what it makes QtDBus learn of types must not
    // help the program. It says "ready", then takes "KEY VALUE" lines.
    static int run(QCoreApplication& application) {
        FakePortal portal;
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.registerObject(
                QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) ||
            !bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"))) {
            return 1;
        }
        const QSocketNotifier readable(STDIN_FILENO, QSocketNotifier::Read);
        connect(&readable, &QSocketNotifier::activated, &portal, [&portal] {
            std::array<char, 256> some{};
            const ssize_t size = ::read(STDIN_FILENO, some.data(), some.size());
            if (size <= 0) {
                QCoreApplication::quit();
                return;
            }
            for (const QByteArray& line : QByteArray(some.data(), size).trimmed().split('\n')) {
                const QList<QByteArray> words = line.split(' ');
                emit portal.SettingChanged(kSpace, QString::fromUtf8(words.value(0)),
                                           QDBusVariant(words.value(1).toUInt()));
            }
        });
        std::puts("ready");
        std::fflush(stdout);
        return application.exec();
    }

public slots:
    // The portal wraps what Read gives back once more than need be.
    QDBusVariant Read(const QString& space, const QString& key) const {
        const bool known = space == kSpace && key == QLatin1String("color-scheme");
        return QDBusVariant(known ? QVariant::fromValue(QDBusVariant(1U)) : QVariant());
    }

signals:
    void SettingChanged(const QString& space, const QString& key, const QDBusVariant& value);
};

// Against a session bus of its own.
class TestSystemScheme : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty()) {
            QSKIP("no dbus-daemon here");
        }
        m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                             QStringLiteral("--print-address")});
        QVERIFY(m_bus.waitForReadyRead());
        // Before the first look at the session bus, which is then this one for the process.
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        m_portal.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--portal")});
        QVERIFY(m_portal.waitForReadyRead());
        QCOMPARE(m_portal.readLine().trimmed(), QByteArray("ready"));
    }

    void cleanupTestCase() {
        for (QProcess* process : {&m_portal, &m_bus}) {
            process->terminate();
            process->waitForFinished();
        }
    }

    void isWhatTheDesktopSaysAndFollowsIt() {
        SystemScheme scheme;
        QVERIFY(!scheme.preferred());
        QTRY_VERIFY(scheme.preferred() == Scheme::Dark);

        QSignalSpy changed(&scheme, &SystemScheme::changed);
        m_portal.write("color-scheme 2\n");
        QTRY_VERIFY(scheme.preferred() == Scheme::Light);
        m_portal.write("contrast 1\ncolor-scheme 0\n");
        QTRY_VERIFY(!scheme.preferred());
        QCOMPARE(changed.count(), 2);
    }

private:
    QProcess m_bus;
    QProcess m_portal;
};

}  // namespace weir::ui

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(QLatin1String("--portal"))) {
        return weir::ui::FakePortal::run(application);
    }
    weir::ui::TestSystemScheme test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_system_scheme.moc"
