// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_sender.hpp"

#include <memory>
#include <utility>

namespace weir::app {

namespace {

// From the name of the host to the end of the answer.
constexpr Milliseconds kPostPatience{15'000};

net::Task<void> postOne(alerts::Letter letter, net::ConnectionPool& pool, const Clock& clock,
                        AlertSender::Done done, Cancellation& cancellation) {
    auto outcome = co_await alerts::post(std::move(letter), pool, clock, cancellation);
    if (cancellation.reason() != CancelReason::Shutdown) {
        done(std::move(outcome));
    }
}

}  // namespace

AlertSender::AlertSender(net::Resolver& resolver, net::TlsContexts& tls,
                         net::Departures& departures, const Clock& clock)
    : m_clock(clock),
      m_threads(1, clock),
      m_pool(m_threads.first(), resolver, tls, {}, &departures),
      m_errands(m_threads.first()) {}

AlertSender::~AlertSender() {
    m_errands.end();
    m_threads.stop();
}

void AlertSender::post(alerts::Letter letter, Done done) {
    // Shared, because what is posted is copied and a secret is not.
    auto shared = std::make_shared<alerts::Letter>(std::move(letter));
    m_errands.run(kPostPatience,
                  [this, shared, done = std::move(done)](Cancellation& cancellation) {
                      return postOne(std::move(*shared), m_pool, m_clock, done, cancellation);
                  });
}

}  // namespace weir::app
