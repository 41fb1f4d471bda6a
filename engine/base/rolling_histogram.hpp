// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/base/clock.hpp"

namespace weir {

// The steps that durations are counted in: each ends a quarter octave (19 %) above the one before.
class LatencySteps {
public:
    static constexpr std::size_t kCount = 80;

    explicit constexpr LatencySteps(Microseconds first) : m_first(first) {}

    // A time on the edge belongs to the step that ends there; what is longer, to the last.
    std::size_t of(Microseconds time) const;
    Microseconds end(std::size_t step) const;

private:
    Microseconds m_first;  // the end of step 0
};

// Durations of the last minutes, to be asked for a quantile. `kWindows` windows follow each other,
// so that a figure speaks of the last (kWindows - 1) to kWindows of them. Wall time that was set
// back hides what is then in the future.
template <std::size_t kWindows>
class RollingHistogram {
public:
    RollingHistogram(Microseconds firstStep, std::chrono::minutes window)
        : m_steps(firstStep), m_window(window) {}

    template <class TimePoint>
    void add(Microseconds time, TimePoint now) {
        const std::int64_t number = numberOf(now);
        Window& window = m_windows[static_cast<std::size_t>(number) % kWindows];
        if (window.number != number) {
            window = Window{number, {}};
        }
        ++window.counts[m_steps.of(time)];
    }

    // Upper end of the step that holds the share (0.5 the median); empty if nothing was added.
    template <class TimePoint>
    std::optional<Microseconds> quantile(double share, TimePoint now) const {
        const std::int64_t number = numberOf(now);
        std::array<std::uint64_t, LatencySteps::kCount> counts{};
        std::uint64_t total = 0;
        for (const Window& window : m_windows) {
            if (window.number > number ||
                window.number <= number - static_cast<std::int64_t>(kWindows)) {
                continue;
            }
            for (std::size_t step = 0; step < LatencySteps::kCount; ++step) {
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
        for (; step < LatencySteps::kCount - 1; ++step) {
            seen += counts[step];
            if (seen >= wanted) {
                break;
            }
        }
        return m_steps.end(step);
    }

private:
    struct Window {
        std::int64_t number = -1;
        std::array<std::uint32_t, LatencySteps::kCount> counts{};
    };

    template <class TimePoint>
    std::int64_t numberOf(TimePoint now) const {
        return std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()) / m_window;
    }

    LatencySteps m_steps;
    std::chrono::minutes m_window;
    std::array<Window, kWindows> m_windows;
};

}  // namespace weir
