// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <deque>
#include <map>
#include <random>
#include <set>

#include "engine/policy/budgets/budget_board.hpp"
#include "tests/engine/policy/utc_periods.hpp"
#include "tests/support/dollars.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::policy;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;
using test::nano;

namespace {

// Whole quarter-hours since 1970: what rolling budgets are counted in.
std::int64_t quarter(Timestamp at) {
    return std::chrono::floor<minutes>(at).time_since_epoch().count() / 15;
}

// A nanoDollars-dollar a token in, two a token out.
constexpr AssumedPrice kAssumed{Price::fromPico(1'000), Price::fromPico(2'000)};

struct ModelCall {
    Timestamp at;
    std::string team;
    std::string user;
    std::int64_t cost = 0;
    std::optional<std::int64_t> tokens;  // in and out each, of one without a price
    bool held = true;                    // by the budgets that are there now

    std::int64_t takes(const Budget& budget) const {
        return !tokens ? cost : budget.whenUnpriced == WhenUnpriced::Assume ? *tokens * 3 : 0;
    }
    Spender spender() const { return {"key", team, user, "openai"}; }
};

}  // namespace

// The budgets against a slow and simple model: lists of what is open and of what was settled, added
// up anew for every question; over days, months, restarts, raises, top-ups and calls without a
// price.
class TestBudgetModel : public QObject {
    Q_OBJECT

    struct Open {
        Hold hold;
        ModelCall call;
    };

    const std::vector<Budget> m_budgets{{.name = "day",
                                         .scope = {},
                                         .limit = nano(260),
                                         .every = BudgetPeriod::Day,
                                         .whenUnpriced = WhenUnpriced::Allow},
                                        {.name = "team",
                                         .scope = {.team = "t1"},
                                         .limit = nano(2500),
                                         .whenUnpriced = WhenUnpriced::Allow},
                                        {.name = "user",
                                         .scope = {.team = "t0", .user = "u1"},
                                         .limit = nano(700),
                                         .every = BudgetPeriod::Total,
                                         .whenUnpriced = WhenUnpriced::Allow},
                                        {.name = "rolling",
                                         .scope = {},
                                         .limit = nano(150),
                                         .every = BudgetPeriod::Rolling,
                                         .rolling = hours{7},
                                         .whenUnpriced = WhenUnpriced::Assume,
                                         .assumed = kAssumed},
                                        {.name = "week",
                                         .scope = {.team = "t0"},
                                         .limit = nano(600),
                                         .every = BudgetPeriod::Rolling,
                                         .rolling = hours{168},
                                         .whenUnpriced = WhenUnpriced::Allow},
                                        {.name = "prepaid",
                                         .scope = {.user = "u2"},
                                         .limit = nano(300),
                                         .every = BudgetPeriod::Prepaid,
                                         .from = sys_days{std::chrono::year{2026} / 11 / 28},
                                         .whenUnpriced = WhenUnpriced::Assume,
                                         .assumed = kAssumed}};

    test::FakeClock m_clock;
    std::unique_ptr<BudgetBoard> m_board;
    std::mt19937 m_dice;
    std::deque<Open> m_open;
    std::vector<ModelCall> m_settled;
    std::vector<BudgetRaise> m_raises;
    std::vector<BudgetTopUp> m_topUps;

    int draw(int below) { return static_cast<int>(m_dice() % static_cast<unsigned>(below)); }

    static bool fits(const Budget& budget, const ModelCall& call) {
        return (budget.scope.team.empty() || budget.scope.team == call.team) &&
               (budget.scope.user.empty() || budget.scope.user == call.user);
    }
    std::int64_t limit(const Budget& budget) const {
        std::int64_t now = budget.limit.nano();
        for (const BudgetRaise& each : m_raises) {
            now += each.budget == budget.name && m_clock.now() < each.until ? each.by.nano() : 0;
        }
        for (const BudgetTopUp& each : m_topUps) {
            now += each.budget == budget.name ? each.by.nano() : 0;
        }
        return now;
    }
    bool counts(const Budget& budget, const ModelCall& call) const {
        switch (budget.every) {
            case BudgetPeriod::Total:
                return true;
            case BudgetPeriod::Prepaid:
                return call.at >= budget.from;
            case BudgetPeriod::Rolling:
                return quarter(call.at) >= quarter(m_clock.now()) - budget.rolling.count() * 4;
            default:
                return call.at >= test::utcPeriod(budget.every, m_clock.now()).begin;
        }
    }
    std::int64_t used(const Budget& budget) const {
        std::int64_t sum = 0;
        for (const ModelCall& call : m_settled) {
            sum += fits(budget, call) && counts(budget, call) ? call.takes(budget) : 0;
        }
        return sum;
    }
    std::int64_t assumed(const Budget& budget) const {
        std::int64_t sum = 0;
        for (const ModelCall& call : m_settled) {
            sum +=
                fits(budget, call) && counts(budget, call) && call.tokens ? call.takes(budget) : 0;
        }
        return sum;
    }
    std::int64_t held(const Budget& budget) const {
        std::int64_t sum = 0;
        for (const Open& each : m_open) {
            sum += fits(budget, each.call) && each.call.held ? each.call.takes(budget) : 0;
        }
        return sum;
    }

    // In per cent of the tightest, counted up in place of divided.
    std::uint32_t left(const ModelCall& call) const {
        std::uint32_t least = 100;
        for (const Budget& budget : m_budgets) {
            const std::int64_t rest = limit(budget) - used(budget) - held(budget);
            std::uint32_t percent = 0;
            while (limit(budget) > 0 && percent < 100 &&
                   (percent + 1) * limit(budget) <= rest * 100) {
                ++percent;
            }
            least = fits(budget, call) ? std::min(least, percent) : least;
        }
        return least;
    }

    // A start: what was spent is what the books know, and nothing is held for calls from before.
    void start() {
        m_board->follow({}, nullptr);
        m_board->follow(m_budgets,
                        [this](const Budget& budget,
                               const PeriodSpan&) -> Result<std::vector<BudgetBoard::Booked>> {
                            std::vector<BudgetBoard::Booked> booked;
                            for (const ModelCall& call : m_settled) {
                                if (fits(budget, call) && counts(budget, call)) {
                                    const Money takes = nano(call.takes(budget));
                                    booked.push_back({.settled = takes,
                                                      .unsettled = {},
                                                      .assumed = call.tokens ? takes : Money(),
                                                      .at = call.at});
                                }
                            }
                            return booked;
                        });
        for (Open& open : m_open) {
            open.call.held = false;
        }
    }
    void raiseSome() {
        m_raises.clear();
        for (const Budget& budget : m_budgets) {
            if (draw(2) == 0) {
                m_raises.push_back({.budget = budget.name,
                                    .by = nano(draw(200)),
                                    .reason = "launch",
                                    .since = m_clock.now(),
                                    .until = m_clock.now() + minutes{draw(2000)}});
            }
        }
        m_board->setRaises(m_raises);
    }
    void topUp() {
        m_topUps.push_back({.budget = "prepaid",
                            .by = nano(draw(300) - 100),
                            .reason = "invoice",
                            .at = m_clock.now()});
        m_board->setTopUps(m_topUps);
    }
    void endOne() {
        Open ended = std::move(m_open.front());
        m_open.pop_front();
        if (draw(5) == 0) {
            return;  // it is given back
        }
        if (ended.call.tokens) {
            *ended.call.tokens = draw(static_cast<int>(*ended.call.tokens) + 3);
            const auto tokens = static_cast<std::uint64_t>(*ended.call.tokens);
            ended.hold.settleUnpriced(ended.call.spender(), {tokens, tokens});
        } else {
            ended.call.cost = draw(static_cast<int>(ended.call.cost) + 10);
            ended.hold.settle(ended.call.spender(), nano(ended.call.cost));
        }
        m_settled.push_back(ended.call);
    }

private slots:
    void init() {
        m_clock.set(sys_days{std::chrono::year{2026} / 11 / 26} + hours{12});
        m_board = std::make_unique<BudgetBoard>(m_clock, test::utcPeriod);
        m_dice.seed(99);
        m_open.clear();
        m_settled.clear();
        m_raises.clear();
        m_topUps.clear();
        start();
    }

    void itDoesWhatTheSimpleModelDoes() {
        std::map<std::string, int> refused;
        std::set<std::uint32_t> seenLeft;
        for (int round = 0; round < 2500; ++round) {
            if (draw(20) == 0) {
                raiseSome();
            }
            if (draw(100) == 0) {
                topUp();
            }
            if (draw(300) == 0) {
                start();
            }
            ModelCall call{m_clock.now(),
                           "t" + std::to_string(draw(2)),
                           "u" + std::to_string(draw(3)),
                           1 + draw(60),
                           {},
                           true};
            if (draw(4) == 0) {
                call.tokens = draw(20);
                call.cost = 0;
            }
            std::string expected;
            for (const Budget& budget : m_budgets) {
                if (expected.empty() && fits(budget, call) &&
                    used(budget) + held(budget) + call.takes(budget) > limit(budget)) {
                    expected = budget.name;
                }
            }
            QCOMPARE(m_board->standing(call.spender()).leftPercent, left(call));
            seenLeft.insert(left(call));
            const auto tokens = static_cast<std::uint64_t>(call.tokens.value_or(0));
            auto answer = m_board->hold(call.spender(), {.worst = nano(call.cost),
                                                         .unpriced = call.tokens.has_value(),
                                                         .startedAt = call.at,
                                                         .most = {tokens, tokens}});
            QCOMPARE(answer.refused ? answer.refused->budget : std::string(), expected);
            if (expected.empty()) {
                m_open.push_back({std::move(answer.hold), call});
            } else {
                ++refused[expected];
            }
            if (m_open.size() > 4 || (!m_open.empty() && draw(3) == 0)) {
                endOne();
            }
            m_clock.set(m_clock.now() + minutes{draw(90)});
            const auto states = m_board->states();
            for (std::size_t i = 0; i < m_budgets.size(); ++i) {
                QCOMPARE(states[i].settled.nano(), used(m_budgets[i]));
                QCOMPARE(states[i].assumed.nano(), assumed(m_budgets[i]));
                QCOMPARE(states[i].held.nano(), held(m_budgets[i]));
                QCOMPARE(states[i].limit().nano(), limit(m_budgets[i]));
            }
        }
        QVERIFY(seenLeft.size() > 50 && seenLeft.contains(0));
        for (const Budget& budget : m_budgets) {
            QVERIFY2(refused[budget.name] > 20,
                     (budget.name + ' ' + std::to_string(refused[budget.name])).c_str());
        }
    }

    // Wherever a span of seven hours begins, no more was spent in it than the limit.
    void noSpanHoldsMoreThanARollingBudget() {
        const std::vector<Budget> only{m_budgets[3]};
        m_board->follow(only, [](const Budget&, const PeriodSpan&) {
            return Result<std::vector<BudgetBoard::Booked>>(std::vector<BudgetBoard::Booked>());
        });
        std::vector<std::pair<Timestamp, std::int64_t>> spent;
        std::int64_t inAll = 0;
        for (int round = 0; round < 3000; ++round) {
            const std::int64_t cost = 1 + draw(40);
            const Timestamp at = m_clock.now();
            auto answer = m_board->hold({}, {.worst = nano(cost), .startedAt = at});
            if (!answer.refused) {
                answer.hold.settle({}, nano(cost));
                spent.emplace_back(at, cost);
                inAll += cost;
            } else if (draw(8) == 0 && answer.refused->again) {
                // It says to the minute when it suffices again.
                m_clock.set(*answer.refused->again - minutes{1});
                QVERIFY(m_board->hold({}, {.worst = nano(cost), .startedAt = at}).refused);
                m_clock.set(*answer.refused->again);
                QVERIFY(!m_board->hold({}, {.worst = nano(cost), .startedAt = at}).refused);
            }
            m_clock.set(m_clock.now() + std::chrono::seconds{draw(3000)});
        }
        for (const auto& [end, cost] : spent) {
            std::int64_t sum = 0;
            for (const auto& [at, each] : spent) {
                sum += at <= end && at >= end - only[0].rolling ? each : 0;
            }
            QVERIFY(sum <= only[0].limit.nano());
        }
        // What is free again is used: a sum of nearly the limit each seven hours and a quarter.
        const auto spans = (m_clock.now() - spent.front().first) / (hours{7} + minutes{15});
        QVERIFY(inAll > spans * only[0].limit.nano() * 3 / 4);
    }
};

QTEST_GUILESS_MAIN(TestBudgetModel)
#include "test_budget_model.moc"
