// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/io_threads.hpp"

#include <algorithm>
#include <future>

namespace weir::app {

IoThreads::IoThreads(std::size_t count, const Clock& clock) {
    for (std::size_t i = 0; i < count; ++i) {
        m_reactors.push_back(std::make_unique<net::Reactor>(clock));
    }
    for (const auto& reactor : m_reactors) {
        m_threads.emplace_back([&reactor = *reactor] { reactor.run(); });
    }
}

std::size_t IoThreads::customaryCount() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

std::vector<net::Reactor*> IoThreads::reactors() const {
    std::vector<net::Reactor*> all;
    for (const auto& reactor : m_reactors) {
        all.push_back(reactor.get());
    }
    return all;
}

void IoThreads::runOn(net::Reactor& reactor, const std::function<void()>& work) {
    std::promise<void> done;
    reactor.post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

void IoThreads::stop() {
    for (const auto& reactor : m_reactors) {
        reactor->stop();
    }
    for (std::thread& thread : m_threads) {
        thread.join();
    }
    m_threads.clear();
}

}  // namespace weir::app
