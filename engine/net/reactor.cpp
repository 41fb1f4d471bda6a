// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/reactor.hpp"

#include <algorithm>
#include <utility>

namespace weir::net {

Reactor::Reactor(const Clock& clock)
    : m_clock(clock),
      m_timers(clock),
      m_readBuffer(std::make_unique_for_overwrite<char[]>(kReadBufferSize)) {}

void Reactor::run() {
    m_thread = std::this_thread::get_id();
    while (!m_stopped) {
        runPosted();
        if (m_stopped) {
            break;
        }
        m_poller.wait(untilTimer());
        m_timers.advance();
    }
    m_stopped = false;
    m_thread = std::thread::id();
}

void Reactor::stop() {
    m_stopped = true;
    m_poller.wake();
}

void Reactor::post(std::function<void()> work) {
    bool first = false;
    {
        const std::scoped_lock lock(m_mutex);
        first = m_posted.empty();
        m_posted.push_back(std::move(work));
    }
    if (first) {
        m_poller.wake();
    }
}

bool Reactor::onThread() const {
    return m_thread.load() == std::this_thread::get_id();
}

void Reactor::runPosted() {
    std::vector<std::function<void()>> posted;
    {
        const std::scoped_lock lock(m_mutex);
        posted.swap(m_posted);
    }
    for (std::size_t i = 0; i < posted.size(); ++i) {
        if (m_stopped) {
            // The rest waits, in its order, for the next run().
            const std::scoped_lock lock(m_mutex);
            m_posted.insert(
                m_posted.begin(),
                std::make_move_iterator(posted.begin() + static_cast<std::ptrdiff_t>(i)),
                std::make_move_iterator(posted.end()));
            return;
        }
        std::exchange(posted[i], nullptr)();
    }
}

std::optional<Milliseconds> Reactor::untilTimer() const {
    const auto next = m_timers.nextWake();
    if (!next) {
        return std::nullopt;
    }
    return std::max(Milliseconds(0), std::chrono::ceil<Milliseconds>(*next - m_clock.instant()));
}

}  // namespace weir::net
