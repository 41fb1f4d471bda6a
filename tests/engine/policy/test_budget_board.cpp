// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>
#include <map>
#include <thread>

#include "engine/policy/budgets/budget_board.hpp"
#include "tests/engine/policy/utc_periods.hpp"
#include "tests/support/dollars.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;
using test::nano;

namespace {

constexpr Spender kSpendingAda{"key", "search", "ada", "openai"};

}  // namespace

class TestBudgetBoard : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<BudgetBoard> m_board;
    std::map<std::string, BudgetBoard::Booked> m_before;  // spent before, by budget
    int m_asked = 0;

    void follow(const std::vector<Budget>& budgets) {
        m_board->follow(budgets,
                        [this](const Budget& budget,
                               const PeriodSpan&) -> Result<std::vector<BudgetBoard::Booked>> {
                            ++m_asked;
                            return std::vector{m_before[budget.name]};
                        });
    }
    BudgetBoard::Answer ask(std::int64_t worst, const Spender& spender = kSpendingAda,
                            bool unpriced = false) {
        return m_board->hold(spender, {nano(worst), unpriced, m_clock.now()});
    }
    BudgetState stateOf(std::size_t place = 0) { return m_board->states().at(place); }
    BudgetRaise raise(const char* budget, std::int64_t by, std::chrono::minutes span) const {
        return {.budget = budget,
                .by = nano(by),
                .reason = "launch",
                .since = m_clock.now(),
                .until = m_clock.now() + span};
    }

private slots:
    void init() {
        m_clock.set(sys_days{std::chrono::year{2026} / 11 / 26} + hours{12});
        m_board = std::make_unique<BudgetBoard>(m_clock, test::utcPeriod);
        m_before.clear();
        m_asked = 0;
    }

    void withoutBudgetsNothingIsRefused() {
        auto answer = ask(1'000'000'000'000);
        QVERIFY(!answer.refused);
        answer.hold.settle(kSpendingAda, nano(5));
        QVERIFY(m_board->states().empty());
    }

    void aHoldIsSetAsideSettledAndGivenBack() {
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        auto first = ask(60);
        QVERIFY(!first.refused);
        QCOMPARE(stateOf().held, nano(60));
        const auto second = ask(41);
        QVERIFY(second.refused);
        QCOMPARE(second.refused->budget, std::string("all"));
        QCOMPARE(second.refused->limit, nano(100));
        QCOMPARE(second.refused->used, nano(60));
        QCOMPARE(second.refused->again.value(),
                 Timestamp(sys_days{std::chrono::year{2026} / 12 / 1}));
        {
            const auto third = ask(40);  // to the unit
            QVERIFY(!third.refused);
            QCOMPARE(stateOf().held, nano(100));
        }
        QCOMPARE(stateOf().held, nano(60));
        first.hold.settle(kSpendingAda, nano(25));
        first.hold.settle(kSpendingAda, nano(25));  // once is once
        QCOMPARE(stateOf().held, nano(0));
        QCOMPARE(stateOf().settled, nano(25));
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        QVERIFY(!ask(75).refused);
    }

    // Of calls of the period only; what was assumed of one without a price goes.
    void aBookedCallMayCostSomethingElse() {
        Budget assuming{.name = "assuming", .scope = {.team = "search"}, .limit = nano(1000)};
        assuming.whenUnpriced = WhenUnpriced::Assume;
        assuming.assumed = {Price::fromPico(2'000), Price::fromPico(2'000)};
        follow(
            {{.name = "all", .scope = {}, .limit = nano(100), .whenUnpriced = WhenUnpriced::Allow},
             assuming,
             {.name = "ads", .scope = {.team = "ads"}, .limit = nano(100)}});
        m_board->correct(kSpendingAda, m_clock.now(), nano(5), std::nullopt, nano(30));
        QCOMPARE(stateOf(0).settled, nano(25));
        QCOMPARE(stateOf(2).settled, nano(0));
        ask(1, kSpendingAda, true).hold.settleUnpriced(kSpendingAda, {10, 5});
        QCOMPARE(stateOf(1).assumed, nano(30));
        m_board->correct(kSpendingAda, m_clock.now(), nano(0), TokenCounts{10, 5}, nano(7));
        QCOMPARE(stateOf(1).settled, nano(32));
        QCOMPARE(stateOf(1).assumed, nano(0));
        QCOMPARE(stateOf(0).settled, nano(32));
        m_board->correct(kSpendingAda, m_clock.now() - hours(24 * 40), nano(0), std::nullopt,
                         nano(50));
        QCOMPARE(stateOf(0).settled, nano(32));
    }

    void everyBudgetOfACallHasToSuffice() {
        follow({{.name = "team", .scope = {.team = "search"}, .limit = nano(100)},
                {.name = "ada", .scope = {.team = "search", .user = "ada"}, .limit = nano(10)},
                {.name = "azure", .scope = {.provider = "azure"}, .limit = nano(1)}});
        QCOMPARE(ask(11).refused->budget, std::string("ada"));
        QCOMPARE(stateOf(0).held, nano(0));  // of a refused call nothing is held anywhere
        const Spender bob{"key", "search", "bob", "openai"};
        QVERIFY(!ask(11, bob).refused);
        const Spender other{"key", "ads", "ada", "azure"};
        QCOMPARE(ask(2, other).refused->budget, std::string("azure"));
        QVERIFY(!ask(1, other).refused);
    }

    void aModelAndATagAreScopesToo() {
        follow({{.name = "coder", .scope = {.model = "coder"}, .limit = nano(10)},
                {.name = "eu", .scope = {.tag = "eu"}, .limit = nano(20)},
                {.name = "eu coder", .scope = {.model = "coder", .tag = "eu"}, .limit = nano(5)}});
        const std::vector<std::string> tags{"lab", "eu"};
        Spender spender{.team = "search", .model = "coder", .tags = tags};
        QCOMPARE(ask(6, spender).refused->budget, std::string("eu coder"));
        ask(5, spender).hold.settle(spender, nano(5));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(stateOf(i).settled, nano(5));
        }
        spender.model = "other";
        QVERIFY(!ask(15, spender).refused);
        QCOMPARE(ask(16, spender).refused->budget, std::string("eu"));
        spender.tags = {};
        QVERIFY(!ask(100, spender).refused);
        spender.model = "coder-2";  // a name is whole
        QVERIFY(!ask(100, spender).refused);
    }

    void whatIsFreePassesAnEmptyBudget() {
        follow({{.name = "all", .scope = {}, .limit = nano(10)}});
        ask(10).hold.settle(kSpendingAda,
                            nano(30));  // the provider reported more than was asked for
        QVERIFY(ask(1).refused);
        auto free = ask(0);
        QVERIFY(!free.refused);
        free.hold.settle(kSpendingAda, nano(0));
        QCOMPARE(stateOf().settled, nano(30));
    }

    void aPriceThatIsNotKnownIsNotZero() {
        follow({{.name = "strict", .scope = {.team = "search"}, .limit = nano(10)},
                {.name = "loose",
                 .scope = {.team = "ads"},
                 .limit = nano(10),
                 .whenUnpriced = WhenUnpriced::Allow}});
        const auto refused = ask(0, kSpendingAda, true);
        QVERIFY(refused.refused && refused.refused->unpriced);
        const Spender ads{"key", "ads", "", "openai"};
        QVERIFY(!ask(0, ads, true).refused);
        QCOMPARE(stateOf(1).unpriced, std::uint64_t{1});
    }

    void oneThatOnlyWarnsCountsAndLetsThrough() {
        follow({{.name = "soft", .scope = {}, .limit = nano(10), .whenUsed = WhenUsed::Warn}});
        auto answer = ask(50);
        QVERIFY(!answer.refused);
        answer.hold.settle(kSpendingAda, nano(40));
        QVERIFY(!ask(0, kSpendingAda, true).refused);
        QCOMPARE(stateOf().settled, nano(40));
    }

    void oneDegradesFromItsShareOn() {
        follow({{.name = "plain", .scope = {}, .limit = nano(10), .whenUsed = WhenUsed::Warn},
                {.name = "low",
                 .scope = {.team = "search"},
                 .limit = nano(150),
                 .every = BudgetPeriod::Day,
                 .whenUsed = WhenUsed::Degrade,
                 .degradeFrom = 33}});
        const auto degrades = [this](const Spender& spender = kSpendingAda) {
            return m_board->standing(spender).degradedBy == "low";
        };
        ask(48).hold.settle(kSpendingAda, nano(48));
        QVERIFY(!degrades());
        {
            const auto held = ask(1);  // what is held counts: 33 % of 150 are 49.5
            QVERIFY(degrades());
        }
        QVERIFY(!degrades());
        ask(1).hold.settle(kSpendingAda, nano(1));
        QVERIFY(degrades());
        QVERIFY(!degrades({.team = "ads"}));
        // A raise is of the limit that it is a share of.
        m_board->setRaises({raise("low", 50, hours{1})});
        QVERIFY(!degrades());
        m_board->setRaises({});
        QVERIFY(degrades());
        // It ends like one that refuses.
        QVERIFY(!ask(101).refused);
        QCOMPARE(ask(102).refused->budget, std::string("low"));
        QCOMPARE(ask(0, kSpendingAda, true).refused->budget, std::string("low"));
        m_clock.set(m_clock.now() + hours{24});
        QVERIFY(!degrades());
        follow({});
        QVERIFY(!degrades());
    }

    void aNewPeriodBeginsWithNothing() {
        follow({{.name = "day", .scope = {}, .limit = nano(10), .every = BudgetPeriod::Day},
                {.name = "ever", .scope = {}, .limit = nano(100), .every = BudgetPeriod::Total}});
        ask(10).hold.settle(kSpendingAda, nano(10));
        auto late = m_board->hold({}, {nano(0), false, m_clock.now()});
        QCOMPARE(ask(1).refused->budget, std::string("day"));
        auto over = ask(0, kSpendingAda, false);
        m_clock.set(m_clock.now() + hours{12});
        QCOMPARE(stateOf().settled, nano(0));
        QCOMPARE(stateOf().refused, std::uint64_t{0});
        // A call of yesterday is of yesterday, whenever it ends.
        over.hold.settle(kSpendingAda, nano(7));
        QCOMPARE(stateOf(0).settled, nano(0));
        QCOMPARE(stateOf(1).settled, nano(17));
        auto today = ask(10);
        QVERIFY(!today.refused);
        // A clock that is put back does not give yesterday's budget again.
        m_clock.set(m_clock.now() - hours{2});
        QVERIFY(ask(1).refused);
    }

    void theBooksSayWhatWasSpentBefore() {
        m_before["all"] = {nano(90), nano(5)};
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        QVERIFY(ask(6).refused);
        QCOMPARE(stateOf().settled, nano(90));
        QCOMPARE(stateOf().unsettled, nano(5));
        // Another limit changes nothing of what was counted; another scope is another budget.
        follow({{.name = "all", .scope = {}, .limit = nano(200)}});
        QCOMPARE(m_asked, 1);
        QVERIFY(!ask(6).refused);
        follow({{.name = "all", .scope = {.team = "search"}, .limit = nano(200)}});
        QCOMPARE(m_asked, 2);
    }

    void whatCannotBeReadIsSaid() {
        m_board->follow(
            std::vector<Budget>{{.name = "all", .scope = {}, .limit = nano(10)}},
            [](const Budget&, const PeriodSpan&) -> Result<std::vector<BudgetBoard::Booked>> {
                return Error::io("The book is damaged.");
            });
        QCOMPARE(stateOf().problem, std::string("The book is damaged."));
        QVERIFY(!ask(10).refused);
    }

    void aBudgetThatComesLaterCountsTheCallsInFlight() {
        auto before = ask(10);
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        before.hold.settle(kSpendingAda, nano(9));
        QCOMPARE(stateOf().settled, nano(9));
        QCOMPARE(stateOf().held, nano(0));
        auto during = ask(50);
        follow({});
        during.hold.settle(kSpendingAda, nano(50));
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        QCOMPARE(stateOf().held, nano(0));
    }

    void aRaiseHoldsUntilItsEndAndNoLonger() {
        follow({{.name = "all", .scope = {}, .limit = nano(100)},
                {.name = "other", .scope = {.team = "ads"}, .limit = nano(100)}});
        m_board->setRaises({raise("all", 50, hours{2}), raise("gone", 9, hours{2})});
        QCOMPARE(stateOf().limit(), nano(150));
        QCOMPARE(stateOf(1).limit(), nano(100));
        auto first = ask(150);  // to the unit
        QVERIFY(!first.refused);
        QVERIFY(ask(1).refused);
        m_clock.set(m_clock.now() + hours{2} - Microseconds{1});
        QCOMPARE(stateOf().raise->reason, std::string("launch"));
        first.hold.settle(kSpendingAda, nano(120));
        QVERIFY(!ask(30).refused);
        m_clock.set(m_clock.now() + Microseconds{1});
        QVERIFY(!stateOf().raise);
        QCOMPARE(stateOf().limit(), nano(100));
        // What was spent stays spent.
        QCOMPARE(stateOf().settled, nano(120));
        QVERIFY(ask(1).refused);
        // Time that is put back does not bring it back.
        m_clock.set(m_clock.now() - hours{1});
        QVERIFY(ask(1).refused);
    }

    void aRaiseEndsEarlyAndGoesOnOverAnEdit() {
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        m_board->setRaises({raise("all", 50, hours{2})});
        follow({{.name = "all", .scope = {}, .limit = nano(200)}});
        QCOMPARE(stateOf().limit(), nano(250));
        follow({});
        // A budget that is put back is what it was.
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        QCOMPARE(stateOf().limit(), nano(150));
        m_board->setRaises({});
        QCOMPARE(stateOf().limit(), nano(100));
        QVERIFY(ask(101).refused);
    }

    void aRaiseOutlivesThePeriod() {
        follow({{.name = "day", .scope = {}, .limit = nano(10), .every = BudgetPeriod::Day}});
        m_board->setRaises({raise("day", 5, hours{24})});
        ask(15).hold.settle(kSpendingAda, nano(15));
        m_clock.set(m_clock.now() + hours{13});
        QVERIFY(!ask(15).refused);
        QVERIFY(ask(16).refused);
    }

    void aRollingOneFreesWhatIsOldEnough() {
        follow({{.name = "day",
                 .scope = {},
                 .limit = nano(100),
                 .every = BudgetPeriod::Rolling,
                 .rolling = hours{24}}});
        const Timestamp noon = m_clock.now();
        ask(60).hold.settle(kSpendingAda, nano(60));
        auto late = ask(30);
        m_clock.set(noon + hours{10});
        const auto refused = ask(20).refused;
        // What is held may come free at any time: that is not reckoned with.
        QCOMPARE(refused->every, BudgetPeriod::Rolling);
        QCOMPARE(refused->again.value(), noon + hours{24} + std::chrono::minutes{15});
        // A call counts when it began, however late it ends.
        late.hold.settle(kSpendingAda, nano(40));
        QCOMPARE(stateOf().settled, nano(100));
        QVERIFY(!ask(101).refused->again);
        m_clock.set(noon + hours{24} + std::chrono::minutes{14});
        QVERIFY(ask(1).refused);
        QCOMPARE(stateOf().refused, std::uint64_t{3});
        m_clock.set(noon + hours{24} + std::chrono::minutes{15});
        QCOMPARE(stateOf().settled, nano(0));
        QVERIFY(!ask(100).refused);
        m_clock.set(noon + hours{35});
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        // A clock that is put back does not bring back what has left.
        m_clock.set(noon);
        QCOMPARE(stateOf().settled, nano(0));
    }

    void anotherSpanIsAnotherBudget() {
        Budget budget{.name = "all",
                      .scope = {},
                      .limit = nano(100),
                      .every = BudgetPeriod::Rolling,
                      .rolling = hours{24}};
        m_before["all"] = {.settled = nano(70), .unsettled = {}, .at = m_clock.now() - hours{2}};
        follow({budget});
        budget.limit = nano(90);
        follow({budget});
        QCOMPARE(m_asked, 1);
        QVERIFY(ask(21).refused);
        m_clock.set(m_clock.now() + hours{23});
        QVERIFY(!ask(90).refused);
        budget.rolling = hours{48};
        follow({budget});
        QCOMPARE(m_asked, 2);
        QVERIFY(ask(21).refused);
    }

    void aPrepaidOneSufficesAgainWhenItIsToppedUp() {
        follow({{.name = "paid",
                 .scope = {},
                 .limit = nano(100),
                 .every = BudgetPeriod::Prepaid,
                 .from = m_clock.now()},
                {.name = "total", .scope = {}, .limit = nano(900), .every = BudgetPeriod::Total}});
        auto before = m_board->hold(kSpendingAda, {nano(30), false, m_clock.now() - hours{1}});
        before.hold.settle(kSpendingAda, nano(30));
        QCOMPARE(stateOf(0).settled, nano(0));  // it began before the budget did
        QCOMPARE(stateOf(1).settled, nano(30));
        ask(100).hold.settle(kSpendingAda, nano(100));
        m_clock.set(m_clock.now() + hours{24 * 800});
        const auto refused = ask(1).refused;
        QCOMPARE(refused->every, BudgetPeriod::Prepaid);
        QVERIFY(!refused->again);
        m_board->setTopUps({{.budget = "paid", .by = nano(60), .at = m_clock.now()},
                            {.budget = "paid", .by = nano(-10), .at = m_clock.now() - hours{1}},
                            {.budget = "total", .by = nano(1'000)}});
        QCOMPARE(stateOf(0).limit(), nano(150));
        QCOMPARE(stateOf(0).toppedUpAt, m_clock.now());
        QCOMPARE(stateOf(1).limit(), nano(900));  // it is not prepaid
        QVERIFY(!ask(50).refused);
        QVERIFY(ask(51).refused);
    }

    void aPriceThatIsAssumedIsHeldAndCounted() {
        const AssumedPrice assumed{Price::fromPico(1'000'000), Price::fromPico(5'000'000)};
        follow({{.name = "careful",
                 .scope = {},
                 .limit = nano(100'000),
                 .whenUnpriced = WhenUnpriced::Assume,
                 .assumed = assumed},
                {.name = "warns",
                 .scope = {},
                 .limit = nano(1),
                 .whenUsed = WhenUsed::Warn,
                 .whenUnpriced = WhenUnpriced::Assume,
                 .assumed = {Price::fromPico(1'000), Price::fromPico(1'000)}},
                {.name = "loose",
                 .scope = {},
                 .limit = nano(1),
                 .whenUnpriced = WhenUnpriced::Allow}});
        const auto unpriced = [this](std::uint64_t in, std::uint64_t out) {
            return m_board->hold(
                kSpendingAda,
                {.worst = {}, .unpriced = true, .startedAt = m_clock.now(), .most = {in, out}});
        };
        QCOMPARE(unpriced(50, 11).refused->budget, std::string("careful"));
        auto answer = unpriced(50, 10);
        QVERIFY(!answer.refused);
        QCOMPARE(answer.hold.most(), nano(100'000));
        QCOMPARE(stateOf(0).held, nano(100'000));
        QCOMPARE(stateOf(1).held, nano(60));
        QCOMPARE(stateOf(2).held, nano(0));
        answer.hold.settleUnpriced(kSpendingAda, {20, 3});
        QCOMPARE(stateOf(0).held, nano(0));
        QCOMPARE(stateOf(0).settled, nano(35'000));
        QCOMPARE(stateOf(0).assumed, nano(35'000));
        QCOMPARE(stateOf(1).assumed, nano(23));
        QCOMPARE(stateOf(2).settled, nano(0));
        // What has a price is no assumption.
        auto priced = m_board->hold(kSpendingAda, {nano(0), false, m_clock.now()});
        priced.hold.settle(kSpendingAda, nano(1'000));
        QCOMPARE(stateOf(0).settled, nano(36'000));
        QCOMPARE(stateOf(0).assumed, nano(35'000));
        // A number that no call has does not break the sum.
        unpriced(1, 1).hold.settleUnpriced(kSpendingAda, {std::uint64_t(-1), std::uint64_t(-1)});
        QVERIFY(stateOf(0).settled > nano(0));
    }

    // A thousand calls at once against a budget for 400 of them, a quarter of them by a raise: to
    // the unit.
    void aThousandAtOnceDoNotPassIt() {
        constexpr int kThreads = 10;
        constexpr int kCalls = 100;
        follow({{.name = "all", .scope = {}, .limit = nano(300)},
                {.name = "team", .scope = {.team = "search"}, .limit = nano(1'000'000)}});
        m_board->setRaises({raise("all", 100, hours{1})});
        std::atomic<int> passed = 0;
        std::atomic<bool> over = false;
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                std::vector<Hold> open;
                for (int call = 0; call < kCalls; ++call) {
                    auto answer = ask(1);
                    if (!answer.refused) {
                        ++passed;
                        open.push_back(std::move(answer.hold));
                    }
                    const BudgetState now = stateOf();
                    over = over || now.settled + now.held > nano(400);
                    if (call % 3 == 0 && !open.empty()) {
                        open.back().settle(kSpendingAda, nano(1));
                        open.pop_back();
                    }
                }
                for (Hold& hold : open) {
                    hold.settle(kSpendingAda, nano(1));
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QVERIFY(!over);
        QCOMPARE(passed.load(), 400);
        QCOMPARE(stateOf(0).settled, nano(400));
        QCOMPARE(stateOf(0).held, nano(0));
        QCOMPARE(stateOf(0).refused, std::uint64_t{600});
        QCOMPARE(stateOf(1).settled, nano(400));
    }
};

QTEST_GUILESS_MAIN(TestBudgetBoard)
#include "test_budget_board.moc"
