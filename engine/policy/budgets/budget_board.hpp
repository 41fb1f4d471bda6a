// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/budget_raise.hpp"
#include "engine/base/budget_top_up.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"
#include "engine/policy/budgets/budget.hpp"
#include "engine/policy/token_counts.hpp"

namespace weir::policy {

// Why a target was not asked.
struct OverBudget {
    std::string budget;
    bool unpriced = false;  // the price is not known, and the budget demands one
    BudgetPeriod every = BudgetPeriod::Month;
    // When it begins anew, or when enough of a rolling one will have become free if nobody takes
    // it; nothing: not by itself.
    std::optional<Timestamp> again = {};
    // How it stood: for whoever may see that.
    Money limit = {};
    Money used = {};   // with what was held
    Money held = {};   // of that: set aside for calls that are not over
    Money asked = {};  // the most that the call may cost
};

class BudgetBoard;

// What was set aside for one attempt. It is settled once, or given back when it is gone.
class Hold {
public:
    Hold() = default;
    ~Hold();
    Hold(Hold&& other) noexcept;
    Hold& operator=(Hold&& other) noexcept;

    // What the attempt did cost, by the price function that the hold was made with.
    void settle(const Spender& spender, Money actual);
    // What an attempt took that no price is known for.
    void settleUnpriced(const Spender& spender, TokenCounts taken);
    // The most that a budget set aside.
    Money most() const;

private:
    friend class BudgetBoard;
    struct State;
    struct Part {
        std::shared_ptr<State> of;
        Money amount;  // another one in each, where they assume prices
    };

    BudgetBoard* m_board = nullptr;  // null: there is nothing to settle
    std::vector<Part> m_parts;
    Timestamp m_startedAt{};
};

// A budget as it stands.
struct BudgetState {
    Budget budget;
    PeriodSpan period;
    Money settled;  // of calls that started in the period
    Money assumed;  // of that: by the budget's own prices, because no other is known
    Money held;     // set aside for calls in flight
    // Set aside for calls of the period that a crash cut off: nobody knows what they did cost.
    Money unsettled;
    std::uint64_t refused = 0;   // calls at a target that it did not let through, in the period
    std::uint64_t unpriced = 0;  // of those let through in the period: no price was known
    std::string problem;         // why what was spent before is not known; empty: it is
    std::optional<BudgetRaise> raise = {};  // that holds now
    Money toppedUp = {};                    // a prepaid one, in all
    Timestamp toppedUpAt{};                 // last; the epoch: never

    // What may be spent now.
    Money limit() const { return budget.limit + toppedUp + (raise ? raise->by : Money()); }

    friend bool operator==(const BudgetState&, const BudgetState&) = default;
};

// The budgets in force and what is left of each. A hold is granted only if settled + held +
// unsettled + amount stays within the limit, as raised, of every budget that refuses: under one
// lock, so that a thousand calls at once cannot pass it together. What a provider reports beyond
// what was set aside still counts: a budget may be passed by that much, and by no more.
//
// Money is counted in the period that the call started in, as the books do.
class BudgetBoard {
public:
    using PeriodOf = std::function<PeriodSpan(BudgetPeriod, Timestamp)>;
    // What booked calls of a period took from a budget. Of a rolling one, `at` is when they
    // started, to the quarter-hour.
    struct Booked {
        Money settled;
        Money unsettled;
        Money assumed = {};  // of the settled
        Timestamp at{};
    };
    using Spent = std::function<Result<std::vector<Booked>>(const Budget&, const PeriodSpan&)>;

    // `periodOf`: of the periods that begin anew. It is called on any thread.
    BudgetBoard(const Clock& clock, PeriodOf periodOf);
    BudgetBoard(const BudgetBoard&) = delete;
    BudgetBoard& operator=(const BudgetBoard&) = delete;

    // Puts budgets in force. One that was there keeps what it counted if whose calls count and the
    // period are as they were; of others, `spent` is asked. One thread.
    void follow(std::span<const Budget> budgets, const Spent& spent);
    // All that are raised from now on, each budget by one at most; those that are over may be
    // among them. What was let through by a raise that ends is not taken back.
    void setRaises(std::vector<BudgetRaise> raises);
    // All that prepaid budgets were ever topped up by.
    void setTopUps(std::vector<BudgetTopUp> topUps);

    // For one attempt. `worst`: what it can cost at most; of an unpriced one nothing, but `most` is
    // what it can take. What is free is never refused. From any thread, as everything below.
    struct Asked {
        Money worst;
        bool unpriced = false;
        Timestamp startedAt{};  // of the exchange
        TokenCounts most = {};
    };
    struct Answer {
        Hold hold;
        std::optional<OverBudget> refused;  // set: the hold is empty
    };
    Answer hold(const Spender& spender, const Asked& asked);

    // An attempt of a call that began then and was counted costs something else: what it cost
    // before, or what it took while no price was known, and what it costs now.
    void correct(const Spender& spender, Timestamp startedAt, Money before,
                 std::optional<TokenCounts> unpricedBefore, Money now);

    // How a caller stands, before it is known which target will be asked: so budgets of a provider
    // are not looked at. Without any budget it costs a load of an atomic.
    struct Standing {
        std::string degradedBy;           // the first that is used so far that it degrades
        std::uint32_t leftPercent = 100;  // of the tightest, rounded down; without any, all of it
    };
    Standing standing(const Spender& spender) const;

    // In the order of the document.
    std::vector<BudgetState> states() const;

private:
    friend class Hold;
    using State = Hold::State;

    // What an attempt turned out to take: of an unpriced one, its tokens.
    struct Actual {
        Money cost;
        std::optional<TokenCounts> unpriced;
    };

    void settle(Hold& hold, const Spender& spender, const Actual& actual);
    static void count(State& state, const Actual& actual, Timestamp startedAt);
    void renew(State& state) const;
    PeriodSpan periodOf(const Budget& budget) const;
    static void takeBooked(State& state, const std::vector<Booked>& booked);
    static OverBudget refuse(State& state, Money asked, bool unpriced, Timestamp now);
    void takeRaise(State& state) const;
    void takeTopUps(State& state) const;

    const Clock& m_clock;
    const PeriodOf m_periodOf;
    std::atomic<bool> m_any = false;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<State>> m_states;
    std::vector<BudgetRaise> m_raises;
    std::vector<BudgetTopUp> m_topUps;
};

}  // namespace weir::policy
