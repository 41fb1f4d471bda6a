// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/counted_times.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/base/rolling_histogram.hpp"

namespace weir {

namespace {

constexpr LatencySteps kTimeSteps{Microseconds(1000)};

}  // namespace

void CountedTimes::add(Microseconds time) {
    const std::size_t step = kTimeSteps.of(time);
    if (steps.size() <= step) {
        steps.resize(step + 1);
    }
    ++steps[step];
    ++calls;
}

void CountedTimes::add(const CountedTimes& more) {
    steps.resize(std::max(steps.size(), more.steps.size()));
    std::ranges::transform(more.steps, steps, steps.begin(), std::plus<>());
    calls += more.calls;
}

void CountedTimes::takeOut(const CountedTimes& part) {
    steps.resize(std::max(steps.size(), part.steps.size()));
    std::ranges::transform(
        steps, part.steps, steps.begin(),
        [](std::uint64_t whole, std::uint64_t gone) { return whole - std::min(whole, gone); });
    calls -= std::min(calls, part.calls);
}

void WeighedTimes::add(const CountedTimes& times, double calls) {
    if (times.calls == 0) {
        return;
    }
    m_steps.resize(std::max(m_steps.size(), times.steps.size()));
    const double each = calls / static_cast<double>(times.calls);
    for (std::size_t step = 0; step < times.steps.size(); ++step) {
        m_steps[step] += each * static_cast<double>(times.steps[step]);
    }
    m_calls += calls;
}

std::optional<Microseconds> WeighedTimes::quantile(double share) const {
    double before = 0;
    for (std::size_t step = 0; step < m_steps.size(); ++step) {
        const double here = m_steps[step];
        if (here > 0 && before + here >= share * m_calls) {
            const Microseconds end = kTimeSteps.end(step);
            const Microseconds begin = step == 0 ? Microseconds(0) : kTimeSteps.end(step - 1);
            const double part = std::clamp((share * m_calls - before) / here, 0.0, 1.0);
            return begin +
                   Microseconds(std::llround(part * static_cast<double>((end - begin).count())));
        }
        before += here;
    }
    return std::nullopt;
}

}  // namespace weir
