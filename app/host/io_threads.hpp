// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"

namespace weir::app {

// The threads that calls run on, a reactor each.
class IoThreads {
public:
    IoThreads(std::size_t count, const Clock& clock);
    ~IoThreads() { stop(); }
    IoThreads(const IoThreads&) = delete;
    IoThreads& operator=(const IoThreads&) = delete;

    // As many as there are cores, and at most four: one core relays more than providers send.
    static std::size_t customaryCount();

    std::vector<net::Reactor*> reactors() const;
    net::Reactor& first() const { return *m_reactors.front(); }
    // Runs `work` on a reactor's thread and waits for its end. Not from that thread.
    static void runOn(net::Reactor& reactor, const std::function<void()>& work);

    void stop();

private:
    std::vector<std::unique_ptr<net::Reactor>> m_reactors;
    std::vector<std::thread> m_threads;
};

}  // namespace weir::app
