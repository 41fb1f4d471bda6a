// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <queue>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"

namespace weir::bench {

// Wakes many coroutines at exact times. The reactor's own timers turn in ticks of 10 ms, and would
// send the events of thousands of streams in bursts that no set of providers sends in.
class Pacer {
public:
    explicit Pacer(net::Reactor& reactor) : m_timer(reactor.context()) {}

    // Awaited on the reactor's thread; the frame must live until then.
    auto until(Instant due) {
        struct Awaiter {
            Pacer& pacer;
            Instant due;

            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<> waiter) { pacer.add(due, waiter); }
            void await_resume() const noexcept {}
        };
        return Awaiter{*this, due};
    }

private:
    static constexpr int kMostATurn = 64;

    struct Sleeper {
        Instant due;
        std::coroutine_handle<> waiter;
        bool operator<(const Sleeper& other) const { return due > other.due; }
    };

    void add(Instant due, std::coroutine_handle<> waiter) {
        m_sleepers.push({due, waiter});
        if (!m_waking && m_sleepers.top().due == due) {
            arm();
        }
    }
    void arm() {
        m_timer.expires_at(m_sleepers.top().due);
        m_timer.async_wait([this](const boost::system::error_code& problem) {
            if (!problem) {
                wake();
            }
        });
    }
    void wake() {
        m_waking = true;
        // Not all at once when it is late: whoever connects meanwhile has a turn, too.
        for (int woken = 0; woken < kMostATurn && !m_sleepers.empty() &&
                            m_sleepers.top().due <= std::chrono::steady_clock::now();
             ++woken) {
            const Sleeper next = m_sleepers.top();
            m_sleepers.pop();
            next.waiter.resume();
        }
        m_waking = false;
        if (!m_sleepers.empty()) {
            arm();
        }
    }

    boost::asio::basic_waitable_timer<std::chrono::steady_clock,
                                      boost::asio::wait_traits<std::chrono::steady_clock>,
                                      boost::asio::io_context::executor_type>
        m_timer;
    std::priority_queue<Sleeper> m_sleepers;
    bool m_waking = false;
};

}  // namespace weir::bench
