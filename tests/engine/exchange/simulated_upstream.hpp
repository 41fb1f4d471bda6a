// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <cstdint>

#include "engine/simulator/simulator.hpp"

namespace weir::test {

// A simulated provider, as fast as it can.
struct SimulatedUpstream {
    SimulatedUpstream(simulator::Options options, const Clock& clock)
        : simulator(fast(options), clock, random, log) {
        auto started = simulator.start();
        if (!started) {
            qFatal("the simulator does not start");
        }
        port = *started;
    }
    static simulator::Options fast(simulator::Options options) {
        options.tokensPerSecond = 0;
        options.firstToken = Milliseconds(0);
        return options;
    }

    SystemClock systemClock;
    SystemRandom random;
    Log log{systemClock, [](auto) {}};
    simulator::Simulator simulator;
    std::uint16_t port = 0;
};

}  // namespace weir::test
