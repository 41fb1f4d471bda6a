// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "app/desktop/crash_sentinel.hpp"

namespace weir::app {

class TestCrashSentinel : public QObject {
    Q_OBJECT

    const QDateTime m_noon{QDate(2026, 11, 23), QTime(12, 0), Qt::UTC};

    // A window that starts then and is killed; what it found.
    LastEnd crash(const QTemporaryDir& folder, const QDateTime& at) const {
        CrashSentinel sentinel(folder.path());
        const LastEnd last = sentinel.lastEnd(at);
        sentinel.begin(last, at);
        return last;
    }

private slots:
    void aFirstStartFindsNothing() {
        const QTemporaryDir folder;
        QVERIFY(!crash(folder, m_noon).bad);
    }

    void whoEndsLeavesNothingBehind() {
        const QTemporaryDir folder;
        CrashSentinel sentinel(folder.path());
        sentinel.begin({}, m_noon);
        QVERIFY(sentinel.hasBegun());
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("window.running"))));
        sentinel.end();
        QVERIFY(!CrashSentinel(folder.path()).lastEnd(m_noon).bad);
    }

    void aBadEndSaysWhenThatOneStarted() {
        const QTemporaryDir folder;
        crash(folder, m_noon);
        const LastEnd last = CrashSentinel(folder.path()).lastEnd(m_noon.addSecs(86'400));
        QVERIFY(last.bad);
        QCOMPARE(last.startedAt, m_noon);
        QCOMPARE(last.soonInARow, 0);  // it had run for long, perhaps
    }

    void badEndsInARowAreCountedWhileTheyComeSoon() {
        const QTemporaryDir folder;
        crash(folder, m_noon);
        QCOMPARE(crash(folder, m_noon.addSecs(60)).soonInARow, 1);
        QCOMPARE(crash(folder, m_noon.addSecs(120)).soonInARow, 2);
        QCOMPARE(crash(folder, m_noon.addSecs(180)).soonInARow, 3);
        // This one ran on, so the next is the first again.
        QCOMPARE(crash(folder, m_noon.addSecs(3'600)).soonInARow, 0);
        QCOMPARE(crash(folder, m_noon.addSecs(3'660)).soonInARow, 1);
    }

    void aGoodEndBetweenBeginsAnew() {
        const QTemporaryDir folder;
        crash(folder, m_noon);
        CrashSentinel good(folder.path());
        good.begin(good.lastEnd(m_noon.addSecs(30)), m_noon.addSecs(30));
        good.end();
        crash(folder, m_noon.addSecs(60));
        QCOMPARE(CrashSentinel(folder.path()).lastEnd(m_noon.addSecs(90)).soonInARow, 1);
    }

    void whatCannotBeReadIsABadEndOfLongAgo_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"started\":\"2026-11-2");
        QTest::newRow("nonsense") << QByteArray("{\"started\":7,\"soon_in_a_row\":\"x\"}");
        QTest::newRow("of the future")
            << QByteArray("{\"started\":\"2036-11-23T12:00:00Z\",\"soon_in_a_row\":9}");
    }
    void whatCannotBeReadIsABadEndOfLongAgo() {
        QFETCH(QByteArray, bytes);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("window.running")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const LastEnd last = CrashSentinel(folder.path()).lastEnd(m_noon);
        QVERIFY(last.bad);
        QCOMPARE(last.soonInARow, 0);
    }

    void withoutAFolderItWaits() {
        const QTemporaryDir folder;
        CrashSentinel sentinel(folder.filePath(QStringLiteral("data")));
        sentinel.begin({}, m_noon);
        QVERIFY(!sentinel.hasBegun());
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("data"))));
    }
};

}  // namespace weir::app

QTEST_GUILESS_MAIN(weir::app::TestCrashSentinel)
#include "test_crash_sentinel.moc"
