// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/decimal.hpp"

using namespace weir;

class TestDecimal : public QObject {
    Q_OBJECT

private slots:
    void readsWhatFits_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("places");
        QTest::addColumn<qint64>("value");
        QTest::newRow("a price") << QByteArray("0.075") << 6 << qint64{75'000};
        QTest::newRow("whole") << QByteArray("12") << 3 << qint64{12'000};
        QTest::newRow("all places") << QByteArray("1.234567") << 6 << qint64{1'234'567};
        QTest::newRow("zeros before") << QByteArray("0000000000000000007") << 0 << qint64{7};
        QTest::newRow("the most") << QByteArray("9223372036854775807") << 0
                                  << std::numeric_limits<qint64>::max();
        QTest::newRow("the most, with a point")
            << QByteArray("9223372.036854775807") << 12 << std::numeric_limits<qint64>::max();
    }
    void readsWhatFits() {
        QFETCH(QByteArray, text);
        QFETCH(int, places);
        QFETCH(qint64, value);
        QCOMPARE(parseDecimal(text.toStdString(), places), std::optional<std::int64_t>(value));
    }

    void refusesTheRest_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("places");
        QTest::newRow("nothing") << QByteArray() << 6;
        QTest::newRow("a sign") << QByteArray("-1") << 6;
        QTest::newRow("an exponent") << QByteArray("1e3") << 6;
        QTest::newRow("no digit before the point") << QByteArray(".5") << 6;
        QTest::newRow("no digit after the point") << QByteArray("5.") << 6;
        QTest::newRow("two points") << QByteArray("1.2.3") << 6;
        QTest::newRow("a digit too many") << QByteArray("1.2345678") << 6;
        QTest::newRow("one above the most") << QByteArray("9223372036854775808") << 0;
        QTest::newRow("above the most with its places") << QByteArray("9223373") << 12;
        QTest::newRow("as a fuzzer wrote it") << QByteArray("6000000000000000000") << 12;
        QTest::newRow("far above") << QByteArray(400, '9') << 0;
    }
    void refusesTheRest() {
        QFETCH(QByteArray, text);
        QFETCH(int, places);
        QVERIFY(!parseDecimal(text.toStdString(), places));
    }
};

QTEST_GUILESS_MAIN(TestDecimal)
#include "test_decimal.moc"
