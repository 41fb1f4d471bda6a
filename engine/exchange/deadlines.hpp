// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/timer_wheel.hpp"

namespace weir::exchange {

enum class Deadline {
    FirstToken,  // this attempt is given up
    Total,       // likewise
    Idle,        // between two events
    AnswerBy,    // the client is told that we are still there
    KeepAlive,   // and told again
};

// The times an exchange watches, over one timer: the earliest that is set fires the Cancellation,
// and whoever was awaiting asks due() which one it was.
class Deadlines {
public:
    Deadlines(net::Reactor& reactor, Cancellation& cancellation);

    void set(Deadline which, Milliseconds fromNow);
    void clear(Deadline which);
    void clearAll();

    // The earliest that has passed, and clears it. Nothing: it was moved since the timer was armed.
    std::optional<Deadline> due();

private:
    static constexpr std::size_t kCount = 5;

    void arm(Instant at, Instant now);
    void armEarliest(Instant now);

    net::Reactor& m_reactor;
    Cancellation& m_cancellation;
    net::Timer m_timer;
    std::array<Instant, kCount> m_at{};  // epoch: not set
    Instant m_armedFor{};                // may be earlier than any: then due() finds nothing
};

}  // namespace weir::exchange
