// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <future>
#include <set>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"

namespace weir::app {

// What others have done on an io thread: asking a provider for its models, sending an alert. None
// is left on the thread when it stops, where it would wait for ever, and its news for a reactor
// that is gone.
class IoErrands {
public:
    // Called and run on the thread. Ends soon after it was cancelled: by Timer when its time is
    // over, by Shutdown from end().
    using Errand = std::function<net::Task<void>(Cancellation&)>;

    explicit IoErrands(net::Reactor& reactor) : m_reactor(reactor) {}
    IoErrands(const IoErrands&) = delete;
    IoErrands& operator=(const IoErrands&) = delete;

    // From any thread. Dropped, unbegun, after end().
    void run(Milliseconds patience, Errand errand);

    // Cancels what is under way and waits for its end; once, from another thread, while the io
    // thread runs. What was made here goes away only after the io thread has stopped.
    void end();

private:
    net::Task<void> runOne(Milliseconds patience, Errand errand);

    net::Reactor& m_reactor;
    // On the io thread.
    std::set<Cancellation*> m_underWay;
    bool m_ended = false;
    std::promise<void> m_allEnded;
};

}  // namespace weir::app
