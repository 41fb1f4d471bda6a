// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>
#include <deque>
#include <map>
#include <random>
#include <thread>

#include "engine/policy/budgets/budget_board.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

namespace {

Money nano(std::int64_t amount) {
    return Money::fromNano(amount);
}

// Days and months of UTC are enough for what is tested here.
PeriodSpan utcPeriod(BudgetPeriod period, Timestamp now) {
    const sys_days today = std::chrono::floor<days>(now);
    const std::chrono::year_month_day date(today);
    switch (period) {
        case BudgetPeriod::Day:
            return {today, today + days{1}};
        case BudgetPeriod::Total:
            return {Timestamp(), Timestamp::max()};
        default:
            break;
    }
    const auto first = date.year() / date.month() / std::chrono::day{1};
    return {sys_days(first), sys_days(first + std::chrono::months{1})};
}

constexpr Spender kAda{"key", "search", "ada", "openai"};

}  // namespace

class TestBudgetBoard : public QObject {
    Q_OBJECT

    test::FakeClock m_clock;
    std::unique_ptr<BudgetBoard> m_board;
    std::map<std::string, BudgetBoard::Booked> m_before;  // spent before, by budget
    int m_asked = 0;

    void follow(const std::vector<Budget>& budgets) {
        m_board->follow(
            budgets,
            [this](const Budget& budget, const PeriodSpan&) -> Result<BudgetBoard::Booked> {
                ++m_asked;
                return m_before[budget.name];
            });
    }
    BudgetBoard::Answer ask(std::int64_t worst, const Spender& spender = kAda,
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
        m_board = std::make_unique<BudgetBoard>(m_clock, utcPeriod);
        m_before.clear();
        m_asked = 0;
    }

    void withoutBudgetsNothingIsRefused() {
        auto answer = ask(1'000'000'000'000);
        QVERIFY(!answer.refused);
        answer.hold.settle(kAda, nano(5));
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
        QCOMPARE(second.refused->period.end, Timestamp(sys_days{std::chrono::year{2026} / 12 / 1}));
        {
            const auto third = ask(40);  // to the unit
            QVERIFY(!third.refused);
            QCOMPARE(stateOf().held, nano(100));
        }
        QCOMPARE(stateOf().held, nano(60));
        first.hold.settle(kAda, nano(25));
        first.hold.settle(kAda, nano(25));  // once is once
        QCOMPARE(stateOf().held, nano(0));
        QCOMPARE(stateOf().settled, nano(25));
        QCOMPARE(stateOf().refused, std::uint64_t{1});
        QVERIFY(!ask(75).refused);
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
        ask(10).hold.settle(kAda, nano(30));  // the provider reported more than was asked for
        QVERIFY(ask(1).refused);
        auto free = ask(0);
        QVERIFY(!free.refused);
        free.hold.settle(kAda, nano(0));
        QCOMPARE(stateOf().settled, nano(30));
    }

    void aPriceThatIsNotKnownIsNotZero() {
        follow({{.name = "strict", .scope = {.team = "search"}, .limit = nano(10)},
                {.name = "loose",
                 .scope = {.team = "ads"},
                 .limit = nano(10),
                 .whenUnpriced = WhenUnpriced::Allow}});
        const auto refused = ask(0, kAda, true);
        QVERIFY(refused.refused && refused.refused->unpriced);
        const Spender ads{"key", "ads", "", "openai"};
        QVERIFY(!ask(0, ads, true).refused);
        QCOMPARE(stateOf(1).unpriced, std::uint64_t{1});
    }

    void oneThatOnlyWarnsCountsAndLetsThrough() {
        follow({{.name = "soft", .scope = {}, .limit = nano(10), .whenUsed = WhenUsed::Warn}});
        auto answer = ask(50);
        QVERIFY(!answer.refused);
        answer.hold.settle(kAda, nano(40));
        QVERIFY(!ask(0, kAda, true).refused);
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
        const auto degrades = [this](const Spender& spender = kAda) {
            return m_board->degradedBy(spender) == "low";
        };
        ask(48).hold.settle(kAda, nano(48));
        QVERIFY(!degrades());
        {
            const auto held = ask(1);  // what is held counts: 33 % of 150 are 49.5
            QVERIFY(degrades());
        }
        QVERIFY(!degrades());
        ask(1).hold.settle(kAda, nano(1));
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
        QCOMPARE(ask(0, kAda, true).refused->budget, std::string("low"));
        m_clock.set(m_clock.now() + hours{24});
        QVERIFY(!degrades());
        follow({});
        QVERIFY(!degrades());
    }

    void aNewPeriodBeginsWithNothing() {
        follow({{.name = "day", .scope = {}, .limit = nano(10), .every = BudgetPeriod::Day},
                {.name = "ever", .scope = {}, .limit = nano(100), .every = BudgetPeriod::Total}});
        ask(10).hold.settle(kAda, nano(10));
        auto late = m_board->hold({}, {nano(0), false, m_clock.now()});
        QCOMPARE(ask(1).refused->budget, std::string("day"));
        auto over = ask(0, kAda, false);
        m_clock.set(m_clock.now() + hours{12});
        QCOMPARE(stateOf().settled, nano(0));
        QCOMPARE(stateOf().refused, std::uint64_t{0});
        // A call of yesterday is of yesterday, whenever it ends.
        over.hold.settle(kAda, nano(7));
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
        m_board->follow(std::vector<Budget>{{.name = "all", .scope = {}, .limit = nano(10)}},
                        [](const Budget&, const PeriodSpan&) -> Result<BudgetBoard::Booked> {
                            return Error::io("The book is damaged.");
                        });
        QCOMPARE(stateOf().problem, std::string("The book is damaged."));
        QVERIFY(!ask(10).refused);
    }

    void aBudgetThatComesLaterCountsTheCallsInFlight() {
        auto before = ask(10);
        follow({{.name = "all", .scope = {}, .limit = nano(100)}});
        before.hold.settle(kAda, nano(9));
        QCOMPARE(stateOf().settled, nano(9));
        QCOMPARE(stateOf().held, nano(0));
        auto during = ask(50);
        follow({});
        during.hold.settle(kAda, nano(50));
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
        first.hold.settle(kAda, nano(120));
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
        ask(15).hold.settle(kAda, nano(15));
        m_clock.set(m_clock.now() + hours{13});
        QVERIFY(!ask(15).refused);
        QVERIFY(ask(16).refused);
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
                        open.back().settle(kAda, nano(1));
                        open.pop_back();
                    }
                }
                for (Hold& hold : open) {
                    hold.settle(kAda, nano(1));
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

    // Against a slow and simple model: lists of what is open and of what was settled, added up anew
    // for every question; over days, months, clocks that jump and budgets that come and go.
    void itDoesWhatTheSimpleModelDoes() {
        struct Entry {
            Timestamp at;
            std::string team;
            std::string user;
            std::int64_t amount;
        };
        std::mt19937 dice(99);
        const auto draw = [&dice](unsigned below) { return static_cast<int>(dice() % below); };
        const std::vector<Budget> budgets{
            {.name = "day", .scope = {}, .limit = nano(300), .every = BudgetPeriod::Day},
            {.name = "team", .scope = {.team = "t1"}, .limit = nano(900)},
            {.name = "user",
             .scope = {.team = "t0", .user = "u1"},
             .limit = nano(500),
             .every = BudgetPeriod::Total}};
        follow(budgets);
        struct Open {
            Hold hold;
            Entry entry;
        };
        std::deque<Open> open;
        std::vector<Entry> settled;
        std::vector<BudgetRaise> raises;
        const auto limit = [&](const Budget& budget) {
            std::int64_t now = budget.limit.nano();
            for (const BudgetRaise& each : raises) {
                now +=
                    each.budget == budget.name && m_clock.now() < each.until ? each.by.nano() : 0;
            }
            return now;
        };
        const auto fits = [](const Budget& budget, const Entry& entry) {
            return (budget.scope.team.empty() || budget.scope.team == entry.team) &&
                   (budget.scope.user.empty() || budget.scope.user == entry.user);
        };
        const auto used = [&](const Budget& budget) {
            const PeriodSpan now = utcPeriod(budget.every, m_clock.now());
            std::int64_t sum = 0;
            for (const Entry& entry : settled) {
                sum += fits(budget, entry) && entry.at >= now.begin ? entry.amount : 0;
            }
            return sum;
        };
        const auto held = [&](const Budget& budget) {
            std::int64_t sum = 0;
            for (const Open& each : open) {
                sum += fits(budget, each.entry) ? each.entry.amount : 0;
            }
            return sum;
        };
        int refused = 0;
        for (int round = 0; round < 5000; ++round) {
            if (draw(20) == 0) {
                raises.clear();
                for (const Budget& budget : budgets) {
                    if (draw(2) == 0) {
                        raises.push_back(raise(budget.name.c_str(), draw(200),
                                               std::chrono::minutes{draw(2000)}));
                    }
                }
                m_board->setRaises(raises);
            }
            Entry entry{m_clock.now(), "t" + std::to_string(draw(2)), "u" + std::to_string(draw(3)),
                        1 + draw(60)};
            bool expected = true;
            for (const Budget& budget : budgets) {
                expected =
                    expected && (!fits(budget, entry) ||
                                 used(budget) + held(budget) + entry.amount <= limit(budget));
            }
            auto answer = ask(entry.amount, {"key", entry.team, entry.user, "openai"});
            QCOMPARE(!answer.refused, expected);
            if (expected) {
                open.push_back({std::move(answer.hold), entry});
            } else {
                ++refused;
            }
            if (open.size() > 4 || (!open.empty() && draw(3) == 0)) {
                Open ended = std::move(open.front());
                open.pop_front();
                if (draw(5) != 0) {  // else it is given back
                    ended.entry.amount = draw(static_cast<unsigned>(ended.entry.amount) + 10);
                    ended.hold.settle({"key", ended.entry.team, ended.entry.user, "openai"},
                                      nano(ended.entry.amount));
                    settled.push_back(ended.entry);
                }
            }
            m_clock.set(m_clock.now() + std::chrono::minutes{draw(90)});
            for (std::size_t i = 0; i < budgets.size(); ++i) {
                QCOMPARE(stateOf(i).settled.nano(), used(budgets[i]));
                QCOMPARE(stateOf(i).held.nano(), held(budgets[i]));
                QCOMPARE(stateOf(i).limit().nano(), limit(budgets[i]));
            }
        }
        QVERIFY(refused > 200);
    }
};

QTEST_GUILESS_MAIN(TestBudgetBoard)
#include "test_budget_board.moc"
