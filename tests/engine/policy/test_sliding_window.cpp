// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>
#include <vector>

#include "engine/policy/rate_limits/rate_board.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

// A limit as somebody would write it who has all day: every call that was let through, with its
// slot, and a sum over all of them for every question.
class SlowLimit {
public:
    explicit SlowLimit(const RateLimit& limit) : m_limit(limit) {}

    struct Call {
        std::int64_t slot = 0;
        std::uint64_t calls = 1;
        std::uint64_t in = 0;
        std::uint64_t out = 0;
    };

    // The number of the call; nothing: refused.
    std::optional<std::size_t> take(std::int64_t slot, std::uint64_t in, std::uint64_t out) {
        const Call used = at(slot);
        const bool fits = holds(m_limit.requests, used.calls, 1) &&
                          holds(m_limit.inputTokens, used.in, in) &&
                          holds(m_limit.outputTokens, used.out, out) &&
                          holds(m_limit.tokens, used.in + used.out, in + out);
        if (!fits) {
            return std::nullopt;
        }
        m_calls.push_back({slot, 1, in, out});
        return m_calls.size() - 1;
    }
    void settle(std::size_t call, std::int64_t slot, std::uint64_t in, std::uint64_t out) {
        Call& then = m_calls[call];
        const std::uint64_t moreIn = in > then.in ? in - then.in : 0;
        const std::uint64_t moreOut = out > then.out ? out - then.out : 0;
        then.in = std::min(then.in, in);
        then.out = std::min(then.out, out);
        m_calls.push_back({slot, 0, moreIn, moreOut});
    }
    Call at(std::int64_t slot) const {
        Call sum{slot, 0, 0, 0};
        for (const Call& call : m_calls) {
            if (call.slot >= slot - 60) {
                sum.calls += call.calls;
                sum.in += call.in;
                sum.out += call.out;
            }
        }
        return sum;
    }

private:
    // Whoever wants nothing of a kind is not kept out by it.
    static bool holds(std::uint64_t most, std::uint64_t used, std::uint64_t wanted) {
        return most == 0 || wanted == 0 || used + wanted <= most;
    }

    const RateLimit m_limit;
    std::vector<Call> m_calls;
};

constexpr LimitedCall kCall{"key", "search", "ada", "smart", {}, {}};

// Takes everything that limits of the caller take, as a call does.
bool take(RateBoard& board, RateLease& lease, const TokenCounts& worst = {}) {
    return !board.take(lease, LimitStage::Head, kCall, {}) &&
           !board.take(lease, LimitStage::Call, kCall, worst);
}

}  // namespace

// What slides: against a slow model, and against what is promised of it.
class TestSlidingWindow : public QObject {
    Q_OBJECT

private slots:
    void itAgreesWithTheSlowModel_data() {
        QTest::addColumn<int>("per");
        QTest::addColumn<unsigned>("seed");
        for (const int per : {0, 1, 2}) {
            for (unsigned seed = 1; seed <= 8; ++seed) {
                QTest::addRow("period %d, seed %u", per, seed) << per << seed;
            }
        }
    }
    void itAgreesWithTheSlowModel() {
        QFETCH(int, per);
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&random](std::uint64_t bound) { return random() % bound; };
        RateLimit limit{.name = "a", .scope = {.key = "key"}, .per = static_cast<LimitPeriod>(per)};
        limit.requests = below(2) == 0 ? 0 : 20 + below(40);
        limit.tokens = below(2) == 0 ? 0 : 2'000 + below(4'000);
        limit.inputTokens = below(2) == 0 ? 0 : 1'000 + below(2'000);
        limit.outputTokens = below(2) == 0 ? 0 : 1'000 + below(2'000);
        test::FakeClock clock;
        RateBoard board(clock);
        board.follow(std::span(&limit, 1));
        SlowLimit model(limit);
        const std::chrono::seconds slot = slotOf(limit.per);
        std::vector<std::pair<std::size_t, RateLease>> open;
        for (int step = 0; step < 4'000; ++step) {
            // Mostly little time goes by; now and then more than a period does.
            const std::uint64_t spread = below(200) == 0 ? 90'000 : 1'500;
            clock.advance(Microseconds(static_cast<std::int64_t>(below(spread))) * slot.count() *
                          1'000);
            const std::int64_t now = clock.instant().time_since_epoch() / slot;
            if (!open.empty() && below(3) == 0) {
                const std::size_t which = below(open.size());
                const TokenCounts actual{below(300), below(300)};
                open[which].second.settle(actual);
                // A second time changes nothing.
                open[which].second.settle({7, 7});
                model.settle(open[which].first, now, actual.in, actual.out);
                open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
                continue;
            }
            const TokenCounts worst{below(200), below(200)};
            RateLease lease;
            const bool passed = take(board, lease, worst);
            const auto expected = model.take(now, worst.in, worst.out);
            QCOMPARE(passed, expected.has_value());
            if (passed && below(4) != 0) {
                open.emplace_back(*expected, std::move(lease));
            }
            const RateLimitState state = board.states().front();
            const SlowLimit::Call used = model.at(now);
            QCOMPARE(state.used, (Amounts{used.calls, used.in, used.out}));
        }
        open.clear();
        QCOMPARE(board.states().front().underWay, std::uint64_t{0});
    }

    // Whatever a caller does: no span of a minute holds more than the limit, and whoever was let
    // through a minute and a second ago is in nobody's way.
    void noSpanHoldsMoreAndNoneWaitsLonger() {
        constexpr std::uint64_t kMost = 25;
        std::mt19937 random(7);
        test::FakeClock clock;
        RateBoard board(clock);
        const RateLimit limit{.name = "a", .requests = kMost};
        board.follow(std::span(&limit, 1));
        std::vector<Instant> passed;
        for (int step = 0; step < 20'000; ++step) {
            clock.advance(Microseconds(static_cast<std::int64_t>(random() % 3'000'000)));
            const Instant now = clock.instant();
            const auto since = [&](std::chrono::seconds span) {
                return static_cast<std::uint64_t>(
                    std::ranges::count_if(passed, [&](Instant then) { return then > now - span; }));
            };
            RateLease lease;
            if (take(board, lease)) {
                passed.push_back(now);
                QVERIFY(since(std::chrono::seconds(60)) <= kMost);
            } else {
                QVERIFY(since(std::chrono::seconds(61)) >= kMost);
            }
            if (passed.size() > 2 * kMost) {
                passed.erase(passed.begin(), passed.begin() + kMost);
            }
        }
    }

    // What is told is kept: a millisecond before it is too early, and then there is room.
    void theWaitIsTheShortest() {
        std::mt19937 random(11);
        test::FakeClock clock;
        RateBoard board(clock);
        const std::vector<RateLimit> limits{
            {.name = "a", .requests = 10},
            {.name = "b", .tokens = 3'000, .per = LimitPeriod::Hour}};
        board.follow(limits);
        int refused = 0;
        for (int step = 0; step < 3'000; ++step) {
            clock.advance(Milliseconds(static_cast<std::int64_t>(random() % 9'000)));
            const TokenCounts worst{random() % 50, random() % 50};
            RateLease lease;
            if (board.take(lease, LimitStage::Head, kCall, {})) {
                continue;
            }
            const auto over = board.take(lease, LimitStage::Call, kCall, worst);
            if (!over) {
                continue;
            }
            ++refused;
            QVERIFY(over->wait && *over->wait > Milliseconds(0));
            clock.advance(*over->wait - Milliseconds(1));
            const bool early = take(board, lease, worst);
            QVERIFY(!early);
            clock.advance(Milliseconds(1));
            QVERIFY(take(board, lease, worst));
        }
        QVERIFY(refused > 20);
    }

    // The clock on the wall is for people.
    void aWallClockThatJumpsChangesNothing() {
        test::FakeClock clock;
        RateBoard board(clock);
        const RateLimit limit{.name = "a", .requests = 1};
        board.follow(std::span(&limit, 1));
        RateLease first;
        RateLease second;
        QVERIFY(take(board, first));
        clock.jump(std::chrono::hours(48));
        QVERIFY(!take(board, second));
        clock.jump(-std::chrono::hours(96));
        QVERIFY(!take(board, second));
        clock.advance(std::chrono::seconds(61));
        QVERIFY(take(board, second));
    }
};

QTEST_APPLESS_MAIN(TestSlidingWindow)
#include "test_sliding_window.moc"
