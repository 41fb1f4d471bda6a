// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

#include "engine/base/clock.hpp"

namespace weir::harness {

// Everything that is left to chance in a run, from its seed.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    // Of [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound) { return m_engine() % bound; }
    std::uint64_t between(std::uint64_t least, std::uint64_t most) {
        return least + below(most - least + 1);
    }
    bool oneIn(std::uint64_t chances) { return below(chances) == 0; }
    bool percent(std::uint64_t share) { return below(100) < share; }
    Microseconds upTo(Microseconds most) {
        return Microseconds(
            static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most.count()) + 1)));
    }

private:
    std::mt19937_64 m_engine;
};

}  // namespace weir::harness
