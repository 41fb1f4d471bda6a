// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "engine/base/clock.hpp"

namespace weir::test {

// A clock that stands still until it is told otherwise, which one thread may do while others look.
class FakeClock final : public Clock {
public:
    Timestamp now() const override { return m_now; }
    Instant instant() const override { return m_instant; }

    void advance(Microseconds by) {
        jump(by);
        m_instant = m_instant.load() + by;
    }
    // A jump of the wall clock that monotonic time does not see.
    void jump(Microseconds by) { m_now = m_now.load() + by; }
    void set(Timestamp time) { m_now = time; }

private:
    std::atomic<Timestamp> m_now{Timestamp{
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{14}}};
    std::atomic<Instant> m_instant{Instant{}};
};

}  // namespace weir::test
