// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/net/poller.hpp"
#include "engine/net/timer_wheel.hpp"

namespace weir::net {

// One thread's sockets, timers and posted work. Everything that belongs to a reactor is touched on
// the thread in run() only, except post() and stop().
class Reactor {
public:
    // What one read can bring at most; shared by all sockets of the reactor, so that an open
    // connection that waits holds no buffer.
    static constexpr std::size_t kReadBufferSize = 64 * 1024;

    explicit Reactor(const Clock& clock);
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

    Poller& poller() { return m_poller; }
    TimerWheel& timers() { return m_timers; }
    const Clock& clock() const { return m_clock; }
    // Contents are valid until the next await of whoever reads.
    std::span<char> readBuffer() { return {m_readBuffer.get(), kReadBufferSize}; }

private:
    void runPosted();
    std::optional<Milliseconds> untilTimer() const;

    const Clock& m_clock;
    Poller m_poller;
    TimerWheel m_timers;
    std::unique_ptr<char[]> m_readBuffer;

    std::atomic<std::thread::id> m_thread;
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex;  // guards what follows
    std::vector<std::function<void()>> m_posted;
};

}  // namespace weir::net
