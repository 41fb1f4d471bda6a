// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>
#include <thread>
#include <vector>

#include "engine/policy/rate_limits/rate_board.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

constexpr LimitedCall kAda{"ada-laptop", "search", "ada", "smart", {}, {}};
constexpr LimitedCall kBob{"bob-laptop", "search", "bob", "smart", {}, {}};

LimitedCall at(LimitedCall call, std::string_view provider, std::string_view model) {
    call.provider = provider;
    call.providersModel = model;
    return call;
}

}  // namespace

// Which limits a call is asked for, and what it takes of them.
class TestRateBoard : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<RateBoard> m_board;

    void follow(const std::vector<RateLimit>& limits) { m_board->follow(limits); }
    RateLimitState stateOf(std::size_t place = 0) { return m_board->states().at(place); }
    // A call with its tokens; what it holds is in the lease.
    std::optional<OverLimit> call(RateLease& lease, const LimitedCall& of,
                                  const TokenCounts& worst = {}) {
        auto over = m_board->take(lease, LimitStage::Head, of, {});
        return over ? over : m_board->take(lease, LimitStage::Call, of, worst);
    }
    bool passes(const LimitedCall& of, const TokenCounts& worst = {}) {
        RateLease lease;
        return !call(lease, of, worst);
    }

private slots:
    void init() { m_board = std::make_unique<RateBoard>(m_clock); }

    void withoutLimitsNothingIsRefusedAndNothingCounted() {
        for (int i = 0; i < 1'000; ++i) {
            QVERIFY(passes(kAda, {1'000'000, 1'000'000}));
        }
        QVERIFY(m_board->states().empty());
    }

    void onlyTheCallsOfItsScopeCount() {
        follow({{.name = "ada", .scope = {.user = "ada", .model = "smart"}, .requests = 1}});
        LimitedCall other = kAda;
        other.model = "small";
        QVERIFY(passes(other));
        QVERIFY(passes(kBob));
        QVERIFY(passes(kAda));
        QVERIFY(!passes(kAda));
        QVERIFY(passes(other));
        QCOMPARE(stateOf().used.calls, std::uint64_t{1});
        QCOMPARE(stateOf().refused, std::uint64_t{1});
    }

    // From the head only what needs nothing but the caller.
    void eachLimitIsAskedWhenItCanBe() {
        follow({{.name = "caller", .scope = {.key = "ada-laptop"}, .requests = 5, .tokens = 100},
                {.name = "model", .scope = {.model = "smart"}, .requests = 5},
                {.name = "there", .scope = {.provider = "openai"}, .requests = 5, .tokens = 100}});
        RateLease lease;
        const auto calls = [this] {
            std::vector<std::uint64_t> all;
            for (const auto& state : m_board->states()) {
                all.push_back(state.used.calls * 1'000 + state.used.tokens());
            }
            return all;
        };
        using Figures = std::vector<std::uint64_t>;
        QVERIFY(!m_board->take(lease, LimitStage::Head, kAda, {}));
        QCOMPARE(calls(), (Figures{1'000, 0, 0}));
        QVERIFY(!m_board->take(lease, LimitStage::Call, kAda, {20, 10}));
        QCOMPARE(calls(), (Figures{1'030, 1'030, 0}));
        RateLease attempt;
        QVERIFY(!m_board->take(attempt, LimitStage::Attempt, at(kAda, "openai", "gpt"), {20, 10}));
        QVERIFY(!m_board->take(attempt, LimitStage::Attempt, at(kAda, "groq", "gpt"), {20, 10}));
        QCOMPARE(calls(), (Figures{1'030, 1'030, 1'030}));
    }

    void aTargetIsAProviderAndAModel() {
        follow({{.name = "a", .scope = {.target = "openai/meta/llama"}, .requests = 1}});
        const auto attempt = [this](std::string_view provider, std::string_view model) {
            RateLease lease;
            return !m_board->take(lease, LimitStage::Attempt, at(kAda, provider, model), {});
        };
        for (int i = 0; i < 3; ++i) {
            QVERIFY(attempt("openai", "meta"));
            QVERIFY(attempt("openai", "meta/llama-3"));
            QVERIFY(attempt("openai/meta", "xlama"));
            QVERIFY(attempt("", "openai/meta/llama"));
        }
        QVERIFY(attempt("openai", "meta/llama"));
        QVERIFY(!attempt("openai", "meta/llama"));
    }

    void aCallThatIsRefusedTakesNothing() {
        follow({{.name = "many", .scope = {.team = "search"}, .requests = 10},
                {.name = "few", .scope = {.user = "ada"}, .tokens = 100}});
        QVERIFY(passes(kAda, {60, 40}));
        for (int i = 0; i < 20; ++i) {
            QVERIFY(!passes(kAda, {1, 0}));
        }
        QCOMPARE(stateOf(0).used.calls, std::uint64_t{1});
        QCOMPARE(stateOf(0).underWay, std::uint64_t{0});
        QCOMPARE(stateOf(0).refused, std::uint64_t{0});
        QCOMPARE(stateOf(1).refused, std::uint64_t{20});
        QCOMPARE(stateOf(1).used.tokens(), std::uint64_t{100});
    }

    // Of several that are in the way the one that takes longest: before that it is no use.
    void theLongestWaitIsTold() {
        follow({{.name = "minute", .requests = 1},
                {.name = "day", .requests = 1, .per = LimitPeriod::Day}});
        QVERIFY(passes(kAda));
        RateLease lease;
        const auto over = call(lease, kAda);
        QVERIFY(over);
        QCOMPARE(over->limit, std::string("day"));
        QCOMPARE(over->per, LimitPeriod::Day);
        QVERIFY(*over->wait > std::chrono::hours(23));
    }

    void whatNeverFitsHasNoWait() {
        follow({{.name = "a", .outputTokens = 1'000}});
        RateLease lease;
        const auto over = call(lease, kAda, {10, 1'001});
        QVERIFY(over);
        QCOMPARE(over->kind, LimitKind::OutputTokens);
        QCOMPARE(over->most, std::uint64_t{1'000});
        QCOMPARE(over->tokens, std::uint64_t{1'001});
        QVERIFY(!over->wait);
    }

    void tokensAreReservedAndCorrected() {
        follow({{.name = "a", .tokens = 1'000}});
        RateLease first;
        QVERIFY(!call(first, kAda, {300, 600}));
        QVERIFY(!passes(kAda, {101, 0}));
        first.settle({310, 40});
        QCOMPARE(stateOf().used, (Amounts{1, 310, 40}));
        QVERIFY(passes(kAda, {600, 50}));
        QVERIFY(!passes(kAda, {1, 0}));
    }

    // More than was reserved cannot be undone, but it counts: from the moment that it is known.
    void moreThanWasReservedCountsFromThenOn() {
        follow({{.name = "a", .tokens = 1'000}});
        RateLease lease;
        QVERIFY(!call(lease, kAda, {10, 90}));
        m_clock.advance(std::chrono::seconds(50));
        lease.settle({10, 2'090});
        QCOMPARE(stateOf().used.tokens(), std::uint64_t{2'100});
        m_clock.advance(std::chrono::seconds(20));
        QCOMPARE(stateOf().used.tokens(), std::uint64_t{2'000});
        QVERIFY(!passes(kAda, {1, 0}));
        m_clock.advance(std::chrono::seconds(41));
        QVERIFY(passes(kAda, {1, 0}));
    }

    void aCallOfYesterdayIsSettledWithoutHarm() {
        follow({{.name = "a", .tokens = 1'000}});
        RateLease lease;
        QVERIFY(!call(lease, kAda, {500, 500}));
        m_clock.advance(std::chrono::hours(24));
        QVERIFY(passes(kAda, {100, 0}));
        lease.settle({5, 5});
        QCOMPARE(stateOf().used, (Amounts{1, 100, 0}));
    }

    void whatIsNotSettledStands() {
        follow({{.name = "a", .tokens = 1'000}});
        QVERIFY(passes(kAda, {500, 500}));
        QCOMPARE(stateOf().used.tokens(), std::uint64_t{1'000});
    }

    void concurrencyIsOverOnceOnEveryWay() {
        follow({{.name = "a", .concurrency = 2}});
        RateLease first;
        RateLease third;
        QVERIFY(!call(first, kAda));
        {
            RateLease second;
            QVERIFY(!call(second, kBob));
            const auto over = call(third, kAda);
            QVERIFY(over);
            QCOMPARE(over->kind, LimitKind::Concurrency);
            QVERIFY(over->wait);
            RateLease moved = std::move(second);
            QCOMPARE(stateOf().underWay, std::uint64_t{2});
        }
        QCOMPARE(stateOf().underWay, std::uint64_t{1});
        first.end();
        first.end();
        QCOMPARE(stateOf().underWay, std::uint64_t{0});
        first.giveBack();
        QCOMPARE(stateOf().underWay, std::uint64_t{0});
        QCOMPARE(stateOf().used.calls, std::uint64_t{1});
        QVERIFY(!call(third, kAda));
    }

    void eachOfThemHasItsOwnCounter() {
        follow(
            {{.name = "a", .scope = {.team = "search"}, .each = LimitEach::User, .requests = 2}});
        QVERIFY(passes(kAda) && passes(kAda));
        QVERIFY(!passes(kAda));
        QVERIFY(passes(kBob));
        const RateLimitState state = stateOf();
        QCOMPARE(state.counters, std::uint64_t{2});
        QCOMPARE(state.of, std::string("ada"));
        QCOMPARE(state.used.calls, std::uint64_t{2});
        QVERIFY(!state.crowded);
        // Keys that are nobody's count together.
        LimitedCall nobody = kAda;
        nobody.user = {};
        QVERIFY(passes(nobody) && passes(nobody));
        QVERIFY(!passes(nobody));
    }

    // Nobody is let through for being one too many: those without a counter share one.
    void thereAreOnlySoManyCounters() {
        m_board = std::make_unique<RateBoard>(m_clock, 3);
        follow({{.name = "a", .each = LimitEach::Key, .requests = 1}});
        const auto named = [](std::string_view key) {
            LimitedCall call = kAda;
            call.key = key;
            return call;
        };
        for (const char* key : {"1", "2", "3", "4"}) {
            QVERIFY(passes(named(key)));
        }
        QVERIFY(!passes(named("5")));
        QVERIFY(!passes(named("4")));
        QVERIFY(stateOf().crowded);
        // A place gets free, but not for somebody who is counted with the others.
        m_clock.advance(std::chrono::seconds(61));
        QVERIFY(passes(named("4")));
        QVERIFY(!passes(named("4")));
        QVERIFY(passes(named("1")));
        QVERIFY(!stateOf().crowded);
    }

    void countersThatAreEmptyGo() {
        m_board = std::make_unique<RateBoard>(m_clock, 1'000);
        follow({{.name = "a", .each = LimitEach::Key, .requests = 1}});
        for (int round = 0; round < 20; ++round) {
            for (int key = 0; key < 900; ++key) {
                const std::string name = std::to_string(round * 1'000 + key);
                LimitedCall call = kAda;
                call.key = name;
                QVERIFY(passes(call));
                QVERIFY(!passes(call));
            }
            m_clock.advance(std::chrono::seconds(61));
        }
        QVERIFY(!stateOf().crowded);
        QCOMPARE(stateOf().counters, std::uint64_t{0});
    }

    void anEditKeepsWhatWasCountedIfItIsStillTheSame() {
        const RateLimit before{.name = "a", .scope = {.team = "search"}, .requests = 2};
        follow({before});
        RateLease open;
        QVERIFY(!call(open, kAda));
        RateLimit larger = before;
        larger.requests = 3;
        larger.concurrency = 1;
        follow({{.name = "new", .requests = 100}, larger});
        QCOMPARE(stateOf(1).used.calls, std::uint64_t{1});
        QCOMPARE(stateOf(1).underWay, std::uint64_t{1});
        QVERIFY(!passes(kAda));
        open.end();
        QVERIFY(passes(kAda) && passes(kAda));
        QVERIFY(!passes(kAda));
        RateLimit other = larger;
        other.per = LimitPeriod::Hour;
        follow({other});
        QCOMPARE(stateOf().used.calls, std::uint64_t{0});
    }

    // Its lease outlives the limit.
    void aLimitMayGoWhileCallsAreUnderWay() {
        RateLease open;
        follow({{.name = "a", .tokens = 10, .concurrency = 1}});
        QVERIFY(!call(open, kAda, {5, 5}));
        follow({});
        open.settle({1, 1});
        open.end();
        follow({{.name = "a", .tokens = 10, .concurrency = 1}});
        QVERIFY(passes(kAda, {5, 5}));
    }

    void theCallerIsToldTheTightest() {
        follow({{.name = "team", .scope = {.team = "search"}, .requests = 100, .tokens = 1'000},
                {.name = "ada", .scope = {.user = "ada"}, .requests = 10, .per = LimitPeriod::Hour},
                {.name = "model", .scope = {.model = "smart"}, .inputTokens = 500},
                {.name = "there", .scope = {.provider = "openai"}, .requests = 1}});
        RateLease lease;
        LimitFigures figures;
        QVERIFY(!m_board->take(lease, LimitStage::Head, kAda, {}, &figures));
        QVERIFY(!m_board->take(lease, LimitStage::Call, kAda, {100, 50}, &figures));
        const auto& [requests, tokens, input, output] = figures;
        QCOMPARE(requests.most, std::uint64_t{10});
        QCOMPARE(requests.left, std::uint64_t{9});
        QVERIFY(requests.untilFull > std::chrono::minutes(60));
        QVERIFY(requests.untilFull <= std::chrono::minutes(61));
        QCOMPARE(tokens.most, std::uint64_t{1'000});
        QCOMPARE(tokens.left, std::uint64_t{850});
        QCOMPARE(input.left, std::uint64_t{400});
        QCOMPARE(output.most, std::uint64_t{0});
    }

    // A thousand at once cannot pass it together.
    void exactlyAsManyPassAsMay() {
        constexpr int kCalls = 1'000;
        constexpr int kThreads = 8;
        follow({{.name = "a", .requests = 400},
                {.name = "b", .each = LimitEach::Key, .requests = 400, .concurrency = 400}});
        std::atomic<int> passed = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&] {
                std::vector<RateLease> leases(kCalls / kThreads);
                for (RateLease& lease : leases) {
                    passed += call(lease, kAda, {10, 10}) ? 0 : 1;
                    lease.settle({1, 1});
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(passed, 400);
        QCOMPARE(stateOf(0).used, (Amounts{400, 400, 400}));
        QCOMPARE(stateOf(1).underWay, std::uint64_t{0});
        QVERIFY(stateOf(0).refused >= 600 || stateOf(1).refused >= 600);
    }
};

QTEST_APPLESS_MAIN(TestRateBoard)
#include "test_rate_board.moc"
