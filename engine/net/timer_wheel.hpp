// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>

#include "engine/base/clock.hpp"

namespace weir::net {

class TimerWheel;

// A place on a wheel. It fires once per arming, never early, at most a tick and a turn of the
// reactor late. Destroying it disarms it.
class Timer {
public:
    explicit Timer(std::function<void()> onFire) : m_onFire(std::move(onFire)) {}
    ~Timer() { disarm(); }
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;

    bool armed() const { return m_wheel != nullptr; }
    void disarm();

private:
    friend class TimerWheel;

    std::function<void()> m_onFire;
    TimerWheel* m_wheel = nullptr;
    Timer* m_next = nullptr;
    Timer** m_link = nullptr;  // what points at this one
    std::uint64_t m_due = 0;   // in ticks
    std::uint16_t m_slot = 0;
};

// Many coarse timers for the price of one: arming and disarming are O(1) and a timer that is
// re-armed for every event is never looked at. Four levels of 64 slots; a timer moves down a level
// when its time comes near. No thread, no system call: whoever drives it calls advance() at
// nextWake(). One thread.
class TimerWheel {
public:
    static constexpr Milliseconds kTick{10};

    explicit TimerWheel(const Clock& clock, Milliseconds tick = kTick);
    ~TimerWheel();
    TimerWheel(const TimerWheel&) = delete;
    TimerWheel& operator=(const TimerWheel&) = delete;

    // Arms or re-arms; the farthest reach is 63 * 64^3 ticks (45 hours), longer times fire there.
    void arm(Timer& timer, Milliseconds after);
    void disarm(Timer& timer);

    // Fires what is due, each with every other timer free to be armed, disarmed or destroyed.
    void advance();
    // When advance() has something to do; nothing while no timer is armed.
    std::optional<Instant> nextWake() const;

private:
    static constexpr unsigned kBits = 6;
    static constexpr unsigned kSlots = 1U << kBits;
    static constexpr unsigned kLevels = 4;

    std::uint64_t ticksAt(Instant time) const;
    Instant timeOf(std::uint64_t tick) const;
    void place(Timer& timer);
    void unlink(Timer& timer);
    std::optional<std::uint64_t> nextTick() const;
    void turnTo(std::uint64_t tick);

    const Clock& m_clock;
    const Instant m_start;
    const Milliseconds m_tick;
    std::uint64_t m_now = 0;  // the last tick that was handled
    std::array<std::array<Timer*, kSlots>, kLevels> m_slots{};
    std::array<std::uint64_t, kLevels> m_filled{};  // a bit a slot that is not empty
};

inline void Timer::disarm() {
    if (m_wheel) {
        m_wheel->disarm(*this);
    }
}

}  // namespace weir::net
