// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "engine/control/handlers/replay_cache.hpp"

using namespace weir;
using namespace weir::control;

// Which prompt caches a replay would leave cold.
class TestReplayCache : public QObject {
    Q_OBJECT

    using Call = CacheLosses::Call;

    static Call call(std::string session, std::string from, std::string to,
                     std::uint64_t cached = 100) {
        return {.session = std::move(session),
                .from = std::move(from),
                .to = std::move(to),
                .cached = cached,
                .cost = Money::fromNano(static_cast<std::int64_t>(cached)),
                .move = {}};
    }
    // Oldest first, as they happened.
    static std::uint64_t lost(const std::vector<Call>& calls) {
        admin::RouteReplay replay;
        CacheLosses losses(replay);
        for (auto each = calls.rbegin(); each != calls.rend(); ++each) {
            losses.take(*each);
        }
        losses.finish();
        return replay.cacheLost;
    }

private slots:
    void whoStaysLosesNothing() {
        QCOMPARE(lost({call("s", "a", "a"), call("s", "a", "a")}), std::uint64_t(0));
    }

    // Behind the first call the cache is warm where they all go.
    void aSessionThatMovesLosesItOnce() {
        QCOMPARE(lost({call("s", "a", "b"), call("s", "a", "b"), call("s", "a", "b")}),
                 std::uint64_t(100));
        QCOMPARE(lost({call("s", "a", "b", 0), call("s", "a", "b")}), std::uint64_t(0));
    }

    void aSessionThatIsSplitLosesItEachTime() {
        QCOMPARE(lost({call("s", "a", "a"), call("s", "a", "b"), call("s", "a", "a")}),
                 std::uint64_t(200));
    }

    // An agent asks two models in turns; each has its own prompt.
    void targetsOfASessionAreApart() {
        QCOMPARE(lost({call("s", "a", "b", 0), call("s", "x", "x", 0), call("s", "a", "b"),
                       call("s", "x", "x")}),
                 std::uint64_t(0));
    }

    void sessionsAreApart() {
        QCOMPARE(lost({call("s", "a", "b", 0), call("t", "a", "b")}), std::uint64_t(100));
    }

    // Who is refused reads nothing, and leaves nothing for the next.
    void aRefusedCallWarmsNothing() {
        QCOMPARE(lost({call("s", "a", ""), call("s", "a", "a")}), std::uint64_t(100));
        QCOMPARE(lost({call("s", "a", "a"), call("s", "a", "")}), std::uint64_t(0));
    }

    void whatNobodyServedIsNoMatter() { QCOMPARE(lost({call("s", "", "b")}), std::uint64_t(0)); }

    void itStandsAtItsMove() {
        admin::RouteReplay replay;
        replay.moves.resize(2);
        CacheLosses losses(replay);
        Call known = call("s", "a", "b", 30);
        known.move = 1;
        Call unpriced = call("t", "a", "b", 12);
        unpriced.move = 1;
        unpriced.cost.reset();
        losses.take(known);
        losses.take(unpriced);
        losses.finish();
        QCOMPARE(replay.moves[1].cacheLost, std::uint64_t(42));
        QCOMPARE(replay.moves[1].cacheCost, Money::fromNano(30));
        QCOMPARE(replay.moves[0].cacheLost, std::uint64_t(0));
        QCOMPARE(replay.cacheCost, Money::fromNano(30));
        QCOMPARE(replay.cacheUnpriced, std::uint64_t(1));
    }

    // Against a walk from the oldest on that remembers where each session's prompts went.
    void itSaysWhatAWalkForwardSays() {
        std::mt19937 dice(5);
        const auto below = [&](unsigned bound) { return dice() % bound; };
        std::uint64_t seen = 0;
        for (int round = 0; round < 2'000; ++round) {
            std::vector<Call> calls;
            for (unsigned i = 0; i < 12; ++i) {
                constexpr const char* kTargets[] = {"a", "b", "c", ""};
                calls.push_back(call(below(2) == 0 ? "s" : "t", kTargets[below(2)],
                                     kTargets[below(4)], below(3) == 0 ? 0 : 1 + below(9)));
            }
            std::uint64_t expected = 0;
            std::map<std::string, std::string> before;
            for (const Call& each : calls) {
                const std::string key = each.session + each.from;
                const std::string warm = before.contains(key) ? before[key] : each.from;
                expected += !each.to.empty() && warm != each.to ? each.cached : 0;
                before[key] = each.to;
            }
            QCOMPARE(lost(calls), expected);
            seen += expected;
        }
        QVERIFY(seen > 10'000);
    }
};

QTEST_APPLESS_MAIN(TestReplayCache)
#include "test_replay_cache.moc"
