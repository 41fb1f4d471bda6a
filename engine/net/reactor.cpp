// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/reactor.hpp"

#include <atomic>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace weir::net {

namespace asio = boost::asio;

struct Reactor::Loop {
    using Executor = asio::io_context::executor_type;
    using AlarmClock =
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, Executor>;

    explicit Loop(TimerWheel& wheel) : timers(wheel) {
        timers.onEarlier([this](Instant when) { wakeAt(when); });
    }
    ~Loop() { timers.onEarlier({}); }

    void wakeAt(Instant when) {
        alarm.expires_at(when);
        alarm.async_wait([this](const boost::system::error_code& error) {
            if (!error) {
                timers.advance();
                if (const auto next = timers.nextWake()) {
                    wakeAt(*next);
                }
            }
        });
    }

    TimerWheel& timers;
    asio::io_context context{1};  // one thread runs it
    AlarmClock alarm{context.get_executor()};
    std::atomic<std::thread::id> thread;
};

Reactor::Reactor(const Clock& clock)
    : m_clock(clock),
      m_timers(clock),
      m_readBuffer(std::make_unique_for_overwrite<char[]>(kReadBufferSize)),
      m_loop(std::make_unique<Loop>(m_timers)) {}

Reactor::~Reactor() = default;

void Reactor::run() {
    m_loop->thread = std::this_thread::get_id();
    const auto work = asio::make_work_guard(m_loop->context);
    m_loop->context.run();
    m_loop->thread = std::thread::id();
    m_loop->context.restart();
}

void Reactor::stop() {
    m_loop->context.stop();
}

void Reactor::post(std::function<void()> work) {
    asio::post(m_loop->context, std::move(work));
}

bool Reactor::onThread() const {
    return m_loop->thread.load() == std::this_thread::get_id();
}

boost::asio::io_context& Reactor::context() {
    return m_loop->context;
}

}  // namespace weir::net
