// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/simulator/simulator.hpp"

namespace weir::app {

// The simulator behind providers of that kind which name no address. It runs from the first time
// somebody asks for it.
class OwnSimulator {
public:
    OwnSimulator(const Clock& clock, const Log& log) : m_clock(clock), m_log(log) {}

    Result<std::string> url() {
        if (m_simulator == nullptr) {
            auto simulator = std::make_unique<simulator::Simulator>(simulator::Options{}, m_clock,
                                                                    m_random, m_log);
            if (const auto started = simulator->start(); !started) {
                return started.error();
            }
            m_simulator = std::move(simulator);
        }
        return m_simulator->baseUrl();
    }

    void stop() { m_simulator.reset(); }

private:
    const Clock& m_clock;
    const Log& m_log;
    SystemRandom m_random;  // of the simulator's thread
    std::unique_ptr<simulator::Simulator> m_simulator;
};

}  // namespace weir::app
