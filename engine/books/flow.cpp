// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/flow.hpp"

#include <algorithm>

namespace weir::books {

namespace {

using std::chrono::seconds;

// One more than the range is long: the step that time is in is not over yet.
constexpr std::size_t kFives = 15 * 60 / 5 + 1;
constexpr std::size_t kTwenties = 60 * 60 / 20 + 1;
constexpr std::size_t kQuarters = 8 * 24 * 4 + 1;

std::int64_t numberOf(FlowStep step, Timestamp time) {
    return std::chrono::floor<seconds>(time).time_since_epoch() / secondsOf(step);
}

FlowBucket emptyAt(Timestamp start) {
    FlowBucket bucket;
    bucket.at = start;
    return bucket;
}

}  // namespace

seconds secondsOf(FlowStep step) {
    switch (step) {
        case FlowStep::FiveSeconds:
            return seconds(5);
        case FlowStep::TwentySeconds:
            return seconds(20);
        case FlowStep::QuarterHour:
            break;
    }
    return seconds(15 * 60);
}

Timestamp startOfStep(FlowStep step, Timestamp time) {
    return Timestamp(numberOf(step, time) * secondsOf(step));
}

Flow::Flow()
    : m_rings{{FlowStep::FiveSeconds, std::vector<FlowBucket>(kFives)},
              {FlowStep::TwentySeconds, std::vector<FlowBucket>(kTwenties)},
              {FlowStep::QuarterHour, std::vector<FlowBucket>(kQuarters)}} {}

FlowBucket& Flow::Ring::at(Timestamp time) {
    const std::int64_t number = numberOf(step, time);
    FlowBucket& bucket = buckets[static_cast<std::size_t>(number) % buckets.size()];
    const Timestamp start(number * secondsOf(step));
    if (bucket.at != start) {
        bucket = emptyAt(start);
    }
    return bucket;
}

void Flow::note(FlowBucket& bucket, std::size_t streams, Timestamp at) {
    if (streams > bucket.streams) {
        bucket.streams = streams;
        bucket.streamsAt = at;
    }
}

void Flow::add(const ExchangeRecord& ended, std::size_t openStreams) {
    const Timestamp at =
        ended.startedAt + Microseconds(std::max<std::int64_t>(0, ended.durationUs));
    const bool simulated = ended.simulated();
    const Money cost = simulated ? Money() : ended.cost();
    const bool unpriced = !simulated && ended.lacksPrice();
    const bool estimated = !simulated && ended.isEstimated();
    const std::scoped_lock lock(m_mutex);
    for (Ring& ring : m_rings) {
        FlowBucket& bucket = ring.at(at);
        bucket.counts.add(ended);
        bucket.simulated += simulated ? 1 : 0;
        bucket.unpriced += unpriced ? 1 : 0;
        bucket.estimated += estimated ? 1 : 0;
        bucket.spent += cost;
        note(bucket, openStreams, at);
        if (ended.addedUs >= 0) {
            bucket.addedUs += ended.addedUs;
            ++bucket.addedOf;
        }
    }
    if (ended.addedUs >= 0) {
        m_added.add(Microseconds(ended.addedUs), at);
    }
}

void Flow::noteStreams(std::size_t open, Timestamp now) {
    if (open == 0) {
        return;
    }
    const std::scoped_lock lock(m_mutex);
    for (Ring& ring : m_rings) {
        note(ring.at(now), open, now);
    }
}

std::vector<FlowBucket> Flow::buckets(FlowStep step, Timestamp from, Timestamp now) const {
    const std::scoped_lock lock(m_mutex);
    const auto ring = std::ranges::find(m_rings, step, &Ring::step);
    const auto count = static_cast<std::int64_t>(ring->buckets.size());
    const std::int64_t last = numberOf(step, now);
    const std::int64_t first = std::max(numberOf(step, from), last - count + 1);
    std::vector<FlowBucket> all;
    all.reserve(static_cast<std::size_t>(std::max<std::int64_t>(0, last - first + 1)));
    for (std::int64_t number = first; number <= last; ++number) {
        const FlowBucket& kept = ring->buckets[static_cast<std::size_t>(number % count)];
        const Timestamp start(number * secondsOf(step));
        all.push_back(kept.at == start ? kept : emptyAt(start));
    }
    return all;
}

std::optional<Microseconds> Flow::added(double share, Timestamp now) const {
    const std::scoped_lock lock(m_mutex);
    return m_added.quantile(share, now);
}

}  // namespace weir::books
