// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_sender.hpp"

#include <utility>

#include "engine/net/timer_wheel.hpp"

namespace weir::app {

namespace {

// From the name of the host to the end of the answer.
constexpr Milliseconds kPatience{15'000};

}  // namespace

AlertSender::AlertSender(net::Resolver& resolver, net::TlsContexts& tls,
                         net::Departures& departures, const Clock& clock)
    : m_clock(clock),
      m_threads(1, clock),
      m_pool(m_threads.first(), resolver, tls, {}, &departures) {}

AlertSender::~AlertSender() {
    IoThreads::runOn(m_threads.first(), [this] {
        m_ends = true;
        const std::set<Cancellation*> all = m_underWay;
        for (Cancellation* each : all) {
            each->cancel(CancelReason::Shutdown);
        }
    });
    // What the cancelled ones still do was posted before this.
    IoThreads::runOn(m_threads.first(), [] {});
    m_threads.stop();
}

void AlertSender::post(alerts::Letter letter, Done done) {
    // Shared, because what is posted is copied and a secret is not.
    auto shared = std::make_shared<alerts::Letter>(std::move(letter));
    m_threads.first().post([this, shared, done = std::move(done)] {
        if (!m_ends) {
            net::spawn(postOne(shared, done));
        }
    });
}

net::Task<void> AlertSender::postOne(std::shared_ptr<alerts::Letter> letter, Done done) {
    Cancellation cancellation;
    net::Timer timer([&cancellation] { cancellation.cancel(CancelReason::Timer); });
    m_threads.first().timers().arm(timer, kPatience);
    m_underWay.insert(&cancellation);
    auto outcome = co_await alerts::post(std::move(*letter), m_pool, m_clock, cancellation);
    m_underWay.erase(&cancellation);
    if (!m_ends) {
        done(std::move(outcome));
    }
}

}  // namespace weir::app
