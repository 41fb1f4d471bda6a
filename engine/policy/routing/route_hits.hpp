// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
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
    static constexpr std::chrono::hours kSpan{24};

    // In any order of time; what is more than a day older than the newest is not kept.
    void count(Instant at);
    // The newest last.
    std::vector<std::uint32_t> quarters(Instant now) const;
    std::uint64_t sum(Instant now) const;

private:
    static constexpr auto kMost = static_cast<std::int64_t>(kSlots);
    // Also of a time before the monotonic clock began, which a machine that was started lately has.
    static std::int64_t quarterOf(Instant at);
    static std::size_t slotOf(std::int64_t quarter);

    std::array<std::uint32_t, kSlots> m_slots{};
    std::int64_t m_newest = std::numeric_limits<std::int64_t>::min() / 2;  // quarter-hour
};

// How often each route took a call, and which target was then asked first: of the last 24 hours. A
// route is known by its name. From any thread.
class RouteHits {
public:
    struct Hits {
        std::string route;
        std::vector<std::uint32_t> timeline;  // by quarter-hour, the newest last
        std::uint64_t calls = 0;
        Timestamp last{};
        std::vector<std::pair<std::string, std::uint64_t>> targets;  // the most asked first
    };

    explicit RouteHits(const Clock& clock)
        : m_clock(clock), m_since(clock.now()), m_begun(clock.instant()) {}

    void count(std::string_view route, std::string_view target);
    // The same of a call that began then, before since(), as the books have it.
    void countBooked(std::string_view route, std::string_view target, Timestamp began);
    // Of these routes, in their order; the others are forgotten.
    std::vector<Hits> hitsOf(const std::vector<std::string>& routes);
    // From then on calls are counted as they come.
    Timestamp since() const { return m_since; }

private:
    struct Counter {
        DayCounter calls;
        Timestamp last{};
        std::map<std::string, DayCounter, std::less<>> targets;
    };
    void add(std::string_view route, std::string_view target, Instant at, Timestamp began);

    // A route that is edited again and again may leave some behind.
    static constexpr std::size_t kMostTargets = 256;

    const Clock& m_clock;
    const Timestamp m_since;
    const Instant m_begun;  // the same moment
    mutable std::mutex m_mutex;
    std::map<std::string, Counter, std::less<>> m_counters;
};

}  // namespace weir::policy
