// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>

#include "engine/base/clock.hpp"
#include "engine/net/timer_wheel.hpp"

namespace boost::asio {
class io_context;
}

namespace weir::net {

// One thread's sockets, timers and posted work. Everything that belongs to a reactor is touched on
// the thread in run() only, except post() and stop().
class Reactor {
public:
    // What one read can bring at most; shared by all sockets of the reactor, so that an open
    // connection that waits holds no buffer.
    static constexpr std::size_t kReadBufferSize = 64 * 1024;

    explicit Reactor(const Clock& clock);
    ~Reactor();
    Reactor(const Reactor&) = delete;
    Reactor& operator=(const Reactor&) = delete;

    // Runs until stop(). What was posted before is done first.
    void run();
    // From any thread. run() returns after the handler it is in.
    void stop();
    // From any thread: `work` runs on the reactor's thread, in the order posted.
    void post(std::function<void()> work);
    // Whether the caller is on the thread in run().
    bool onThread() const;

    TimerWheel& timers() { return m_timers; }
    const Clock& clock() const { return m_clock; }
    // Contents are valid until the next await of whoever reads.
    std::span<char> readBuffer() { return {m_readBuffer.get(), kReadBufferSize}; }
    boost::asio::io_context& context();

private:
    struct Loop;

    const Clock& m_clock;
    TimerWheel m_timers;
    std::unique_ptr<char[]> m_readBuffer;
    std::unique_ptr<Loop> m_loop;
};

}  // namespace weir::net
