// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/timer_wheel.hpp"

namespace weir::exchange {

// Each of them gives one attempt up, or is the time to look whether it has to be.
enum class Deadline {
    FirstToken,  // of a stream
    Idle,        // between two events of a stream
    Throughput,  // of a stream that has to keep up: the end of a window, and not of the attempt
    Total,       // of the whole attempt
};

// The times of one attempt, over one timer: the earliest that is set fires the Cancellation, and
// whoever was awaiting asks due() which one it was. What the client is owed meanwhile is not here:
// it outlives an attempt, and nobody has to stop waiting for it (Downstream).
class Deadlines {
public:
    Deadlines(net::Reactor& reactor, Cancellation& cancellation);

    void set(Deadline which, Milliseconds fromNow);
    void clear(Deadline which);
    void clearAll();

    // The earliest that has passed, and clears it. Nothing: it was moved since the timer was armed.
    std::optional<Deadline> due();

private:
    static constexpr std::size_t kCount = 4;

    void arm(Instant at, Instant now);
    void armEarliest(Instant now);

    net::Reactor& m_reactor;
    Cancellation& m_cancellation;
    net::Timer m_timer;
    std::array<Instant, kCount> m_at{};  // epoch: not set
    Instant m_armedFor{};                // may be earlier than any: then due() finds nothing
};

}  // namespace weir::exchange
