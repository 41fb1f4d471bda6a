// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"

namespace weir::policy {

// Calls by quarter-hour over the last day, by the monotonic clock.
class DayCounter {
public:
    static constexpr std::size_t kSlots = 96;

    void count(Instant now);
    // The newest last.
    std::vector<std::uint32_t> quarters(Instant now) const;
    std::uint64_t sum(Instant now) const;

private:
    static std::int64_t quarterOf(Instant now);

    std::array<std::uint32_t, kSlots> m_slots{};
    std::int64_t m_newest = 0;  // the quarter-hour that was counted last
};

// How often each route took a call, and which target was then asked first: of the last 24 hours, or
// since the start. A route is known by its name. From any thread.
class RouteHits {
public:
    struct Hits {
        std::string route;
        std::vector<std::uint32_t> timeline;  // by quarter-hour, the newest last
        std::uint64_t calls = 0;
        Timestamp last{};
        std::vector<std::pair<std::string, std::uint64_t>> targets;  // the most asked first
    };

    explicit RouteHits(const Clock& clock) : m_clock(clock), m_since(clock.now()) {}

    void count(std::string_view route, std::string_view target);
    // Of these routes, in their order; the others are forgotten.
    std::vector<Hits> hitsOf(const std::vector<std::string>& routes);
    Timestamp since() const { return m_since; }

private:
    struct Counter {
        DayCounter calls;
        Timestamp last{};
        std::map<std::string, DayCounter, std::less<>> targets;
    };
    // A route that is edited again and again may leave some behind.
    static constexpr std::size_t kMostTargets = 256;

    const Clock& m_clock;
    const Timestamp m_since;
    mutable std::mutex m_mutex;
    std::map<std::string, Counter, std::less<>> m_counters;
};

}  // namespace weir::policy
