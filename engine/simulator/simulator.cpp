// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/simulator.hpp"

#include <array>
#include <thread>

#include <fmt/format.h>

#include "engine/net/server.hpp"
#include "engine/simulator/handler.hpp"

namespace weir::simulator {

// One run: the thread lives as long as this.
struct Simulator::Running {
    Running(const Options& options, const Clock& clock, Random& random, const Log& log)
        : reactor(clock),
          server(
              {&reactor},
              [&](net::Reactor&) { return std::make_unique<Handler>(options, clock, random); },
              net::ServerLimits{}, log) {}
    ~Running() {
        if (thread.joinable()) {
            reactor.stop();
            thread.join();
        }
    }

    net::Reactor reactor;
    net::Server server;
    std::thread thread;
};

Simulator::Simulator(Options options, const Clock& clock, Random& random, const Log& log)
    : m_options(options), m_clock(clock), m_random(random), m_log(log) {}

Simulator::~Simulator() = default;

Result<std::uint16_t> Simulator::start(std::uint16_t port) {
    if (m_running) {
        return Error::conflict("The simulator runs already.");
    }
    auto running = std::make_unique<Running>(m_options, m_clock, m_random, m_log);
    const std::array addresses{fmt::format("127.0.0.1:{}", port)};
    if (auto listening = running->server.listen(addresses); !listening) {
        return listening.error();
    }
    running->thread = std::thread([reactor = &running->reactor] { reactor->run(); });
    m_running = std::move(running);
    return m_running->server.port();
}

void Simulator::stop() {
    m_running.reset();
}

std::string Simulator::baseUrl() const {
    return m_running ? fmt::format("http://127.0.0.1:{}/v1", m_running->server.port())
                     : std::string();
}

}  // namespace weir::simulator
