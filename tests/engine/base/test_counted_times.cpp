// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <random>

#include "engine/base/counted_times.hpp"

using namespace weir;

// Durations in steps, added up and asked for a quantile.
class TestCountedTimes : public QObject {
    Q_OBJECT

    static WeighedTimes weighed(const CountedTimes& times) {
        WeighedTimes all;
        all.add(times, static_cast<double>(times.calls));
        return all;
    }

private slots:
    void ofNothingNothingIsSaid() {
        QVERIFY(!WeighedTimes().quantile(0.5));
        QVERIFY(!weighed(CountedTimes()).quantile(0.5));
    }

    // Never further from the true one than the step it is in: 19 %, or the first millisecond.
    void aQuantileIsWithinItsStep() {
        std::mt19937 dice(3);
        for (int round = 0; round < 300; ++round) {
            const double scale = std::pow(10.0, std::uniform_real_distribution<>(2, 8)(dice));
            std::exponential_distribution<> spread(1.0 / scale);
            std::vector<std::int64_t> exact;
            CountedTimes times;
            const int count = 1 + static_cast<int>(dice() % 400);
            for (int i = 0; i < count; ++i) {
                exact.push_back(static_cast<std::int64_t>(spread(dice)));
                times.add(Microseconds(exact.back()));
            }
            std::ranges::sort(exact);
            for (const double share : {0.5, 0.95, 1.0}) {
                const auto place =
                    static_cast<std::size_t>(std::max(std::ceil(share * count), 1.0)) - 1;
                const auto truth = static_cast<double>(exact[place]);
                const auto said = static_cast<double>(weighed(times).quantile(share)->count());
                QVERIFY2(said <= truth * 1.19 + 1'001 && said * 1.19 + 1'001 >= truth,
                         qPrintable(QStringLiteral("%1 for %2").arg(said).arg(truth)));
            }
        }
    }

    // Pages of the books, in whatever pieces, come to the same.
    void piecesAddUp() {
        std::mt19937 dice(4);
        CountedTimes whole;
        CountedTimes sum;
        std::vector<CountedTimes> pieces(7);
        for (int i = 0; i < 2'000; ++i) {
            const Microseconds time(static_cast<std::int64_t>(dice() % 60'000'000));
            whole.add(time);
            pieces[dice() % pieces.size()].add(time);
        }
        for (const CountedTimes& each : pieces) {
            sum.add(each);
        }
        QCOMPARE(sum, whole);
        for (const CountedTimes& each : pieces) {
            sum.takeOut(each);
        }
        QCOMPARE(sum.calls, std::uint64_t(0));
        QVERIFY(std::ranges::all_of(sum.steps, [](std::uint64_t left) { return left == 0; }));
    }

    // So many calls that fare like a few others.
    void whatIsWeighedKeepsItsShape() {
        CountedTimes fast;
        CountedTimes slow;
        for (int i = 0; i < 10; ++i) {
            fast.add(Microseconds(10'000));
            slow.add(Microseconds(1'000'000));
        }
        WeighedTimes both;
        both.add(fast, 60);
        both.add(slow, 40);
        QCOMPARE(both.calls(), 100.0);
        QVERIFY(*both.quantile(0.5) < Microseconds(20'000));
        QVERIFY(*both.quantile(0.61) > Microseconds(800'000));
        both.add(CountedTimes(), 1'000);
        QCOMPARE(both.calls(), 100.0);
    }
};

QTEST_APPLESS_MAIN(TestCountedTimes)
#include "test_counted_times.moc"
