// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/simulator/options.hpp"

namespace weir::simulator {

// A provider that costs nothing, on a loopback port and a thread of its own. It speaks the three
// dialects, plain and streamed, with or without /v1 in its base URL: chat completions, embeddings,
// responses, messages, token counting, models.
class Simulator {
public:
    // Clock, random and log outlive it; `random` is used on its thread only.
    Simulator(Options options, const Clock& clock, Random& random, const Log& log);
    ~Simulator();  // stops
    Simulator(const Simulator&) = delete;
    Simulator& operator=(const Simulator&) = delete;

    // Listens on loopback; port 0 asks the kernel. Returns the port. Errors: Conflict (the port is
    // in use, or it already runs), and those of net::Server::listen.
    Result<std::uint16_t> start(std::uint16_t port = 0);
    // Cuts what is open and ends the thread. May be started again.
    void stop();

    // "http://127.0.0.1:PORT/v1"; empty while stopped.
    std::string baseUrl() const;

private:
    struct Running;

    Options m_options;
    const Clock& m_clock;
    Random& m_random;
    const Log& m_log;
    std::unique_ptr<Running> m_running;
};

}  // namespace weir::simulator
