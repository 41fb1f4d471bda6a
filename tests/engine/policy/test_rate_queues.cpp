// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "engine/policy/rate_limits/queue_place.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;

namespace {

LimitedCall callOf(std::string_view team, std::string_view key, std::string_view model = "gpt-4o",
                   std::string_view provider = "openai") {
    return {key, team, "ada", "smart", provider, model};
}

RateLimit limit(std::uint64_t concurrency, LimitQueue queue,
                RateLimitScope scope = {.provider = "openai"}) {
    return {.name = "there", .scope = std::move(scope), .concurrency = concurrency, .queue = queue};
}

// A call that waits, and whether it was told.
struct Waiter {
    Waiter(RateBoard& board, std::vector<LimitedCall> attempts, std::size_t tier = 0)
        : place(board, tier, attempts, {}) {
        patience = place.enter([told = told] { ++*told; });
        waits = patience.has_value();
    }
    Waiter(RateBoard& board, const LimitedCall& attempt, std::size_t tier = 0)
        : Waiter(board, std::vector{attempt}, tier) {}

    std::shared_ptr<std::atomic<int>> told = std::make_shared<std::atomic<int>>(0);
    QueuePlace place;
    std::optional<Milliseconds> patience;
    bool waits = false;
};

}  // namespace

// Limits of a target that let calls wait for their turn.
class TestRateQueues : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<RateBoard> m_board;

    void follow(const std::vector<RateLimit>& limits) { m_board->follow(limits); }
    RateLimitState stateOf(std::size_t place = 0) { return m_board->states().at(place); }
    std::optional<OverLimit> take(RateLease& lease, const LimitedCall& call) {
        return m_board->take(lease, LimitStage::Attempt, call, {});
    }

private slots:
    void init() { m_board = std::make_unique<RateBoard>(m_clock); }

    void whoFindsItFullMayWaitWhereThereIsAQueue() {
        follow({limit(1, {2, 20s})});
        RateLease first;
        RateLease second;
        QVERIFY(!take(first, callOf("a", "a1")));
        const auto over = take(second, callOf("a", "a1"));
        QVERIFY(over && over->queue == Queueing::Possible);
        // It is not refused yet.
        QCOMPARE(stateOf().refused, std::uint64_t{0});
        follow({limit(1, {})});
        QVERIFY(take(second, callOf("a", "a1"))->queue == Queueing::None);
        QCOMPARE(stateOf().refused, std::uint64_t{1});
    }

    void roomGoesToWhoeverWaits() {
        follow({limit(1, {2, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        Waiter waiter(*m_board, callOf("b", "b1"));
        QVERIFY(waiter.waits);
        QVERIFY(waiter.patience == Milliseconds(20s));
        m_clock.advance(1'500ms);
        QCOMPARE(stateOf().waiting, std::uint64_t{1});
        QCOMPARE(stateOf().longestWait, Milliseconds(1'500));
        first.end();
        QCOMPARE(*waiter.told, 1);
        QCOMPARE(stateOf().waiting, std::uint64_t{0});
        // Not even to whoever comes before it has looked.
        RateLease late;
        QVERIFY(take(late, callOf("c", "c1")));
        auto turn = waiter.place.takeTurn();
        QVERIFY(turn && turn->attempt == 0);
        QCOMPARE(stateOf().underWay, std::uint64_t{1});
        turn->lease.end();
        QVERIFY(!take(late, callOf("c", "c1")));
        QCOMPARE(stateOf().used.calls, std::uint64_t{3});
        QCOMPARE(stateOf().refused, std::uint64_t{0});
    }

    // Its client went while the news was on its way.
    void whoIsGoneGivesItsTurnToTheNext() {
        follow({limit(1, {5, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        auto gone = std::make_unique<Waiter>(*m_board, callOf("b", "b1"));
        auto early = std::make_unique<Waiter>(*m_board, callOf("c", "c1"));
        Waiter last(*m_board, callOf("d", "d1"));
        early.reset();
        first.end();
        QCOMPARE(*gone->told, 1);
        gone.reset();
        QCOMPARE(*last.told, 1);
        QVERIFY(last.place.takeTurn());
        // What was given back was never used.
        QCOMPARE(stateOf().used.calls, std::uint64_t{2});
    }

    void aFullQueueRefuses() {
        follow({limit(1, {2, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        Waiter one(*m_board, callOf("a", "a1"));
        Waiter two(*m_board, callOf("a", "a1"));
        m_clock.advance(7s);
        Waiter three(*m_board, callOf("a", "a1"));
        QVERIFY(!three.waits);
        QCOMPARE(*three.told, 0);
        QVERIFY(!three.place.takeTurn());
        const auto over = three.place.over(0);
        QVERIFY(over && over->queue == Queueing::Full);
        QCOMPARE(over->limit, std::string("there"));
        // As long as the first of those in front has waited.
        QCOMPARE(*over->wait, Milliseconds(7'000));
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        // Another caller is not kept out by a busy one.
        Waiter other(*m_board, callOf("b", "b1"));
        QVERIFY(other.waits);
        QCOMPARE(*two.told, 1);
        QVERIFY(!two.place.takeTurn());
        QVERIFY(two.place.over(0)->queue == Queueing::Full);
        QCOMPARE(stateOf().waiting, std::uint64_t{2});
    }

    void whoHasWaitedLongEnoughIsRefused() {
        follow({limit(1, {2, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        Waiter waiter(*m_board, callOf("b", "b1"));
        m_clock.advance(20s);
        waiter.place.leave(QueuePlace::Leaves::TooLate);
        QVERIFY(!waiter.place.takeTurn());
        QVERIFY(waiter.place.over(0)->queue == Queueing::TooLate);
        QCOMPARE(*waiter.place.over(0)->wait, Milliseconds(20'000));
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        Waiter other(*m_board, callOf("b", "b1"));
        other.place.leave(QueuePlace::Leaves::ForAnother);
        QVERIFY(!other.place.over(0));
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        // One that had its turn just then has it.
        Waiter lucky(*m_board, callOf("b", "b1"));
        first.end();
        lucky.place.leave(QueuePlace::Leaves::TooLate);
        QVERIFY(lucky.place.takeTurn());
        QCOMPARE(stateOf().waiting, std::uint64_t{0});
    }

    // Whichever has room first.
    void oneCallWaitsAtSeveralTargets() {
        follow({limit(1, {5, 10s}, {.target = "openai/a"}),
                limit(1, {5, 30s}, {.target = "openai/b"})});
        RateLease atA;
        RateLease atB;
        QVERIFY(!take(atA, callOf("x", "x1", "a")));
        QVERIFY(!take(atB, callOf("x", "x1", "b")));
        Waiter both(*m_board, {callOf("y", "y1", "a"), callOf("y", "y1", "b")});
        Waiter onlyA(*m_board, callOf("z", "z1", "a"));
        QVERIFY(both.patience == Milliseconds(30s));
        atB.end();
        QCOMPARE(*both.told, 1);
        QCOMPARE(both.place.takeTurn()->attempt, std::size_t{1});
        // It left the other queue, so whoever is there is next.
        atA.end();
        QCOMPARE(*onlyA.told, 1);
        QCOMPARE(*both.told, 1);
    }

    // Two accounts of one provider are two attempts at what one limit holds for.
    void oneQueueIsStoodInOnce() {
        follow({limit(1, {1, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        Waiter both(*m_board, {callOf("b", "b1", "m"), callOf("b", "b1", "n")});
        QVERIFY(both.waits);
        QCOMPARE(stateOf().waiting, std::uint64_t{1});
        both.place.leave(QueuePlace::Leaves::TooLate);
        QVERIFY(both.place.over(0)->queue == Queueing::TooLate);
        QVERIFY(both.place.over(1)->queue == Queueing::TooLate);
    }

    // Where two limits hold, both have to have room; the place in line is kept.
    void whoIsKeptByAnotherQueueWaitsThere() {
        RateLimit model = limit(1, {5, 20s}, {.target = "openai/a"});
        model.name = "model";
        follow({limit(2, {5, 20s}), model});
        RateLease atA;
        RateLease atB;
        QVERIFY(!take(atA, callOf("x", "x1", "a")));
        QVERIFY(!take(atB, callOf("x", "x1", "b")));
        Waiter first(*m_board, callOf("y", "y1", "a"));
        m_clock.advance(1s);
        Waiter second(*m_board, callOf("y", "y1", "a"));
        Waiter atOther(*m_board, callOf("z", "z1", "b"));
        // The provider has room, and for the model that is full it is no use.
        atB.end();
        QCOMPARE(*atOther.told, 1);
        QCOMPARE(*first.told, 0);
        QCOMPARE(stateOf(0).waiting + stateOf(1).waiting, std::uint64_t{2});
        atA.end();
        QCOMPARE(*first.told, 1);
        QCOMPARE(*second.told, 0);
        first.place.takeTurn()->lease.end();
        QCOMPARE(*second.told, 1);
        QCOMPARE(stateOf(0).waiting + stateOf(1).waiting, std::uint64_t{0});
    }

    void whatNoQueueHelpsWithRefuses() {
        RateLimit calls{.name = "calls", .scope = {.provider = "openai"}, .requests = 2};
        follow({limit(1, {5, 20s}), calls});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        Waiter one(*m_board, callOf("a", "a1"));
        Waiter two(*m_board, callOf("a", "a1"));
        first.end();
        one.place.takeTurn()->lease.end();
        // There is room, but no call is left in this minute.
        QCOMPARE(*two.told, 1);
        QVERIFY(!two.place.takeTurn());
        QCOMPARE(two.place.over(0)->limit, std::string("calls"));
        QVERIFY(two.place.over(0)->queue == Queueing::None);
    }

    void anEditLetsThemGoOn() {
        follow({limit(1, {5, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        std::vector<std::unique_ptr<Waiter>> waiters;
        for (int i = 0; i < 4; ++i) {
            waiters.push_back(std::make_unique<Waiter>(*m_board, callOf("b", "b1")));
        }
        const auto told = [&] {
            return std::ranges::count_if(waiters,
                                         [](const auto& each) { return *each->told == 1; });
        };
        follow({limit(3, {5, 20s})});
        QCOMPARE(told(), 2);
        // Without a queue nobody waits.
        follow({limit(3, {})});
        QCOMPARE(told(), 4);
        QVERIFY(waiters[0]->place.takeTurn() && waiters[1]->place.takeTurn());
        QVERIFY(!waiters[2]->place.takeTurn() && !waiters[3]->place.takeTurn());
        QVERIFY(waiters[3]->place.over(0)->queue == Queueing::None);
        // Without a limit everybody goes on.
        first.end();
        follow({limit(1, {5, 20s})});
        RateLease second;
        QVERIFY(!take(second, callOf("a", "a1")));
        Waiter last(*m_board, callOf("b", "b1"));
        QVERIFY(last.waits);
        follow({});
        QCOMPARE(*last.told, 1);
        QVERIFY(last.place.takeTurn());
    }

    void eachHasItsOwnQueue() {
        RateLimit each = limit(1, {1, 20s});
        each.each = LimitEach::Key;
        follow({each});
        RateLease a;
        RateLease b;
        QVERIFY(!take(a, callOf("t", "a")));
        QVERIFY(!take(b, callOf("t", "b")));
        Waiter ofA(*m_board, callOf("t", "a"));
        Waiter ofB(*m_board, callOf("t", "b"));
        QVERIFY(ofA.waits && ofB.waits);
        QCOMPARE(stateOf().waiting, std::uint64_t{2});
        b.end();
        QCOMPARE(*ofA.told, 0);
        QCOMPARE(*ofB.told, 1);
    }

    // A thousand calls on four threads: never more under way than may be, every one has its turn or
    // its refusal, and nothing is left.
    void aThousandAtOnce() {
        constexpr std::uint64_t kMost = 7;
        constexpr int kThreads = 4;
        constexpr int kCalls = 250;
        follow({limit(kMost, {100, 20s})});
        std::atomic<int> underWay = 0;
        std::atomic<int> mostSeen = 0;
        std::atomic<int> served = 0;
        std::atomic<int> refused = 0;
        const auto one = [&](int thread, int number) {
            const std::string team = "team" + std::to_string(number % 5);
            const LimitedCall call = callOf(team, team);
            RateLease lease;
            if (take(lease, call)) {
                QueuePlace place(*m_board, static_cast<std::size_t>(number % 3), {call}, {});
                const auto told = std::make_shared<std::atomic<bool>>(false);
                if (place.enter([told] { *told = true; })) {
                    const bool impatient = number % 50 == thread;
                    while (!*told && !impatient) {
                        std::this_thread::yield();
                    }
                    place.leave(QueuePlace::Leaves::TooLate);
                }
                auto turn = place.takeTurn();
                if (!turn) {
                    ++refused;
                    return;
                }
                lease = std::move(turn->lease);
            }
            const int now = ++underWay;
            for (int seen = mostSeen; seen < now && !mostSeen.compare_exchange_weak(seen, now);) {
            }
            ++served;
            std::this_thread::yield();
            --underWay;
            lease.end();
        };
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&one, thread] {
                std::vector<std::thread> inner;
                for (int batch = 0; batch < 5; ++batch) {
                    inner.emplace_back([&one, thread, batch] {
                        for (int i = 0; i < kCalls / 5; ++i) {
                            one(thread, batch * 50 + i);
                        }
                    });
                }
                for (std::thread& each : inner) {
                    each.join();
                }
            });
        }
        for (std::thread& each : threads) {
            each.join();
        }
        QCOMPARE(served + refused, kThreads * kCalls);
        QVERIFY(mostSeen <= static_cast<int>(kMost));
        QVERIFY(served > 0);
        QCOMPARE(stateOf().underWay, std::uint64_t{0});
        QCOMPARE(stateOf().waiting, std::uint64_t{0});
    }

    void athousandWaitByTier() {
        follow({limit(1, {1'000, 20s})});
        RateLease first;
        QVERIFY(!take(first, callOf("a", "a1")));
        std::vector<std::unique_ptr<Waiter>> waiters;
        for (std::size_t i = 0; i < 1'000; ++i) {
            waiters.push_back(std::make_unique<Waiter>(
                *m_board, callOf(i % 2 == 0 ? "gold" : "standard", "k"), i % 2));
            QVERIFY(waiters.back()->waits);
        }
        first.end();
        std::vector<std::size_t> turns;
        while (turns.size() < waiters.size()) {
            const auto next = std::ranges::find_if(
                waiters, [](const auto& each) { return each && *each->told == 1; });
            QVERIFY(next != waiters.end());
            turns.push_back(static_cast<std::size_t>(next - waiters.begin()) % 2);
            next->reset();
        }
        // Nine of ten turns are those of gold while both wait.
        const auto ofGold = std::ranges::count(turns.begin(), turns.begin() + 500, std::size_t{0});
        QCOMPARE(ofGold, 450);
        QCOMPARE(std::ranges::count(turns, std::size_t{0}), 500);
    }
};

QTEST_GUILESS_MAIN(TestRateQueues)
#include "test_rate_queues.moc"
