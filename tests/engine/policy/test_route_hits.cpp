// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <thread>

#include "engine/policy/routing/route_hits.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;
using test::FakeClock;

// How often each route took a call.
class TestRouteHits : public QObject {
    Q_OBJECT

private slots:
    void aDayIsCountedAndThenForgotten() {
        FakeClock clock;
        RouteHits hits(clock);
        for (int i = 0; i < 3; ++i) {
            hits.count("code", "a/x");
        }
        hits.count("code", "b/y");
        clock.advance(std::chrono::hours(1));
        hits.count("code", "b/y");
        auto of = hits.hitsOf({"code", "rest"});
        QCOMPARE(of.size(), std::size_t(2));
        QCOMPARE(of[0].calls, std::uint64_t(5));
        QCOMPARE(of[0].timeline.size(), DayCounter::kSlots);
        QCOMPARE(of[0].timeline[95], 1U);
        QCOMPARE(of[0].timeline[91], 4U);
        QCOMPARE(of[0].last, clock.now());
        QCOMPARE(of[0].targets,
                 (std::vector<std::pair<std::string, std::uint64_t>>{{"a/x", 3}, {"b/y", 2}}));
        QCOMPARE(of[1].calls, std::uint64_t(0));
        QCOMPARE(of[1].timeline.size(), DayCounter::kSlots);
        clock.advance(std::chrono::hours(23));
        QCOMPARE(hits.hitsOf({"code"})[0].calls, std::uint64_t(1));
        clock.advance(std::chrono::hours(2));
        QCOMPARE(hits.hitsOf({"code"})[0].calls, std::uint64_t(0));
        hits.count("code", "a/x");
        QCOMPARE(hits.hitsOf({"code"})[0].calls, std::uint64_t(1));
    }

    // Of a time before the monotonic clock began, too.
    void whatTheBooksKnowIsAdded() {
        FakeClock clock;
        RouteHits hits(clock);
        const Timestamp start = clock.now();
        clock.advance(std::chrono::minutes(20));
        hits.count("code", "a/x");
        hits.countBooked("code", "b/y", start - std::chrono::hours(3));
        hits.countBooked("code", "b/y", start - std::chrono::hours(3));
        hits.countBooked("code", "a/x", start - std::chrono::hours(25));
        hits.countBooked("rest", {}, start - std::chrono::minutes(50));
        const auto of = hits.hitsOf({"code", "rest"});
        QCOMPARE(of[0].calls, std::uint64_t(3));
        QCOMPARE(of[0].last, clock.now());
        QCOMPARE(of[0].targets,
                 (std::vector<std::pair<std::string, std::uint64_t>>{{"b/y", 2}, {"a/x", 1}}));
        QCOMPARE(of[0].timeline[95], 1U);
        // Three hours and twenty minutes ago.
        QCOMPARE(of[0].timeline[95 - 13], 2U);
        QCOMPARE(of[1].calls, std::uint64_t(1));
        QCOMPARE(of[1].last, start - std::chrono::minutes(50));
        clock.advance(std::chrono::hours(21));
        QCOMPARE(hits.hitsOf({"code"})[0].calls, std::uint64_t(1));
    }

    void whatIsNotAskedForIsForgotten() {
        FakeClock clock;
        RouteHits hits(clock);
        hits.count("old", {});
        hits.hitsOf({"new"});
        QCOMPARE(hits.hitsOf({"old"})[0].calls, std::uint64_t(0));
    }

    void nothingIsLostBetweenThreads() {
        SystemClock clock;
        RouteHits hits(clock);
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int call = 0; call < 2'000; ++call) {
                    hits.count("code", "a/x");
                }
            });
        }
        for (std::thread& each : threads) {
            each.join();
        }
        QCOMPARE(hits.hitsOf({"code"})[0].calls, std::uint64_t(8'000));
    }
};

QTEST_APPLESS_MAIN(TestRouteHits)
#include "test_route_hits.moc"
