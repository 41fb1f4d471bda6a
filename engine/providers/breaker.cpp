// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/breaker.hpp"

#include <algorithm>

namespace weir::providers {

Breaker::State Breaker::state(Instant now) const {
    if (m_openUntil == Instant{}) {
        return State::Closed;
    }
    return now < m_openUntil ? State::Open : State::HalfOpen;
}

Breaker::Entry Breaker::admit(Instant now) {
    switch (state(now)) {
        case State::Closed:
            return Entry::Call;
        case State::Open:
            return Entry::No;
        case State::HalfOpen:
            break;
    }
    if (m_probing) {
        return Entry::No;
    }
    m_probing = true;
    return Entry::Probe;
}

void Breaker::end(Entry entry, Verdict verdict, const BreakerRules& rules, Instant now) {
    if (!rules.enabled) {
        *this = Breaker();
        return;
    }
    if (entry == Entry::Probe) {
        m_probing = false;
        if (verdict == Verdict::Fault && m_openUntil != Instant{}) {
            ++m_round;
            open(OpenedBy::Probe, m_count, rules, now);
        } else if (verdict == Verdict::Good && ++m_probes >= kProbesToClose) {
            close(now);
        }
        return;
    }
    // What began before it opened says nothing of how the target is since.
    if (m_openUntil == Instant{} && verdict != Verdict::Nothing) {
        countIn(verdict, rules, now);
    }
}

void Breaker::countIn(Verdict verdict, const BreakerRules& rules, Instant now) {
    const auto width = std::max<Instant::duration>(rules.window / kSlots, Milliseconds(1));
    const std::int64_t number = now.time_since_epoch() / width;
    Slot& slot = m_slots[static_cast<std::size_t>(number) % kSlots];
    if (slot.number != number) {
        slot = Slot{number, 0, 0};
    }
    ++slot.attempts;
    if (verdict == Verdict::Good) {
        m_run = 0;
        return;
    }
    ++slot.faults;
    ++m_run;
    std::uint64_t attempts = 0;
    std::uint64_t faults = 0;
    for (const Slot& each : m_slots) {
        if (each.number >= 0 && each.number > number - static_cast<std::int64_t>(kSlots) &&
            each.number <= number) {
            attempts += each.attempts;
            faults += each.faults;
        }
    }
    const bool soon = m_closedOnce && now - m_closedAt < rules.window;
    if (m_run >= rules.failures) {
        m_round = soon ? m_round + 1 : 0;
        open(OpenedBy::Run, m_run, rules, now);
    } else if (attempts >= rules.attempts && faults * 100 >= attempts * rules.errorPercent) {
        m_round = soon ? m_round + 1 : 0;
        open(OpenedBy::Share, static_cast<std::uint32_t>(faults * 100 / attempts), rules, now);
    }
}

void Breaker::open(OpenedBy why, std::uint32_t count, const BreakerRules& rules, Instant now) {
    constexpr std::uint32_t kMostDoublings = 16;
    const Milliseconds wanted = rules.open * (1 << std::min(m_round, kMostDoublings));
    m_openUntil = now + std::min(wanted, std::max(kLongestOpen, rules.open));
    m_openedBy = why;
    m_count = count;
    m_probes = 0;
    m_run = 0;
    m_probing = false;
    m_slots = {};
}

void Breaker::close(Instant now) {
    m_openUntil = Instant{};
    m_openedBy = OpenedBy::None;
    m_closedAt = now;
    m_closedOnce = true;
}

}  // namespace weir::providers
