// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"

namespace weir::test {

// A clock that stands still until it is told otherwise.
class FakeClock final : public Clock {
public:
    Timestamp now() const override { return m_now; }
    Instant instant() const override { return m_instant; }

    void advance(Microseconds by) {
        m_now += by;
        m_instant += by;
    }
    // A jump of the wall clock that monotonic time does not see.
    void jump(Microseconds by) { m_now += by; }
    void set(Timestamp time) { m_now = time; }

private:
    Timestamp m_now =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{14};
    Instant m_instant{};
};

}  // namespace weir::test
