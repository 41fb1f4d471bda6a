// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <map>
#include <numeric>
#include <random>

#include "engine/policy/routing/arrange.hpp"

using namespace weir;
using namespace weir::policy;
using Choice = StrategyFacts::Choice;

namespace {

Route route(RouteStrategy strategy, const std::vector<std::uint32_t>& weights) {
    Route made;
    made.name = "r";
    made.strategy = strategy;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        made.choices.push_back({"p/" + std::to_string(i), weights[i], {}});
    }
    return made;
}

std::vector<std::uint32_t> orderOf(const Route& made, const StrategyFacts& facts) {
    std::vector<std::uint32_t> order;
    for (const Arranged& each : arrange(made, facts)) {
        order.push_back(each.choice);
    }
    return order;
}

using Order = std::vector<std::uint32_t>;

}  // namespace

// In which order the targets of a route are asked.
class TestArrange : public QObject {
    Q_OBJECT

private slots:
    void asWritten() {
        const std::vector<Choice> seen(3);
        const auto arranged = arrange(route(RouteStrategy::Ordered, {1, 1, 1}), {.choices = seen});
        QCOMPARE(arranged[0].choice, 0U);
        QCOMPARE(arranged[0].reason, std::string("first of route r"));
        QCOMPARE(arranged[2].choice, 2U);
        QCOMPARE(arranged[2].reason, std::string("number 3 of route r"));
    }

    // Chi-square against the weights, for the first place; every draw is a permutation.
    void sharesComeToTheWeights() {
        const std::vector<std::uint32_t> weights{70, 20, 10, 0};
        const Route made = route(RouteStrategy::Weighted, weights);
        const std::vector<Choice> seen(4);
        std::mt19937_64 random(7);
        std::map<std::uint32_t, int> firsts;
        std::map<std::uint32_t, int> secondsAfterZero;
        constexpr int kDraws = 100'000;
        for (int i = 0; i < kDraws; ++i) {
            Order order = orderOf(made, {.choices = seen, .draw = random()});
            ++firsts[order[0]];
            secondsAfterZero[order[1]] += order[0] == 0 ? 1 : 0;
            QCOMPARE(order[3], 3U);  // its weight is nothing: only when the others fail
            std::ranges::sort(order);
            QCOMPARE(order, (Order{0, 1, 2, 3}));
        }
        double chi = 0;
        for (std::uint32_t i = 0; i < 3; ++i) {
            const double expected = kDraws * weights[i] / 100.0;
            chi += std::pow(firsts[i] - expected, 2) / expected;
        }
        QVERIFY2(chi < 13.8, qPrintable(QString::number(chi)));  // p = 0.001, two degrees
        // The rest is drawn by its weights, too: 20 to 10.
        const double share =
            secondsAfterZero[1] / double(secondsAfterZero[1] + secondsAfterZero[2]);
        QVERIFY2(std::abs(share - 2.0 / 3) < 0.01, qPrintable(QString::number(share)));
    }

    // The same for weights of any kind and number, each place by the weights of those still left.
    void sharesComeToAnyWeights() {
        std::mt19937_64 random(11);
        for (int set = 0; set < 8; ++set) {
            std::vector<std::uint32_t> weights(2 + random() % 5);
            for (std::uint32_t& each : weights) {
                each = static_cast<std::uint32_t>(random() % (set % 2 == 0 ? 10 : 1'000));
            }
            weights[random() % weights.size()] += 3;
            const Route made = route(RouteStrategy::Weighted, weights);
            const std::vector<Choice> seen(weights.size());
            std::vector<int> firsts(weights.size());
            std::vector<double> expected(weights.size());
            std::vector<double> secondExpected(weights.size());
            std::vector<int> seconds(weights.size());
            const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
            constexpr int kDraws = 8'000;
            for (int i = 0; i < kDraws; ++i) {
                const Order order = orderOf(made, {.choices = seen, .draw = random()});
                ++firsts[order[0]];
                ++seconds[order[1]];
                for (std::uint32_t each = 0; each < weights.size(); ++each) {
                    const double left = sum - weights[order[0]];
                    secondExpected[each] += each != order[0] && left > 0 ? weights[each] / left : 0;
                }
            }
            for (std::size_t each = 0; each < weights.size(); ++each) {
                expected[each] = kDraws * weights[each] / sum;
            }
            const auto chiOf = [](const std::vector<int>& met, const std::vector<double>& due) {
                double chi = 0;
                for (std::size_t i = 0; i < met.size(); ++i) {
                    chi += due[i] > 0 ? std::pow(met[i] - due[i], 2) / due[i] : 0;
                }
                return chi;
            };
            // p = 0.0001 with five degrees, of which there are five at most. Of draws that are the
            // same each time, this holds each time or never.
            QVERIFY2(chiOf(firsts, expected) < 25.7, qPrintable(QString::number(set)));
            QVERIFY2(chiOf(seconds, secondExpected) < 25.7, qPrintable(QString::number(set)));
            for (std::size_t each = 0; each < weights.size(); ++each) {
                QVERIFY(weights[each] > 0 || firsts[each] == 0);
            }
        }
    }

    void theSameDrawGivesTheSameOrder() {
        const Route made = route(RouteStrategy::Weighted, {5, 3, 2});
        const std::vector<Choice> seen(3);
        for (std::uint64_t draw = 0; draw < 100; ++draw) {
            const StrategyFacts facts{.choices = seen, .draw = draw};
            QCOMPARE(orderOf(made, facts), orderOf(made, facts));
        }
    }

    void aSessionStaysWhereItIs() {
        const std::vector<Choice> seen(4);
        const Route three = route(RouteStrategy::Sticky, {1, 1, 2});
        const Route four = route(RouteStrategy::Sticky, {1, 1, 2, 1});
        int moved = 0;
        int toOthers = 0;
        constexpr int kSessions = 10'000;
        for (int i = 0; i < kSessions; ++i) {
            const std::string session = "session-" + std::to_string(i);
            const StrategyFacts facts{.choices = seen, .draw = std::uint64_t(i), .sticky = session};
            const std::uint32_t before =
                orderOf(three, {.choices = std::span(seen).first(3), .sticky = session})[0];
            const std::uint32_t after = orderOf(four, facts)[0];
            moved += before == after ? 0 : 1;
            toOthers += before != after && after != 3 ? 1 : 0;
        }
        // A target that comes takes its share, a fifth, and nobody moves between the others.
        QCOMPARE(toOthers, 0);
        QVERIFY2(std::abs(moved / double(kSessions) - 0.2) < 0.02,
                 qPrintable(QString::number(moved)));
    }

    void theCheapestIsFirstAndTheUnpricedLast() {
        const std::vector<Choice> seen{{.cost = Money::fromNano(5)},
                                       {.cost = std::nullopt},
                                       {.cost = Money()},
                                       {.cost = Money::fromNano(5)}};
        const Route made = route(RouteStrategy::Cheapest, {1, 1, 1, 1});
        QCOMPARE(orderOf(made, {.choices = seen}), (Order{2, 0, 3, 1}));
        const auto arranged = arrange(made, {.choices = seen});
        QCOMPARE(arranged[1].reason, std::string("number 2 of route r: about $0.000000005"));
        QCOMPARE(arranged[3].reason, std::string("number 4 of route r: unpriced"));
    }

    // What is warm is in the cost already; of two that cost the same it goes first.
    void aWarmCacheIsSaidAndBreaksATie() {
        const Timestamp until = fromIso("2026-11-27T14:05:40Z").value();
        const std::vector<Choice> seen{
            {.cost = Money::fromNano(5)},
            {.cost = Money::fromNano(5), .warmTokens = 12'400, .warmUntil = until},
            {.cost = Money::fromNano(4), .warmTokens = 1'234'567, .warmUntil = until},
            {.cost = std::nullopt, .warmTokens = 999, .warmUntil = until}};
        const auto arranged =
            arrange(route(RouteStrategy::Cheapest, {1, 1, 1, 1}), {.choices = seen});
        QCOMPARE(arranged[0].reason,
                 std::string("first of route r: about $0.000000004; 1,234,567 tokens warm here "
                             "until about 14:05 UTC"));
        QCOMPARE(arranged[1].choice, 1U);
        QVERIFY(arranged[1].reason.ends_with("; 12,400 tokens warm here until about 14:05 UTC"));
        QCOMPARE(arranged[2].choice, 0U);
        QCOMPARE(arranged[3].reason, std::string("number 4 of route r: unpriced; 999 tokens warm "
                                                 "here until about 14:05 UTC"));
    }

    // Where a cache is warm, a session stays, wherever it would be drawn to; but not where nobody
    // is to be sent any more.
    void aStickySessionStaysWhereItsCacheIsWarm() {
        const Route made = route(RouteStrategy::Sticky, {1, 1, 0});
        const Timestamp until = fromIso("2026-11-27T14:05:40Z").value();
        std::vector<Choice> cold(3);
        const Order drawn = orderOf(made, {.choices = cold, .sticky = "run"});
        const std::uint32_t other = drawn[1];
        std::vector<Choice> warm = cold;
        warm[other].warmTokens = 900;
        warm[other].warmUntil = until;
        warm[2].warmTokens = 9'000;
        const auto kept = arrange(made, {.choices = warm, .sticky = "run"});
        QCOMPARE(kept[0].choice, other);
        QCOMPARE(kept[0].reason, std::string("first of route r: kept by its prompt cache: 900 "
                                             "tokens warm here until about 14:05 UTC"));
        QCOMPARE(kept[1].reason, std::string("number 2 of route r: kept together by session"));
        QCOMPARE(kept[2].choice, 2U);
        // Where it would be anyway, nothing but the session keeps it; of two, what holds more does.
        warm[drawn[0]] = {.warmTokens = 901, .warmUntil = until};
        const auto usual = arrange(made, {.choices = warm, .sticky = "run"});
        QCOMPARE(usual[0].choice, drawn[0]);
        QCOMPARE(usual[0].reason, std::string("first of route r: kept together by session; 901 "
                                              "tokens warm here until about 14:05 UTC"));
    }

    // What nobody measured lately is tried by one call, not by all of them at once.
    void theFastestIsFirstAndTheUnknownIsTriedByOne() {
        const Route made = route(RouteStrategy::Fastest, {1, 1, 1});
        const std::vector<Choice> idle{{.firstTokenP50Us = 900'000},
                                       {.firstTokenP50Us = 300'000},
                                       {.firstTokenP50Us = -1, .inFlight = 0}};
        QCOMPARE(orderOf(made, {.choices = idle}), (Order{2, 1, 0}));
        std::vector<Choice> busy = idle;
        busy[2].inFlight = 1;
        QCOMPARE(orderOf(made, {.choices = busy}), (Order{1, 0, 2}));
        QCOMPARE(arrange(made, {.choices = busy})[0].reason,
                 std::string("first of route r: first token 300 ms, tokens a second not measured "
                             "lately"));
    }

    // A late first token is made up for by the rest, if there is enough of it.
    void theFastestIsWhoseAnswerIsThereFirst() {
        const Route made = route(RouteStrategy::Fastest, {1, 1, 1});
        std::vector<Choice> seen{{.firstTokenP50Us = 300'000, .tokenP50Us = 25'000},
                                 {.firstTokenP50Us = 600'000, .tokenP50Us = 11'765},
                                 {.firstTokenP50Us = 300'000, .tokenP50Us = 200'000}};
        QCOMPARE(orderOf(made, {.choices = seen, .answerTokens = 500}), (Order{1, 0, 2}));
        QCOMPARE(orderOf(made, {.choices = seen, .answerTokens = 4}), (Order{0, 1, 2}));
        const auto arranged = arrange(made, {.choices = seen, .answerTokens = 500});
        QCOMPARE(arranged[0].reason, std::string("first of route r: about 6.5 s for 500 tokens: "
                                                 "first in 600 ms, then 85 a second"));
        QVERIFY(arranged[2].reason.ends_with("first in 300 ms, then 5.0 a second"));
        // Of whom nobody knows how fast he goes on, only how he begins counts.
        seen[2].tokenP50Us = -1;
        QCOMPARE(orderOf(made, {.choices = seen, .answerTokens = 500}), (Order{2, 1, 0}));
    }

    void whatIsExpectedIsTheFirstTokenAndTheRest() {
        QCOMPARE(expectedUs(-1, 1'000, 500), std::int64_t(-1));
        QCOMPARE(expectedUs(7, -1, 500), std::int64_t(7));
        QCOMPARE(expectedUs(7, 3, 0), std::int64_t(7));
        QCOMPARE(expectedUs(7, 3, 500), std::int64_t(1'507));
    }

    void theLeastBusyIsFirst() {
        const std::vector<Choice> seen{{.inFlight = 3}, {.inFlight = 1}, {.inFlight = 1}};
        QCOMPARE(orderOf(route(RouteStrategy::LeastBusy, {1, 1, 1}), {.choices = seen}),
                 (Order{1, 2, 0}));
    }
};

QTEST_APPLESS_MAIN(TestArrange)
#include "test_arrange.moc"
