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
#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"
#include "engine/policy/budgets/budget.hpp"

namespace weir::policy {

// Why a target was not asked.
struct OverBudget {
    std::string budget;
    bool unpriced = false;  // the price is not known, and the budget demands one
    PeriodSpan period;      // of the budget; it is there again at the end
    bool resets = true;     // false: BudgetPeriod::Total
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

private:
    friend class BudgetBoard;
    struct State;

    BudgetBoard* m_board = nullptr;  // null: there is nothing to settle
    std::vector<std::shared_ptr<State>> m_of;
    Money m_amount;
    Timestamp m_startedAt{};
};

// A budget as it stands.
struct BudgetState {
    Budget budget;
    PeriodSpan period;
    Money settled;  // of calls that started in the period
    Money held;     // set aside for calls in flight
    // Set aside for calls of the period that a crash cut off: nobody knows what they did cost.
    Money unsettled;
    std::uint64_t refused = 0;   // calls at a target that it did not let through, in the period
    std::uint64_t unpriced = 0;  // of those let through in the period: no price was known
    std::string problem;         // why what was spent before is not known; empty: it is
    std::optional<BudgetRaise> raise = {};  // that holds now

    // What may be spent now.
    Money limit() const { return raise ? budget.limit + raise->by : budget.limit; }

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
    // What the booked calls of a period took from a budget.
    struct Booked {
        Money settled;
        Money unsettled;
    };
    using Spent = std::function<Result<Booked>(const Budget&, const PeriodSpan&)>;

    // `periodOf` is called on any thread.
    BudgetBoard(const Clock& clock, PeriodOf periodOf);
    BudgetBoard(const BudgetBoard&) = delete;
    BudgetBoard& operator=(const BudgetBoard&) = delete;

    // Puts budgets in force. One that was there keeps what it counted if whose calls count and the
    // period are as they were; of others, `spent` is asked. One thread.
    void follow(std::span<const Budget> budgets, const Spent& spent);
    // All that are raised from now on, each budget by one at most; those that are over may be
    // among them. What was let through by a raise that ends is not taken back.
    void setRaises(std::vector<BudgetRaise> raises);

    // For one attempt. `worst`: what it can cost at most; of an unpriced one nothing. What is free
    // is never refused. From any thread, as everything below.
    struct Asked {
        Money worst;
        bool unpriced = false;
        Timestamp startedAt{};  // of the exchange
    };
    struct Answer {
        Hold hold;
        std::optional<OverBudget> refused;  // set: the hold is empty
    };
    Answer hold(const Spender& spender, const Asked& asked);

    // The first budget of a caller that is used so far that it degrades; empty: none is. Which
    // target will be asked is not known then, so budgets of a provider are not among them. Without
    // any that degrade it costs a load of an atomic.
    std::string degradedBy(const Spender& spender) const;

    // In the order of the document.
    std::vector<BudgetState> states() const;

private:
    friend class Hold;
    using State = Hold::State;

    void settle(Hold& hold, const Spender& spender, std::optional<Money> actual);
    void renew(State& state) const;
    void takeRaise(State& state) const;

    const Clock& m_clock;
    const PeriodOf m_periodOf;
    std::atomic<bool> m_any = false;
    std::atomic<bool> m_anyDegrades = false;
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<State>> m_states;
    std::vector<BudgetRaise> m_raises;
};

}  // namespace weir::policy
