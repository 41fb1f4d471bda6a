// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/host/io_errands.hpp"
#include "app/host/io_threads.hpp"
#include "engine/alerts/post.hpp"
#include "engine/net/client.hpp"

namespace weir::app {

// Posts messages on a thread of its own, so that a webhook that hangs holds up nobody's call.
class AlertSender {
public:
    AlertSender(net::Resolver& resolver, net::TlsContexts& tls, net::Departures& departures,
                const Clock& clock);
    ~AlertSender();
    AlertSender(const AlertSender&) = delete;
    AlertSender& operator=(const AlertSender&) = delete;

    using Done = std::function<void(alerts::Outcome)>;
    // `done` is called on the sender's thread, once; not when the sender ends before.
    void post(alerts::Letter letter, Done done);

private:
    const Clock& m_clock;
    IoThreads m_threads;
    net::ConnectionPool m_pool;
    IoErrands m_errands;
};

}  // namespace weir::app
