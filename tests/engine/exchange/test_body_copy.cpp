// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/exchange/body_budget.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::exchange;

class TestBodyCopy : public QObject {
    Q_OBJECT

private slots:
    void isWhatWasAppended() {
        test::SeededRandom random(5);
        for (int round = 0; round < 200; ++round) {
            BodyBudget budget(1'000'000);
            BodyCopy copy(budget);
            std::string expected;
            for (std::uint64_t pieces = random.below(40); pieces > 0; --pieces) {
                const std::string piece(
                    random.below(3) == 0 ? random.below(9000) : random.below(300),
                    static_cast<char>('a' + random.below(26)));
                copy.append(piece);
                expected += piece;
            }
            QVERIFY(!copy.cut());
            QCOMPARE(copy.release(), expected);
        }
    }

    void stopsAtTheBudgetAndGivesItBack() {
        BodyBudget budget(11'000);
        {
            BodyCopy first(budget);
            first.append(std::string(6'000, 'a'));
            BodyCopy second(budget);
            second.append(std::string(6'000, 'b'));
            QVERIFY(!first.cut() && second.cut());
            first.append("a");
            QVERIFY(!first.cut());  // one more piece fits
            first.append(std::string(4'096, 'a'));
            QVERIFY(first.cut());
            // What came until then stays, and nothing that comes later.
            first.append("z");
            const std::string kept = first.release();
            QVERIFY(kept.size() >= 6'001 && kept.find('z') == kept.npos);
            QVERIFY(!budget.take(11'000));
        }
        QVERIFY(budget.take(11'000));
    }
};

QTEST_APPLESS_MAIN(TestBodyCopy)
#include "test_body_copy.moc"
