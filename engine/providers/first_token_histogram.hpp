// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/base/clock.hpp"

namespace weir::providers {

// Times to the first token, in steps of a quarter octave (19 %) from 1 ms to about 17 minutes.
// Two windows of five minutes follow each other, so that a figure speaks of the last five to ten.
class FirstTokenHistogram {
public:
    void add(Microseconds time, Instant now);
    // Upper end of the step that holds the share (0.5 the median); empty if nothing was added.
    std::optional<Microseconds> quantile(double share, Instant now) const;

private:
    static constexpr std::size_t kSteps = 80;

    struct Window {
        std::int64_t number = -1;
        std::array<std::uint32_t, kSteps> counts{};
    };

    std::array<Window, 2> m_windows;
};

}  // namespace weir::providers
