// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/deadlines.hpp"

#include <algorithm>

namespace weir::exchange {

namespace {

bool isSet(Instant at) {
    return at != Instant{};
}

}  // namespace

Deadlines::Deadlines(net::Reactor& reactor, Cancellation& cancellation)
    : m_reactor(reactor), m_cancellation(cancellation), m_timer([this] {
          m_armedFor = Instant{};
          m_cancellation.cancel(CancelReason::Timer);
      }) {}

void Deadlines::set(Deadline which, Milliseconds fromNow) {
    const Instant now = m_reactor.clock().instant();
    Instant& at = m_at[static_cast<std::size_t>(which)];
    at = now + fromNow;
    // A stream moves its idle time with every event; the timer is left where it is and finds out.
    if (!isSet(m_armedFor) || at < m_armedFor) {
        arm(at, now);
    }
}

void Deadlines::clear(Deadline which) {
    m_at[static_cast<std::size_t>(which)] = Instant{};
}

void Deadlines::clearAll() {
    m_at.fill(Instant{});
    m_armedFor = Instant{};
    m_timer.disarm();
}

std::optional<Deadline> Deadlines::due() {
    const Instant now = m_reactor.clock().instant();
    std::optional<std::size_t> earliest;
    for (std::size_t i = 0; i < kCount; ++i) {
        if (isSet(m_at[i]) && m_at[i] <= now && (!earliest || m_at[i] < m_at[*earliest])) {
            earliest = i;
        }
    }
    if (earliest) {
        m_at[*earliest] = Instant{};
    }
    armEarliest(now);
    return earliest ? std::optional(static_cast<Deadline>(*earliest)) : std::nullopt;
}

void Deadlines::armEarliest(Instant now) {
    std::optional<Instant> earliest;
    for (const Instant at : m_at) {
        if (isSet(at) && (!earliest || at < *earliest)) {
            earliest = at;
        }
    }
    if (earliest) {
        arm(*earliest, now);
    }
}

void Deadlines::arm(Instant at, Instant now) {
    m_armedFor = at;
    // Rounded up: a timer that fires a moment early would find nothing due.
    m_reactor.timers().arm(m_timer,
                           std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(at - now)));
}

}  // namespace weir::exchange
