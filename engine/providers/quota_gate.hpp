// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>

#include "engine/base/clock.hpp"

namespace weir::providers {

// What shares one rate limit at a provider: an account, or one model of it. While nobody asked for
// patience a call costs it two relaxed atomic operations. Told to wait until T, it lets nobody
// through until then; those that waited, and those that come meanwhile, have to return one after
// the other, at a tenth more than the rate that was usual before, so that the limit is not met by
// all of them at once again. That lasts until nobody had to be held back for a second, and at most
// five minutes: callers have then come faster than before for that long. Any thread.
class QuotaGate {
public:
    static constexpr Milliseconds kLongestReturn{300'000};
    static constexpr Milliseconds kQuiet{1'000};

    // No calls until then; a later time wins. `status` is what the upstream said.
    void limit(Instant until, std::uint16_t status, Instant now);
    // Whether a call may begin now; if so, it has.
    bool admit(Instant now);
    // For a call that waits: its own time, when it may begin without asking again, unless the
    // upstream asked for patience once more. The epoch: nobody has to wait here.
    Instant takeTurn(Instant now);
    // A call comes whose turn this was.
    bool admitTurn(Instant turn, Instant now);

    // When the next call may begin; the epoch, or a time that is past: now.
    Instant readyAt() const;
    // Nobody may begin until then; the epoch: nothing is asked.
    Instant limitedUntil() const;
    std::uint16_t status() const { return m_status.load(std::memory_order_relaxed); }

    // What was said of another key is no news any more.
    void forget();

private:
    static constexpr std::int64_t kSecondsKept = 16;
    static constexpr std::int64_t kSecondsCounted = 10;

    void count(Instant now);
    double steadyRate(Instant now) const;  // calls a second
    void endReturn(Instant now);

    // 0: normal. Otherwise until when the upstream asked for patience; stays while calls return.
    std::atomic<std::int64_t> m_until{0};
    std::atomic<std::int64_t> m_next{0};  // of the calls that return: when the next may begin
    std::atomic<std::uint16_t> m_status{0};
    // Calls begun in each second: the second in the upper half, how many in the lower.
    std::array<std::atomic<std::uint64_t>, kSecondsKept> m_begun{};
    std::mutex m_mutex;  // for what follows, and whoever changes what precedes
    Instant::duration m_spacing{};
    Instant m_heldAt{};  // when somebody had to wait for his turn
};

}  // namespace weir::providers
