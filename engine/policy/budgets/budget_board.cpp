// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/budgets/budget_board.hpp"

#include <algorithm>
#include <utility>

namespace weir::policy {

struct Hold::State {
    BudgetState now;
};

namespace {

bool lacksPrice(const Budget& budget, const BudgetBoard::Asked& asked) {
    return asked.unpriced && refuses(budget.whenUsed) && budget.whenUnpriced == WhenUnpriced::Block;
}

bool isTooMuch(const BudgetState& state, Money amount) {
    return refuses(state.budget.whenUsed) &&
           state.settled + state.held + state.unsettled + amount > state.limit();
}

// A share of it, to the unit below.
Money percentOf(Money amount, std::uint32_t percent) {
    const std::int64_t whole = amount.nano();
    return Money::fromNano(whole / 100 * percent + whole % 100 * percent / 100);
}

bool degrades(const BudgetState& state) {
    return state.budget.whenUsed == WhenUsed::Degrade &&
           state.settled + state.held + state.unsettled >=
               percentOf(state.limit(), state.budget.degradeFrom);
}

}  // namespace

Hold::~Hold() {
    if (m_board != nullptr) {
        m_board->settle(*this, {}, std::nullopt);
    }
}

Hold::Hold(Hold&& other) noexcept
    : m_board(std::exchange(other.m_board, nullptr)),
      m_of(std::move(other.m_of)),
      m_amount(other.m_amount),
      m_startedAt(other.m_startedAt) {}

Hold& Hold::operator=(Hold&& other) noexcept {
    std::swap(m_board, other.m_board);
    std::swap(m_of, other.m_of);
    std::swap(m_amount, other.m_amount);
    std::swap(m_startedAt, other.m_startedAt);
    return *this;
}

void Hold::settle(const Spender& spender, Money actual) {
    if (m_board != nullptr) {
        m_board->settle(*this, spender, actual);
    }
}

BudgetBoard::BudgetBoard(const Clock& clock, PeriodOf periodOf)
    : m_clock(clock), m_periodOf(std::move(periodOf)) {}

void BudgetBoard::follow(std::span<const Budget> budgets, const Spent& spent) {
    std::vector<std::shared_ptr<State>> states;
    std::vector<std::shared_ptr<State>> fresh;
    {
        const std::scoped_lock lock(m_mutex);
        for (const Budget& budget : budgets) {
            const auto same = std::ranges::find_if(m_states, [&](const auto& state) {
                const Budget& before = state->now.budget;
                return before.name == budget.name && before.scope == budget.scope &&
                       before.every == budget.every;
            });
            if (same != m_states.end()) {
                (*same)->now.budget = budget;
                states.push_back(*same);
                continue;
            }
            auto state = std::make_shared<State>();
            state->now.budget = budget;
            state->now.period = m_periodOf(budget.every, m_clock.now());
            takeRaise(*state);
            states.push_back(state);
            fresh.push_back(std::move(state));
        }
        m_states = std::move(states);
        m_any = !m_states.empty();
        m_anyDegrades = std::ranges::any_of(
            budgets, [](const Budget& budget) { return budget.whenUsed == WhenUsed::Degrade; });
    }
    // They count from here on; what the books know of before comes to that. A call that ends just
    // now may be in both for as long as this program runs, which errs on the careful side.
    for (const auto& state : fresh) {
        const auto before = spent(state->now.budget, state->now.period);
        const std::scoped_lock lock(m_mutex);
        if (before) {
            state->now.settled += before->settled;
            state->now.unsettled = before->unsettled;
        } else {
            state->now.problem = before.error().text();
        }
    }
}

void BudgetBoard::setRaises(std::vector<BudgetRaise> raises) {
    const std::scoped_lock lock(m_mutex);
    m_raises = std::move(raises);
    for (const auto& state : m_states) {
        takeRaise(*state);
    }
}

void BudgetBoard::takeRaise(State& state) const {
    const auto found = std::ranges::find(m_raises, state.now.budget.name, &BudgetRaise::budget);
    state.now.raise = found == m_raises.end() ? std::nullopt : std::optional(*found);
}

BudgetBoard::Answer BudgetBoard::hold(const Spender& spender, const Asked& asked) {
    Answer answer;
    answer.hold.m_board = this;
    answer.hold.m_startedAt = asked.startedAt;
    const bool costsNothing = asked.worst == Money() && !asked.unpriced;
    if (costsNothing || !m_any.load(std::memory_order_relaxed)) {
        return answer;
    }
    const std::scoped_lock lock(m_mutex);
    std::vector<std::shared_ptr<State>> of;
    for (const auto& state : m_states) {
        if (!covers(state->now.budget.scope, spender)) {
            continue;
        }
        renew(*state);
        BudgetState& now = state->now;
        const bool unpriced = lacksPrice(now.budget, asked);
        if (unpriced || isTooMuch(now, asked.worst)) {
            ++now.refused;
            answer.hold.m_board = nullptr;
            answer.refused = {now.budget.name, unpriced, now.period,
                              now.budget.every != BudgetPeriod::Total};
            return answer;
        }
        of.push_back(state);
    }
    for (const auto& state : of) {
        state->now.held += asked.worst;
        state->now.unpriced += asked.unpriced ? 1 : 0;
    }
    answer.hold.m_of = std::move(of);
    answer.hold.m_amount = asked.worst;
    return answer;
}

// A budget that came while the call was under way has not held anything for it, and counts it all
// the same.
void BudgetBoard::settle(Hold& hold, const Spender& spender, std::optional<Money> actual) {
    hold.m_board = nullptr;
    const bool counts = actual && *actual != Money() && m_any.load(std::memory_order_relaxed);
    if (!counts && hold.m_of.empty()) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& state : hold.m_of) {
        state->now.held -= hold.m_amount;
    }
    if (counts) {
        for (const auto& state : m_states) {
            renew(*state);
            if (covers(state->now.budget.scope, spender) &&
                hold.m_startedAt >= state->now.period.begin) {
                state->now.settled += *actual;
            }
        }
    }
    hold.m_of.clear();
}

std::string BudgetBoard::degradedBy(const Spender& spender) const {
    if (!m_anyDegrades.load(std::memory_order_relaxed)) {
        return {};
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& state : m_states) {
        if (covers(state->now.budget.scope, spender)) {
            renew(*state);
            if (degrades(state->now)) {
                return state->now.budget.name;
            }
        }
    }
    return {};
}

std::vector<BudgetState> BudgetBoard::states() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<BudgetState> all;
    all.reserve(m_states.size());
    for (const auto& state : m_states) {
        renew(*state);
        all.push_back(state->now);
    }
    return all;
}

// A clock that is put back does not bring back the period before: what was spent in it is not
// known here any more.
void BudgetBoard::renew(State& state) const {
    const Timestamp now = m_clock.now();
    if (state.now.raise && !state.now.raise->holds(now)) {
        state.now.raise.reset();
    }
    if (now < state.now.period.end) {
        return;
    }
    state.now.period = m_periodOf(state.now.budget.every, now);
    state.now.settled = Money();
    state.now.unsettled = Money();
    state.now.refused = 0;
    state.now.unpriced = 0;
    state.now.problem.clear();
}

}  // namespace weir::policy
