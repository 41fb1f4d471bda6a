// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/io_errands.hpp"

#include <utility>

#include "engine/net/timer_wheel.hpp"

namespace weir::app {

void IoErrands::run(Milliseconds patience, Errand errand) {
    m_reactor.post([this, patience, errand = std::move(errand)] {
        if (!m_ended) {
            net::spawn(runOne(patience, errand));
        }
    });
}

void IoErrands::end() {
    m_reactor.post([this] {
        m_ended = true;
        if (m_underWay.empty()) {
            m_allEnded.set_value();
            return;
        }
        const std::set<Cancellation*> all = m_underWay;
        for (Cancellation* each : all) {
            each->cancel(CancelReason::Shutdown);
        }
    });
    m_allEnded.get_future().wait();
}

net::Task<void> IoErrands::runOne(Milliseconds patience, Errand errand) {
    Cancellation cancellation;
    net::Timer timer([&cancellation] { cancellation.cancel(CancelReason::Timer); });
    m_reactor.timers().arm(timer, patience);
    m_underWay.insert(&cancellation);
    co_await errand(cancellation);
    m_underWay.erase(&cancellation);
    if (m_ended && m_underWay.empty()) {
        m_allEnded.set_value();
    }
}

}  // namespace weir::app
