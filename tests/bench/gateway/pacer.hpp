// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/timerfd.h>
#include <unistd.h>

#include <coroutine>
#include <queue>
#include <utility>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"

namespace weir::bench {

// Wakes many coroutines at exact times. The reactor's own timers turn in ticks of 10 ms, and would
// send the events of thousands of streams in bursts that no set of providers sends in.
class Pacer final : private net::Poller::Watch {
public:
    explicit Pacer(net::Reactor& reactor)
        : m_reactor(reactor),
          m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC)),
          m_ticket(reactor.poller().add(m_timer, *this).value()) {}
    Pacer(const Pacer&) = delete;
    Pacer& operator=(const Pacer&) = delete;
    ~Pacer() {
        m_reactor.poller().remove(m_timer, m_ticket);
        ::close(m_timer);
    }

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
        const auto due = m_sleepers.top().due.time_since_epoch();
        const auto seconds = std::chrono::floor<std::chrono::seconds>(due);
        itimerspec when{};
        when.it_value = {seconds.count(), std::chrono::nanoseconds(due - seconds).count()};
        ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
    }
    void onReady(net::Poller::Ready) override { wake(); }
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

    net::Reactor& m_reactor;
    const int m_timer;
    const net::Poller::Ticket m_ticket;
    std::priority_queue<Sleeper> m_sleepers;
    bool m_waking = false;
};

}  // namespace weir::bench
