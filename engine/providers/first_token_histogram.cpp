// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/first_token_histogram.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace weir::providers {

namespace {

constexpr double kStepsAnOctave = 4;
constexpr double kFirstUs = 1000;

std::int64_t windowNumber(Instant now) {
    return std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()).count() / 5;
}

// A value on the edge belongs to the step that ends there.
std::size_t stepOf(Microseconds time, std::size_t steps) {
    const double octaves = std::log2(std::max(1.0, static_cast<double>(time.count()) / kFirstUs));
    return std::min(static_cast<std::size_t>(std::ceil(octaves * kStepsAnOctave)), steps - 1);
}

Microseconds endOf(std::size_t step) {
    const double octaves = static_cast<double>(step) / kStepsAnOctave;
    return Microseconds(static_cast<std::int64_t>(kFirstUs * std::exp2(octaves)));
}

}  // namespace

void FirstTokenHistogram::add(Microseconds time, Instant now) {
    const std::int64_t number = windowNumber(now);
    Window& window = m_windows[static_cast<std::size_t>(number & 1)];
    if (window.number != number) {
        window = Window{number, {}};
    }
    ++window.counts[stepOf(time, kSteps)];
}

std::optional<Microseconds> FirstTokenHistogram::quantile(double share, Instant now) const {
    const std::int64_t number = windowNumber(now);
    std::array<std::uint64_t, kSteps> counts{};
    std::uint64_t total = 0;
    for (const Window& window : m_windows) {
        if (window.number != number && window.number != number - 1) {
            continue;
        }
        for (std::size_t step = 0; step < kSteps; ++step) {
            counts[step] += window.counts[step];
            total += window.counts[step];
        }
    }
    if (total == 0) {
        return std::nullopt;
    }
    const auto wanted = std::max<std::uint64_t>(
        1, static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(total))));
    std::uint64_t seen = 0;
    std::size_t step = 0;
    for (; step < kSteps - 1; ++step) {
        seen += counts[step];
        if (seen >= wanted) {
            break;
        }
    }
    return endOf(step);
}

}  // namespace weir::providers
