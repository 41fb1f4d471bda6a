// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/rolling_histogram.hpp"
#include "engine/books/flow_counts.hpp"
#include "engine/books/record.hpp"

namespace weir::books {

// What ended in one step of time.
struct FlowBucket {
    Timestamp at{};  // its start
    FlowCounts counts;
    std::uint64_t simulated = 0;  // of all of them
    std::uint64_t unpriced = 0;   // not simulated, and with an attempt that no price is known for
    std::uint64_t estimated = 0;  // not simulated, and with usage that is not the provider's
    Money spent;                  // without simulated ones
    std::uint64_t streams = 0;    // most that were open at once
    Timestamp streamsAt{};        // when that was
    std::int64_t addedUs = 0;     // added latency, summed over those it was measured of
    std::uint64_t addedOf = 0;
};

enum class FlowStep : std::uint8_t { FiveSeconds, TwentySeconds, QuarterHour };

std::chrono::seconds secondsOf(FlowStep step);
Timestamp startOfStep(FlowStep step, Timestamp time);

// What goes through, counted in steps of time since the start of the process: 15 minutes in steps
// of 5 s, an hour in steps of 20 s, a week in quarter-hours. Calls that no key was accepted for
// count too, which the books do not know. Time is the wall's, so that a step is the one of a clock
// and of the book's roll-ups. Any thread; an exchange costs a few additions.
class Flow {
public:
    Flow();

    // `openStreams` as they were before this one ended: the most there ever are at once is always
    // followed by an end.
    void add(const ExchangeRecord& ended, std::size_t openStreams);
    // For a time in which streams are open and nothing ends. Once a second is enough.
    void noteStreams(std::size_t open, Timestamp now);

    // Every step from the one that `from` is in to the one that `now` is in, as far as they are
    // kept; empty ones too.
    std::vector<FlowBucket> buckets(FlowStep step, Timestamp from, Timestamp now) const;
    // Added latency of the last five to six minutes: the upper end of a step of 19 %.
    std::optional<Microseconds> added(double share, Timestamp now) const;

private:
    // The steps of one width, the oldest overwritten by the newest.
    struct Ring {
        FlowStep step;
        std::vector<FlowBucket> buckets;

        FlowBucket& at(Timestamp time);
    };

    static void note(FlowBucket& bucket, std::size_t streams, Timestamp at);

    mutable std::mutex m_mutex;  // guards what follows
    std::vector<Ring> m_rings;
    // To nine seconds: a wait between two tries is ours too.
    RollingHistogram<6> m_added{Microseconds(10), std::chrono::minutes(1)};
};

}  // namespace weir::books
