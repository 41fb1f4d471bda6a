// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/policy/rate_limits/rate_board.hpp"
#include "engine/policy/rate_limits/room.hpp"
#include "engine/policy/rate_limits/woken.hpp"

// What becomes of what a call has taken.
namespace weir::policy {

RateLease::~RateLease() {
    end();
}

RateLease::RateLease(RateLease&& other) noexcept
    : m_board(std::exchange(other.m_board, nullptr)), m_taken(std::move(other.m_taken)) {
    other.m_taken.clear();
}

RateLease& RateLease::operator=(RateLease&& other) noexcept {
    std::swap(m_board, other.m_board);
    std::swap(m_taken, other.m_taken);
    return *this;
}

// Less than was reserved is free again from the moment that it was reserved in; more is news, and
// counts from now on.
void RateLease::settle(const TokenCounts& actual) {
    if (m_taken.empty()) {
        return;
    }
    const Instant now = m_board->m_clock.instant();
    const auto over = [](std::uint64_t left, std::uint64_t right) {
        return left > right ? left - right : 0;
    };
    const std::scoped_lock lock(m_board->m_mutex);
    for (Taken& taken : m_taken) {
        if (!std::exchange(taken.reserved, false)) {
            continue;
        }
        SlidingWindow& window = taken.of->window;
        window.advance(slotAt(taken.per, now));
        const Amounts less{.tokensIn = over(taken.amounts.tokensIn, actual.in),
                           .tokensOut = over(taken.amounts.tokensOut, actual.out)};
        window.takeBack(taken.slot, less);
        taken.amounts -= less;
        window.add({.tokensIn = over(actual.in, taken.amounts.tokensIn),
                    .tokensOut = over(actual.out, taken.amounts.tokensOut)});
    }
}

void RateLease::end() {
    if (std::ranges::any_of(m_taken, &Taken::underWay)) {
        RateBoard::Woken woken;
        const std::scoped_lock lock(m_board->m_mutex);
        m_board->end(*this, woken);
    }
}

void RateLease::giveBack() {
    if (!m_taken.empty()) {
        RateBoard::Woken woken;
        const std::scoped_lock lock(m_board->m_mutex);
        m_board->giveBack(*this, woken);
    }
}

void RateBoard::giveBack(RateLease& lease, Woken& woken) {
    for (const RateLease::Taken& each : lease.m_taken) {
        each.of->window.takeBack(each.slot, each.amounts);
    }
    end(lease, woken);
    lease.m_taken.clear();
}

void RateBoard::end(RateLease& lease, Woken& woken) {
    for (RateLease::Taken& taken : lease.m_taken) {
        taken.of->underWay -= std::exchange(taken.underWay, false) ? 1 : 0;
    }
    for (const RateLease::Taken& taken : lease.m_taken) {
        if (!taken.of->queue.empty()) {
            serve(taken.of, woken);
        }
    }
}

}  // namespace weir::policy
