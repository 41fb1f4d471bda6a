// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/budgets/budget_board.hpp"

#include <algorithm>
#include <utility>

#include "engine/policy/budgets/rolling_spend.hpp"

namespace weir::policy {

struct Hold::State {
    BudgetState now;
    RollingSpend quarters;     // what `now` is the sum of, of a rolling one
    Timestamp countedSince{};  // by itself; what was before, the books know
};

namespace {

bool lacksPrice(const Budget& budget, const BudgetBoard::Asked& asked) {
    return asked.unpriced && refuses(budget.whenUsed) && budget.whenUnpriced == WhenUnpriced::Block;
}

bool isRolling(const BudgetState& state) {
    return state.budget.every == BudgetPeriod::Rolling;
}

// What a call without a known price takes.
Money assumedOf(const Budget& budget, TokenCounts tokens) {
    return budget.whenUnpriced == WhenUnpriced::Assume ? budget.assumed.of(tokens) : Money();
}

Money usedOf(const BudgetState& state) {
    return state.settled + state.held + state.unsettled;
}

bool isTooMuch(const BudgetState& state, Money amount) {
    return refuses(state.budget.whenUsed) && usedOf(state) + amount > state.limit();
}

// A share of it, to the unit below.
Money percentOf(Money amount, std::uint32_t percent) {
    const std::int64_t whole = amount.nano();
    return Money::fromNano(whole / 100 * percent + whole % 100 * percent / 100);
}

// Of what is over its limit nothing, and of a limit of nothing too.
std::uint32_t leftPercentOf(const BudgetState& state) {
    const std::int64_t limit = state.limit().nano();
    const std::int64_t left = limit - usedOf(state).nano();
    if (left <= 0 || limit <= 0) {
        return 0;
    }
    // A hundred times of a large limit is no number of 64 bits.
    __extension__ using Wide = __int128;
    return static_cast<std::uint32_t>(std::min<Wide>(Wide(left) * 100 / limit, 100));
}

bool degrades(const BudgetState& state) {
    return state.budget.whenUsed == WhenUsed::Degrade &&
           usedOf(state) >= percentOf(state.limit(), state.budget.degradeFrom);
}

}  // namespace

Hold::~Hold() {
    if (m_board != nullptr) {
        m_board->settle(*this, {}, {});
    }
}

Hold::Hold(Hold&& other) noexcept
    : m_board(std::exchange(other.m_board, nullptr)),
      m_parts(std::move(other.m_parts)),
      m_startedAt(other.m_startedAt) {}

Hold& Hold::operator=(Hold&& other) noexcept {
    std::swap(m_board, other.m_board);
    std::swap(m_parts, other.m_parts);
    std::swap(m_startedAt, other.m_startedAt);
    return *this;
}

void Hold::settle(const Spender& spender, Money actual) {
    if (m_board != nullptr) {
        m_board->settle(*this, spender, {actual, std::nullopt});
    }
}

void Hold::settleUnpriced(const Spender& spender, TokenCounts taken) {
    if (m_board != nullptr) {
        m_board->settle(*this, spender, {{}, taken});
    }
}

Money Hold::most() const {
    Money most;
    for (const Part& part : m_parts) {
        most = std::max(most, part.amount);
    }
    return most;
}

BudgetBoard::BudgetBoard(const Clock& clock, PeriodOf periodOf)
    : m_clock(clock), m_periodOf(std::move(periodOf)) {}

void BudgetBoard::follow(std::span<const Budget> budgets, const Spent& spent) {
    std::vector<std::shared_ptr<State>> states;
    // With what is asked of the books, because calls are counted meanwhile.
    struct Fresh {
        std::shared_ptr<State> state;
        Budget budget;
        PeriodSpan period;
    };
    std::vector<Fresh> fresh;
    {
        const std::scoped_lock lock(m_mutex);
        for (const Budget& budget : budgets) {
            const auto same = std::ranges::find_if(m_states, [&](const auto& state) {
                const Budget& before = state->now.budget;
                return before.name == budget.name && before.scope == budget.scope &&
                       before.every == budget.every && before.rolling == budget.rolling &&
                       before.from == budget.from && before.assumed == budget.assumed;
            });
            if (same != m_states.end()) {
                (*same)->now.budget = budget;
                states.push_back(*same);
                continue;
            }
            auto state = std::make_shared<State>();
            state->now.budget = budget;
            state->countedSince = m_clock.now();
            state->now.period = periodOf(budget);
            takeRaise(*state);
            takeTopUps(*state);
            states.push_back(state);
            fresh.push_back({state, budget, state->now.period});
        }
        m_states = std::move(states);
        m_any = !m_states.empty();
    }
    // They count from here on; what the books know of before comes to that. A call that ends just
    // now may be in both for as long as this program runs, which errs on the careful side.
    for (const auto& [state, budget, period] : fresh) {
        const auto before = spent(budget, period);
        const std::scoped_lock lock(m_mutex);
        if (before) {
            takeBooked(*state, *before);
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

void BudgetBoard::takeBooked(State& state, const std::vector<Booked>& booked) {
    for (const Booked& each : booked) {
        state.now.settled += each.settled;
        state.now.assumed += each.assumed;
        state.now.unsettled += each.unsettled;
        if (isRolling(state.now)) {
            QuarterSpend& quarter = state.quarters.at(each.at);
            quarter.settled += each.settled;
            quarter.assumed += each.assumed;
            quarter.unsettled += each.unsettled;
        }
    }
}

void BudgetBoard::setTopUps(std::vector<BudgetTopUp> topUps) {
    const std::scoped_lock lock(m_mutex);
    m_topUps = std::move(topUps);
    for (const auto& state : m_states) {
        takeTopUps(*state);
    }
}

void BudgetBoard::takeTopUps(State& state) const {
    state.now.toppedUp = Money();
    state.now.toppedUpAt = Timestamp();
    if (state.now.budget.every != BudgetPeriod::Prepaid) {
        return;
    }
    for (const BudgetTopUp& each : m_topUps) {
        if (each.budget == state.now.budget.name) {
            state.now.toppedUp += each.by;
            state.now.toppedUpAt = std::max(state.now.toppedUpAt, each.at);
        }
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
    std::vector<Hold::Part> parts;
    for (const auto& state : m_states) {
        if (!covers(state->now.budget.scope, spender)) {
            continue;
        }
        renew(*state);
        const Money amount =
            asked.unpriced ? assumedOf(state->now.budget, asked.most) : asked.worst;
        const bool unpriced = lacksPrice(state->now.budget, asked);
        if (unpriced || isTooMuch(state->now, amount)) {
            answer.hold.m_board = nullptr;
            answer.refused = refuse(*state, amount, unpriced, m_clock.now());
            return answer;
        }
        parts.push_back({state, amount});
    }
    for (const auto& [state, amount] : parts) {
        state->now.held += amount;
        state->now.unpriced += asked.unpriced ? 1 : 0;
        if (asked.unpriced && isRolling(state->now)) {
            ++state->quarters.at(m_clock.now()).unpriced;
        }
    }
    answer.hold.m_parts = std::move(parts);
    return answer;
}

OverBudget BudgetBoard::refuse(State& state, Money asked, bool unpriced, Timestamp now) {
    BudgetState& budget = state.now;
    ++budget.refused;
    OverBudget over{.budget = budget.budget.name,
                    .unpriced = unpriced,
                    .every = budget.budget.every,
                    .limit = budget.limit(),
                    .used = usedOf(budget),
                    .held = budget.held + budget.unsettled,
                    .asked = asked};
    if (isRolling(budget)) {
        ++state.quarters.at(now).refused;
        over.again = state.quarters.freeAt(over.used + asked - over.limit, budget.budget.rolling);
    } else if (beginsAnew(budget.budget.every)) {
        over.again = budget.period.end;
    }
    return over;
}

// A budget that came while the call was under way has not held anything for it, and counts it all
// the same.
void BudgetBoard::settle(Hold& hold, const Spender& spender, const Actual& actual) {
    hold.m_board = nullptr;
    const bool counts =
        (actual.cost != Money() || actual.unpriced) && m_any.load(std::memory_order_relaxed);
    if (!counts && hold.m_parts.empty()) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& [state, amount] : hold.m_parts) {
        state->now.held -= amount;
    }
    if (counts) {
        for (const auto& state : m_states) {
            renew(*state);
            if (covers(state->now.budget.scope, spender) &&
                hold.m_startedAt >= state->now.period.begin) {
                count(*state, actual, hold.m_startedAt);
            }
        }
    }
    hold.m_parts.clear();
}

void BudgetBoard::correct(const Spender& spender, Timestamp startedAt, Money before,
                          std::optional<TokenCounts> unpricedBefore, Money now) {
    const std::scoped_lock lock(m_mutex);
    for (const auto& state : m_states) {
        renew(*state);
        // One whose books could not be read has not counted what is corrected here.
        if (state->now.problem.empty() && covers(state->now.budget.scope, spender) &&
            startedAt >= state->now.period.begin) {
            const Money assumed =
                unpricedBefore ? assumedOf(state->now.budget, *unpricedBefore) : Money();
            takeBooked(*state, {{.settled = now - before - assumed,
                                 .unsettled = {},
                                 .assumed = Money() - assumed,
                                 .at = startedAt}});
        }
    }
}

void BudgetBoard::count(State& state, const Actual& actual, Timestamp startedAt) {
    const Money assumed = actual.unpriced ? assumedOf(state.now.budget, *actual.unpriced) : Money();
    const Money settled = actual.cost + assumed;
    if (settled == Money()) {
        return;
    }
    state.now.settled += settled;
    state.now.assumed += assumed;
    if (isRolling(state.now)) {
        QuarterSpend& quarter = state.quarters.at(startedAt);
        quarter.settled += settled;
        quarter.assumed += assumed;
    }
}

BudgetBoard::Standing BudgetBoard::standing(const Spender& spender) const {
    Standing standing;
    if (!m_any.load(std::memory_order_relaxed)) {
        return standing;
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto& state : m_states) {
        if (covers(state->now.budget.scope, spender)) {
            renew(*state);
            if (standing.degradedBy.empty() && degrades(state->now)) {
                standing.degradedBy = state->now.budget.name;
            }
            standing.leftPercent = std::min(standing.leftPercent, leftPercentOf(state->now));
        }
    }
    return standing;
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

PeriodSpan BudgetBoard::periodOf(const Budget& budget) const {
    switch (budget.every) {
        case BudgetPeriod::Rolling:
            return {RollingSpend::beginOf(budget.rolling, m_clock.now()), Timestamp::max()};
        case BudgetPeriod::Prepaid:
            return {budget.from, Timestamp::max()};
        case BudgetPeriod::Total:
            return {Timestamp(), Timestamp::max()};
        default:
            return m_periodOf(budget.every, m_clock.now());
    }
}

// A clock that is put back does not bring back the period before: what was spent in it is not
// known here any more.
void BudgetBoard::renew(State& state) const {
    BudgetState& budget = state.now;
    const Timestamp now = m_clock.now();
    if (budget.raise && !budget.raise->holds(now)) {
        budget.raise.reset();
    }
    if (isRolling(budget)) {
        budget.period.begin =
            std::max(budget.period.begin, RollingSpend::beginOf(budget.budget.rolling, now));
        const QuarterSpend gone = state.quarters.forgetBefore(budget.period.begin);
        budget.settled -= gone.settled;
        budget.assumed -= gone.assumed;
        budget.unsettled -= gone.unsettled;
        budget.refused -= gone.refused;
        budget.unpriced -= gone.unpriced;
        if (budget.period.begin > state.countedSince) {
            budget.problem.clear();
        }
        return;
    }
    if (now < budget.period.end) {
        return;
    }
    budget.period = periodOf(budget.budget);
    budget.settled = Money();
    budget.assumed = Money();
    budget.unsettled = Money();
    budget.refused = 0;
    budget.unpriced = 0;
    budget.problem.clear();
}

}  // namespace weir::policy
