// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"

namespace weir {

// Durations counted in LatencySteps from a millisecond on: a few dozen numbers say how thousands of
// calls fared, and two of them add up to that of all.
struct CountedTimes {
    std::uint64_t calls = 0;
    std::vector<std::uint64_t>
        steps;  // by step; those behind the last one that was met are missing

    void add(Microseconds time);
    void add(const CountedTimes& more);
    // Some that were added before.
    void takeOut(const CountedTimes& part);

    friend bool operator==(const CountedTimes&, const CountedTimes&) = default;
};
BOOST_DESCRIBE_STRUCT(CountedTimes, (), (calls, steps))

// The same with fractions of calls, as a model of what others would have been.
class WeighedTimes {
public:
    // So many calls that fared as these did; none of these: nothing.
    void add(const CountedTimes& times, double calls);
    double calls() const { return m_calls; }
    // Of the share (0.5 the median), evenly spread within its step. Nothing without calls.
    std::optional<Microseconds> quantile(double share) const;

private:
    std::vector<double> m_steps;
    double m_calls = 0;
};

}  // namespace weir
