// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/timer_wheel.hpp"

#include <algorithm>
#include <bit>

namespace weir::net {

namespace {

constexpr std::uint64_t kNever = ~0ULL;

}  // namespace

TimerWheel::TimerWheel(const Clock& clock, Milliseconds tick)
    : m_clock(clock), m_start(clock.instant()), m_tick(tick) {}

TimerWheel::~TimerWheel() {
    for (auto& level : m_slots) {
        for (Timer*& first : level) {
            while (first) {
                disarm(*first);
            }
        }
    }
}

void TimerWheel::arm(Timer& timer, Milliseconds after) {
    timer.disarm();
    // The tick that is running does not count, or the timer could be early.
    const auto sinceStart = m_clock.instant() - m_start + std::max(after, Milliseconds(0));
    const std::uint64_t due = static_cast<std::uint64_t>(sinceStart / m_tick) + 1;
    // Less than a full turn of the top level, so that nothing is armed into the slot that fires.
    constexpr std::uint64_t reach = (kSlots - 1ULL) << (kBits * (kLevels - 1));
    timer.m_due = std::clamp(due, m_now + 1, m_now + reach);
    timer.m_wheel = this;
    place(timer);
}

void TimerWheel::disarm(Timer& timer) {
    if (timer.m_wheel == this) {
        unlink(timer);
        timer.m_wheel = nullptr;
    }
}

void TimerWheel::advance() {
    const std::uint64_t target = ticksAt(m_clock.instant());
    while (true) {
        const auto next = nextTick();
        if (!next || *next > target) {
            m_now = std::max(m_now, target);
            return;
        }
        turnTo(*next);
    }
}

std::optional<Instant> TimerWheel::nextWake() const {
    const auto tick = nextTick();
    return tick ? std::optional(timeOf(*tick)) : std::nullopt;
}

std::uint64_t TimerWheel::ticksAt(Instant time) const {
    return static_cast<std::uint64_t>((time - m_start) / m_tick);
}

Instant TimerWheel::timeOf(std::uint64_t tick) const {
    return m_start + m_tick * static_cast<std::int64_t>(tick);
}

// The level is the highest group of six bits in which the due tick differs from the present one:
// there the timer waits until the lower groups matter.
void TimerWheel::place(Timer& timer) {
    const std::uint64_t differs = timer.m_due ^ m_now;
    const auto top = static_cast<unsigned>(std::bit_width(differs | 1U)) - 1;
    const unsigned level = std::min(top / kBits, kLevels - 1);
    const auto slot = static_cast<unsigned>(timer.m_due >> (level * kBits)) % kSlots;
    Timer*& first = m_slots[level][slot];
    timer.m_slot = static_cast<std::uint16_t>(level * kSlots + slot);
    timer.m_next = first;
    timer.m_link = &first;
    if (first) {
        first->m_link = &timer.m_next;
    }
    first = &timer;
    m_filled[level] |= 1ULL << slot;
}

void TimerWheel::unlink(Timer& timer) {
    *timer.m_link = timer.m_next;
    if (timer.m_next) {
        timer.m_next->m_link = timer.m_link;
    }
    const unsigned level = timer.m_slot / kSlots;
    const unsigned slot = timer.m_slot % kSlots;
    if (!m_slots[level][slot]) {
        m_filled[level] &= ~(1ULL << slot);
    }
}

// The next tick at which a slot is due: to fire on the lowest level, to be handed down on others.
std::optional<std::uint64_t> TimerWheel::nextTick() const {
    std::uint64_t next = kNever;
    for (unsigned level = 0; level < kLevels; ++level) {
        if (m_filled[level] == 0) {
            continue;
        }
        const std::uint64_t turn = m_now >> (level * kBits);
        // All lie ahead of the present slot; on the top level the count may have wrapped.
        const int present = static_cast<int>(turn % kSlots);
        const auto ahead =
            static_cast<std::uint64_t>(std::countr_zero(std::rotr(m_filled[level], present + 1))) +
            1;
        next = std::min(next, (turn + ahead) << (level * kBits));
    }
    return next == kNever ? std::nullopt : std::optional(next);
}

void TimerWheel::turnTo(std::uint64_t tick) {
    m_now = tick;
    for (unsigned level = kLevels; level-- > 0;) {
        const std::uint64_t below = (1ULL << (level * kBits)) - 1;
        if ((tick & below) != 0) {
            continue;
        }
        const auto slot = static_cast<unsigned>(tick >> (level * kBits)) % kSlots;
        // Firing may arm timers anew, but never into the slot that is firing: they are due later.
        while (Timer* timer = m_slots[level][slot]) {
            unlink(*timer);
            if (timer->m_due <= tick) {
                timer->m_wheel = nullptr;
                // A copy, for the timer may be destroyed by what it calls.
                const auto fire = timer->m_onFire;
                fire();
            } else {
                place(*timer);
            }
        }
    }
}

}  // namespace weir::net
