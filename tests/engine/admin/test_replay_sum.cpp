// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/admin/replay_sum.hpp"

using namespace weir;
using namespace weir::admin;

// Whose calls a replay refuses, over its pages.
class TestReplaySum : public QObject {
    Q_OBJECT

    static RouteReplay page(std::vector<MovedCaller> refused) {
        RouteReplay made;
        RouteMove& move = made.moves.emplace_back();
        move.from = "one/m";
        move.route = "no";
        for (const MovedCaller& each : refused) {
            move.calls += each.calls;
        }
        move.refused = std::move(refused);
        return made;
    }

private slots:
    void callersOfPagesAreAddedUp() {
        RouteReplay sum;
        addPage(sum, page({{"search", "", 3}, {"", "ci", 2}}));
        addPage(sum, page({{"ci", "", 4}, {"", "ci", 5}, {"ads", "", 3}}));
        const std::vector<MovedCaller> all{
            {"", "ci", 7}, {"ci", "", 4}, {"ads", "", 3}, {"search", "", 3}};
        QCOMPARE(sum.moves.at(0).refused, all);
        const RefusedCallers shown = refusedCallers(sum.moves[0], 2);
        QCOMPARE(shown.first.size(), std::size_t(2));
        QCOMPARE(shown.first[1].team, std::string("ci"));
        QCOMPARE(shown.others, std::uint64_t(6));
        QCOMPARE(refusedCallers(sum.moves[0], 10).others, std::uint64_t(0));
    }

    // The smallest are left out; their calls are still among those of the others.
    void veryManyAreNotToldApart() {
        std::vector<MovedCaller> many;
        for (std::uint64_t each = 1; each <= kMostMovedCallers + 50; ++each) {
            many.push_back({"team " + std::to_string(each), {}, each});
        }
        RouteReplay sum;
        addPage(sum, page(many));
        QCOMPARE(sum.moves[0].refused.size(), kMostMovedCallers);
        QCOMPARE(sum.moves[0].refused.front().calls, std::uint64_t(kMostMovedCallers + 50));
        const RefusedCallers shown = refusedCallers(sum.moves[0], kMostMovedCallers);
        QCOMPARE(shown.others, std::uint64_t(50 * 51 / 2));
    }

    void whatIsNotRefusedHasNoCallers() {
        const RefusedCallers none = refusedCallers(RouteMove(), 3);
        QVERIFY(none.first.empty());
        QCOMPARE(none.others, std::uint64_t(0));
    }
};

QTEST_APPLESS_MAIN(TestReplaySum)
#include "test_replay_sum.moc"
