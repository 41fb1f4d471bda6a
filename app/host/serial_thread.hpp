// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace weir::app {

// One thread that does what is posted to it, in that order. The gateway is operated on one of
// these (handlers of the contract, the document, the state of the listener); what takes long runs
// on another.
class SerialThread {
public:
    SerialThread()
        : m_context(std::make_shared<boost::asio::io_context>(1)),
          m_work(boost::asio::make_work_guard(*m_context)),
          m_thread([this] { m_context->run(); }) {}
    ~SerialThread() { stop(); }
    SerialThread(const SerialThread&) = delete;
    SerialThread& operator=(const SerialThread&) = delete;

    // Dropped once it was stopped.
    void post(std::function<void()> work) { poster()(std::move(work)); }
    // post() for those that may outlive the thread, as the answer of a keychain does.
    std::function<void(std::function<void()>)> poster() const {
        return [context = m_context](std::function<void()> work) {
            if (!context->stopped()) {
                boost::asio::post(*context, std::move(work));
            }
        };
    }
    // Runs it there and waits for its end. Not from the thread itself.
    void run(const std::function<void()>& work);
    // Work that was posted and not begun is dropped.
    void stop();

    boost::asio::io_context& context() { return *m_context; }

private:
    std::shared_ptr<boost::asio::io_context> m_context;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

}  // namespace weir::app
