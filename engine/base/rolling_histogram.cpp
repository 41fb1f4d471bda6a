// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/rolling_histogram.hpp"

namespace weir {

namespace {

constexpr double kStepsAnOctave = 4;

}  // namespace

std::size_t LatencySteps::of(Microseconds time) const {
    const double firsts = static_cast<double>(time.count()) / static_cast<double>(m_first.count());
    const double octaves = std::log2(std::max(1.0, firsts));
    return std::min(static_cast<std::size_t>(std::ceil(octaves * kStepsAnOctave)), kCount - 1);
}

Microseconds LatencySteps::end(std::size_t step) const {
    const double octaves = static_cast<double>(step) / kStepsAnOctave;
    return Microseconds(std::llround(static_cast<double>(m_first.count()) * std::exp2(octaves)));
}

}  // namespace weir
