// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>
#include <thread>

#include "engine/books/routed_calls.hpp"
#include "tests/engine/books/records.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::books;
using namespace std::chrono_literals;

// Calls of the live table, added up by the ways they went.
class TestRoutedCalls : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    test::SeededRandom m_random{3};

    ExchangeRecord done(const std::string& team, const std::string& route) {
        auto record = test::doneRecord(m_clock, m_random, 500);
        record.team = team;
        record.route = route;
        return record;
    }
    // Asked once more before, elsewhere.
    ExchangeRecord fellBack(const std::string& from) {
        auto record = done("search", "code");
        record.marks = Mark::FellBack;
        AttemptRecord failed = record.attempts.front();
        failed.model = from;
        failed.sign = AttemptSign::Failed;
        failed.cost = {};
        failed.usage = {};
        record.attempts.insert(record.attempts.begin(), failed);
        return record;
    }
    static std::vector<RoutedCalls> waysOf(const Traffic& traffic, Timestamp since = {}) {
        RoutedCallsSum sum;
        traffic.visit([&](const TrafficRow& row) {
            if (!row.ended() || row.endedAt() >= since) {
                sum.add(row);
            }
        });
        return sum.take();
    }

private slots:
    void callsOfOneWayAreOneSum() {
        Traffic traffic;
        traffic.finish(done("search", "code"));
        traffic.finish(done("search", "code"));
        auto failed = done("search", "code");
        failed.state = ExchangeState::Failed;
        traffic.finish(failed);
        traffic.finish(done("ads", "code"));
        const auto ways = waysOf(traffic);
        QCOMPARE(ways.size(), 2u);
        QCOMPARE(ways[0].team, std::string("search"));
        QCOMPARE(ways[0].key, std::string());
        QCOMPARE(ways[0].model, std::string());
        QCOMPARE(ways[0].target, std::string("openai/gpt-4o-mini"));
        QCOMPARE(ways[0].ended.served, 2u);
        QCOMPARE(ways[0].ended.failed, 1u);
        QCOMPARE(ways[0].spent, Money::fromNano(1'500));
        QCOMPARE(ways[0].tokens, 450u);
        QCOMPARE(ways[1].ended.total(), 1u);
    }

    void whatHasNoTeamOrNoRouteIsNamedOtherwise() {
        Traffic traffic;
        traffic.finish(done({}, {}));
        const auto ways = waysOf(traffic);
        QCOMPARE(ways.size(), 1u);
        QCOMPARE(ways[0].key, std::string("search-dev"));
        QCOMPARE(ways[0].model, std::string("gpt-4o-mini"));
    }

    // A caller may ask for any name; names that lead nowhere are no ways of their own.
    void refusedCallsAreOneWayWhateverTheyAskFor() {
        Traffic traffic;
        for (int number = 0; number < 3; ++number) {
            auto refused = test::refusedRecord(m_clock, m_random);
            refused.modelAsked = "made-up-" + std::to_string(number);
            traffic.finish(refused);
        }
        const auto ways = waysOf(traffic);
        QCOMPARE(ways.size(), 1u);
        QCOMPARE(ways[0].ended.heldBack, 3u);
        QVERIFY(ways[0].team.empty() && ways[0].key.empty() && ways[0].target.empty());
        QCOMPARE(ways[0].unpriced, 0u);
    }

    void targetsThatWereAskedBeforeArePartOfTheWay() {
        Traffic traffic;
        traffic.finish(done("search", "code"));
        traffic.finish(fellBack("gpt-5"));
        auto thrice = fellBack("gpt-5");
        thrice.attempts.insert(thrice.attempts.begin(), thrice.attempts.front());
        traffic.finish(thrice);
        traffic.finish(fellBack("gpt-4o-mini"));  // the same target once more is no other way
        const auto ways = waysOf(traffic);
        QCOMPARE(ways.size(), 2u);
        QCOMPARE(ways[0].passed.size(), 0u);
        QCOMPARE(ways[0].ended.served, 1u);
        QCOMPARE(ways[0].ended.fellBack, 1u);
        QCOMPARE(ways[1].passed, std::vector<std::string>{"openai/gpt-5"});
        QCOMPARE(ways[1].ended.fellBack, 2u);
        QCOMPARE(ways[1].target, std::string("openai/gpt-4o-mini"));
    }

    void moneySaysWhatItIsWithout() {
        Traffic traffic;
        auto simulated = done("search", "code");
        simulated.marks = Mark::Simulated;
        traffic.finish(simulated);
        auto unpriced = done("search", "code");
        unpriced.attempts.front().pricing = Pricing::Unpriced;
        unpriced.attempts.front().cost = {};
        traffic.finish(unpriced);
        auto estimated = done("search", "code");
        estimated.attempts.front().usage.source = Source::Estimated;
        traffic.finish(estimated);
        const auto ways = waysOf(traffic);
        QCOMPARE(ways.size(), 1u);
        QCOMPARE(ways[0].ended.served, 3u);
        QCOMPARE(ways[0].spent, Money::fromNano(500));
        QCOMPARE(ways[0].unpriced, 1u);
        QCOMPARE(ways[0].estimated, 1u);
        QCOMPARE(ways[0].tokens, 300u);
    }

    void callsThatRunAreApart() {
        Traffic traffic;
        auto record = test::begunRecord(m_clock, m_random);
        traffic.update(record);
        QCOMPARE(waysOf(traffic).front().running, 1u);
        QCOMPARE(waysOf(traffic).front().ended.total(), 0u);
        test::endWell(record, {.outText = 3, .source = Source::Reported}, Money::fromNano(9));
        traffic.finish(record);
        QCOMPARE(waysOf(traffic).front().running, 0u);
        QCOMPARE(waysOf(traffic).front().ended.served, 1u);
    }

    void ofAFullTableItIsKnownWhatIsWhole() {
        Traffic traffic({.rows = 20});
        QCOMPARE(traffic.keptSince(), Timestamp{});
        std::vector<Timestamp> ends;
        for (int number = 0; number < 30; ++number) {
            m_clock.advance(1s);
            const auto record = done("search", "code");
            ends.push_back(record.startedAt + Microseconds(record.durationUs));
            traffic.finish(record);
        }
        // 20 are left, and of these a tenth may go while they are read.
        QCOMPARE(traffic.keptSince(), ends[12]);
        const auto ways = waysOf(traffic, traffic.keptSince());
        QCOMPARE(ways.front().ended.total(), 18u);
    }

    void eachIsMetOnceWhileTheTableMoves() {
        Traffic traffic({.rows = 2'000});
        std::set<Id> before;
        std::vector<ExchangeRecord> running;
        for (int number = 0; number < 500; ++number) {
            auto record = test::begunRecord(m_clock, m_random);
            before.insert(record.id);
            traffic.update(record);
            if (number % 2 == 0) {
                test::endWell(record, {}, {});
                traffic.finish(record);
            } else {
                running.push_back(record);
            }
        }
        std::jthread writer([&] {
            for (ExchangeRecord& record : running) {
                record.state = ExchangeState::Streaming;
                traffic.update(record);
                test::endWell(record, {}, {});
                traffic.finish(record);
            }
        });
        for (int round = 0; round < 20; ++round) {
            std::multiset<Id> met;
            traffic.visit([&](const TrafficRow& row) { met.insert(row.id); });
            QCOMPARE(met.size(), before.size());
            QVERIFY(std::ranges::equal(met, before));
        }
    }
};

QTEST_GUILESS_MAIN(TestRoutedCalls)
#include "test_routed_calls.moc"
