// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/serial_thread.hpp"

#include <future>

namespace weir::app {

void SerialThread::run(const std::function<void()>& work) {
    std::promise<void> done;
    post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

void SerialThread::stop() {
    if (m_thread.joinable()) {
        m_context->stop();
        m_thread.join();
    }
}

}  // namespace weir::app
