// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/quota_gate.hpp"

#include <algorithm>

namespace weir::providers {

namespace {

// Of the usual rate. A tenth more, so that those who waited are served some time.
constexpr double kReturnShare = 1.1;
// Whoever calls more rarely is not spread: one call a second bothers nobody.
constexpr double kLowestRate = 1.0;

Instant at(std::int64_t ticks) {
    return Instant(Instant::duration(ticks));
}

std::int64_t ticks(Instant time) {
    return time.time_since_epoch().count();
}

std::int64_t secondOf(Instant now) {
    return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
}

constexpr std::uint64_t kLower = 0xffffffffU;

}  // namespace

void QuotaGate::count(Instant now) {
    const auto second = static_cast<std::uint64_t>(secondOf(now)) & kLower;
    std::atomic<std::uint64_t>& begun = m_begun[second % kSecondsKept];
    std::uint64_t seen = begun.load(std::memory_order_relaxed);
    if ((seen >> 32) == second) {
        begun.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    // Whoever comes second in this moment is not counted: a rate is meant.
    begun.compare_exchange_strong(seen, (second << 32) | 1, std::memory_order_relaxed);
}

double QuotaGate::steadyRate(Instant now) const {
    const std::int64_t current = secondOf(now);
    std::uint64_t calls = 0;
    std::int64_t first = current;
    for (const auto& each : m_begun) {
        const std::uint64_t begun = each.load(std::memory_order_relaxed);
        const auto second = static_cast<std::int64_t>(begun >> 32);
        if ((begun & kLower) > 0 && second <= current && second > current - kSecondsCounted) {
            calls += begun & kLower;
            first = std::min(first, second);
        }
    }
    const std::chrono::duration<double> span = now.time_since_epoch() - std::chrono::seconds(first);
    return std::max(kLowestRate, static_cast<double>(calls) / std::max(1.0, span.count()));
}

void QuotaGate::limit(Instant until, std::uint16_t status, Instant now) {
    const std::lock_guard lock(m_mutex);
    endReturn(now);
    const std::int64_t before = m_until.load(std::memory_order_relaxed);
    if (before == 0) {
        const std::chrono::duration<double> spacing(1.0 / (kReturnShare * steadyRate(now)));
        m_spacing = std::chrono::ceil<Instant::duration>(spacing);
        m_next.store(0, std::memory_order_relaxed);
        m_heldAt = until;
    }
    if (before < ticks(until)) {
        m_status.store(status, std::memory_order_relaxed);
        // Turns before it are void; the later ones stay given out.
        m_next.store(std::max(m_next.load(std::memory_order_relaxed), ticks(until)),
                     std::memory_order_relaxed);
        m_heldAt = std::max(m_heldAt, until);
        m_until.store(ticks(until), std::memory_order_release);
    }
}

// With the lock held.
void QuotaGate::endReturn(Instant now) {
    const std::int64_t until = m_until.load(std::memory_order_relaxed);
    if (until == 0 || now < at(until)) {
        return;
    }
    if (now - std::max(m_heldAt, at(until)) >= kQuiet || now - at(until) >= kLongestReturn) {
        m_until.store(0, std::memory_order_relaxed);
        m_next.store(0, std::memory_order_relaxed);
    }
}

bool QuotaGate::admit(Instant now) {
    if (m_until.load(std::memory_order_acquire) == 0) {
        count(now);
        return true;
    }
    const std::lock_guard lock(m_mutex);
    endReturn(now);
    const std::int64_t until = m_until.load(std::memory_order_relaxed);
    if (until == 0) {
        count(now);
        return true;
    }
    const Instant next = at(std::max(until, m_next.load(std::memory_order_relaxed)));
    if (now < next) {
        m_heldAt = std::max(m_heldAt, now);
        return false;
    }
    m_next.store(ticks(now + m_spacing), std::memory_order_relaxed);
    count(now);
    return true;
}

Instant QuotaGate::takeTurn(Instant now) {
    if (m_until.load(std::memory_order_acquire) == 0) {
        return {};
    }
    const std::lock_guard lock(m_mutex);
    endReturn(now);
    const std::int64_t until = m_until.load(std::memory_order_relaxed);
    if (until == 0) {
        return {};
    }
    const Instant turn = std::max(now, at(std::max(until, m_next.load(std::memory_order_relaxed))));
    m_next.store(ticks(turn + m_spacing), std::memory_order_relaxed);
    m_heldAt = std::max(m_heldAt, turn);
    return turn;
}

bool QuotaGate::admitTurn(Instant turn, Instant now) {
    const std::int64_t until = m_until.load(std::memory_order_acquire);
    if (until != 0 && turn < at(until)) {
        return false;
    }
    count(now);
    return true;
}

Instant QuotaGate::readyAt() const {
    const std::int64_t until = m_until.load(std::memory_order_acquire);
    if (until == 0) {
        return {};
    }
    return at(std::max(until, m_next.load(std::memory_order_relaxed)));
}

Instant QuotaGate::limitedUntil() const {
    return at(m_until.load(std::memory_order_relaxed));
}

void QuotaGate::forget() {
    const std::lock_guard lock(m_mutex);
    m_until.store(0, std::memory_order_relaxed);
    m_next.store(0, std::memory_order_relaxed);
}

}  // namespace weir::providers
