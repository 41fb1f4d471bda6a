// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "engine/base/clock.hpp"

namespace weir::providers {

// When a target that fails is left alone, and for how long.
struct BreakerRules {
    bool enabled = true;
    std::uint32_t failures = 5;       // in a row
    std::uint32_t errorPercent = 50;  // of the attempts in `window`,
    std::uint32_t attempts = 20;      // if there were at least so many
    Milliseconds window{60'000};
    Milliseconds open{10'000};  // the first time; twice as long each time that it did not help

    friend bool operator==(const BreakerRules&, const BreakerRules&) = default;
};

// What an attempt says of whether its target works. A rate limit, a refused key and spent money say
// nothing: they are counted elsewhere.
enum class Verdict : std::uint8_t { Nothing, Good, Fault };

// Why a target is left alone.
enum class OpenedBy : std::uint8_t { None, Run, Share, Probe };

// Lets calls to a target through while it works. After too many faults it opens: nobody is let
// through for a time. Then it is half open: one call at a time finds out, and two good ones in a
// row close it. One that opens again soon stays open twice as long, up to five minutes.
//
// No clock and no lock of its own.
class Breaker {
public:
    static constexpr Milliseconds kLongestOpen{300'000};
    static constexpr std::uint32_t kProbesToClose = 2;

    enum class State : std::uint8_t { Closed, Open, HalfOpen };
    enum class Entry : std::uint8_t { No, Call, Probe };

    State state(Instant now) const;
    // Probe: whoever was let in as one says how it went, or gives it back.
    Entry admit(Instant now);
    void giveBack() { m_probing = false; }
    void end(Entry entry, Verdict verdict, const BreakerRules& rules, Instant now);

    Instant openUntil() const { return m_openUntil; }  // the epoch: closed
    bool probing() const { return m_probing; }
    OpenedBy openedBy() const { return m_openedBy; }
    // Of what opened it: faults in a row, or their percentage.
    std::uint32_t count() const { return m_count; }

private:
    static constexpr std::size_t kSlots = 10;
    struct Slot {
        std::int64_t number = -1;
        std::uint32_t attempts = 0;
        std::uint32_t faults = 0;
    };

    void countIn(Verdict verdict, const BreakerRules& rules, Instant now);
    void open(OpenedBy why, std::uint32_t count, const BreakerRules& rules, Instant now);
    void close(Instant now);

    Instant m_openUntil{};
    Instant m_closedAt{};
    std::array<Slot, kSlots> m_slots;
    std::uint32_t m_run = 0;
    std::uint32_t m_round = 0;  // how often it opened again without having helped
    std::uint32_t m_probes = 0;
    std::uint32_t m_count = 0;
    OpenedBy m_openedBy = OpenedBy::None;
    bool m_probing = false;
    bool m_closedOnce = false;
};

}  // namespace weir::providers
