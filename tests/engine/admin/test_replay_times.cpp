// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/replay_sum.hpp"
#include "engine/control/admin/replay_times.hpp"

using namespace weir;
using namespace weir::admin;

// How long replayed calls would take, by what targets did.
class TestReplayTimes : public QObject {
    Q_OBJECT

    static constexpr TimesOf kTotal = &ServedTimes::total;

    static ServedTimes took(int calls, int milliseconds) {
        ServedTimes times;
        for (int i = 0; i < calls; ++i) {
            times.total.add(Milliseconds(milliseconds));
        }
        return times;
    }
    // 40 calls move from a slow target to a fast one that served 30, and the slow one keeps 60.
    static RouteReplay replay(int atTheFast = 30) {
        RouteReplay sum;
        sum.times = {{"one/slow", took(100, 1'000)}, {"two/fast", took(atTheFast, 100)}};
        RouteMove move;
        move.from = "one/slow";
        move.to = "two#2/fast";
        move.calls = 40;
        move.took = took(40, 1'000);
        sum.moves = {move};
        return sum;
    }
    static bool isAbout(const std::optional<Microseconds>& time, int milliseconds) {
        return time && *time > Milliseconds(milliseconds) * 8 / 10 &&
               *time < Milliseconds(milliseconds) * 12 / 10;
    }

private slots:
    // Keys of a provider do not matter to how fast it is.
    void aMoveFaresAsTheCallsThereDid() {
        const RouteReplay sum = replay();
        const TimeChange change = timeChange(sum, sum.moves[0], kTotal);
        QVERIFY(change.known());
        QVERIFY(isAbout(change.recorded.median, 1'000) && isAbout(change.modelled.median, 100));
        QVERIFY(isAbout(change.recorded.p95, 1'000) && isAbout(change.modelled.p95, 100));
        QCOMPARE(change.unknown, std::uint64_t(0));
    }

    // Of 130 calls, 30 were fast; now 70 are, so that the median is, too.
    void whatStaysTakesWhatItTook() {
        const TimeChange change = timeChange(replay(), kTotal);
        QVERIFY(isAbout(change.recorded.median, 1'000) && isAbout(change.modelled.median, 100));
        QVERIFY(isAbout(change.recorded.p95, 1'000) && isAbout(change.modelled.p95, 1'000));
    }

    void ofTooFewCallsNothingIsSaid() {
        const RouteReplay sum = replay(static_cast<int>(kFewestToModel) - 1);
        QVERIFY(!timeChange(sum, sum.moves[0], kTotal).known());
        const TimeChange all = timeChange(sum, kTotal);
        QCOMPARE(all.unknown, std::uint64_t(40));
        // Neither side has them: what is left does not change.
        QVERIFY(all.known() && all.recorded.median == all.modelled.median);
        QVERIFY(timeChange(replay(kFewestToModel), kTotal).unknown == 0);
    }

    void whoIsRefusedTakesNoTime() {
        RouteReplay sum = replay();
        sum.moves[0].to.clear();
        QVERIFY(!timeChange(sum, sum.moves[0], kTotal).known());
        QCOMPARE(timeChange(sum, kTotal).unknown, std::uint64_t(40));
    }

    void withoutStreamsThereIsNoFirstToken() {
        QVERIFY(!timeChange(replay(), &ServedTimes::firstToken).known());
    }

    // In one page or in two, it is the same.
    void pagesAddUp() {
        RouteReplay sum;
        addPage(sum, replay(15));
        QVERIFY(!timeChange(sum, sum.moves[0], kTotal).known());
        addPage(sum, replay(15));
        QCOMPARE(sum.moves.size(), std::size_t(1));
        QCOMPARE(sum.times.size(), std::size_t(2));
        const TimeChange change = timeChange(sum, sum.moves[0], kTotal);
        QVERIFY(isAbout(change.modelled.median, 100));
        QCOMPARE(sum.moves[0].took.total.calls, std::uint64_t(80));
    }
};

QTEST_APPLESS_MAIN(TestReplayTimes)
#include "test_replay_times.moc"
