// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "engine/policy/rate_limits/fair_queue.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"

// What one limit has room for. Nothing here locks or keeps anything.
namespace weir::policy {

struct RateCounter {
    SlidingWindow window;
    std::uint64_t underWay = 0;
    FairQueue queue;  // for what is under way

    bool isEmpty() const { return underWay == 0 && queue.empty() && window.sum().none(); }
};

SlidingWindow::Slot slotAt(LimitPeriod per, Instant now);

// Why something cannot be taken now: of all that is in the way, what takes longest. The window is
// that of now. Nothing: there is room.
std::optional<OverLimit> withoutRoom(const RateLimit& limit, const RateCounter& counter,
                                     const Amounts& asked, Instant now);

// Puts a limit into the figures where it is the tightest of its kind.
void tell(const RateLimit& limit, const RateCounter& counter, Instant now, LimitFigures& figures);

// How far the counter is, of the kind that is nearest to its limit: 1 is full.
double shareUsed(const RateLimit& limit, const RateCounter& counter);

}  // namespace weir::policy
