// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/money.hpp"
#include "tests/support/seeded_random.hpp"

using weir::CostSum;
using weir::Money;
using weir::Price;

class TestMoney : public QObject {
    Q_OBJECT

private slots:
    void text_data() {
        QTest::addColumn<qint64>("nano");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << "0.00";
        QTest::newRow("one nano") << qint64(1) << "0.000000001";
        QTest::newRow("cents") << qint64(12'500'000'000) << "12.50";
        QTest::newRow("negative") << qint64(-1'230'000'000) << "-1.23";
        QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << "-9223372036.854775808";
    }
    void text() {
        QFETCH(qint64, nano);
        QTEST(QString::fromStdString(Money::fromNano(nano).text()), "text");
    }

    void parsesWhatItWrites() {
        for (const std::int64_t nano :
             {std::int64_t{0}, std::int64_t{1}, std::int64_t{12'500'000'000},
              std::int64_t{999'999'999'999'999'999}}) {
            QCOMPARE(Money::parse(Money::fromNano(nano).text()), Money::fromNano(nano));
        }
        QCOMPARE(Money::parse("2000"), Money::fromNano(2'000'000'000'000));
        QCOMPARE(Money::parse("0.5"), Money::fromNano(500'000'000));
        for (const char* bad : {"", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.0000000001",
                                "1000000000", "1 000", "12345678901234567890"}) {
            QVERIFY2(!Money::parse(bad), bad);
        }
    }

    void roundsHalfUpOnce() {
        CostSum sum;
        sum.add(1, Price::fromPico(499));
        QCOMPARE(sum.total().nano(), 0);
        sum.add(1, Price::fromPico(1));
        QCOMPARE(sum.total().nano(), 1);
        // Two halves make one whole: rounding each first would give two.
        CostSum halves;
        halves.add(1, Price::fromPico(500));
        halves.add(1, Price::fromPico(500));
        QCOMPARE(halves.total().nano(), 1);
    }

    void scalesWithoutRounding() {
        CostSum sum;
        sum.add(1001, Price::fromPico(2'500'000));
        sum.scale(500);
        QCOMPARE(sum.total().nano(), 1'251'250);
    }

    void doesNotOverflow() {
        CostSum sum;
        sum.add(std::numeric_limits<std::uint64_t>::max(), Price::fromPico(1'000'000));
        QCOMPARE(sum.total().nano(), std::numeric_limits<std::int64_t>::max());
    }

    void sumIsTheSumOfItsParts() {
        weir::test::SeededRandom random(7);
        for (int round = 0; round < 1000; ++round) {
            const auto tokens = random.below(2'000'000);
            const auto price = static_cast<std::int64_t>(random.below(100'000'000));
            CostSum whole;
            whole.add(tokens, Price::fromPico(price));
            CostSum parts;
            const auto first = random.below(tokens + 1);
            parts.add(first, Price::fromPico(price));
            parts.add(tokens - first, Price::fromPico(price));
            QCOMPARE(parts.total().nano(), whole.total().nano());
        }
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
