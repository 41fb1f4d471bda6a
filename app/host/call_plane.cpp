// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/call_plane.hpp"

#include <utility>

#include "app/host/local_days.hpp"

namespace weir::app {

namespace {

// Of answers in flight; those that have ended have books::Traffic's 64 MiB. 5,000 streams at once
// have 3.3 KB each, the beginning of their answers.
constexpr std::size_t kBodyBudget = std::size_t{16} << 20;

// Of this run: no run before it had a change every microsecond.
std::uint64_t sequenceOf(const Clock& clock) {
    return static_cast<std::uint64_t>(clock.now().time_since_epoch().count());
}

}  // namespace

CallPlane::CallPlane(Workspace& workspace, books::Book& book, books::PriceList prices,
                     providers::SecretStore* keychain, std::size_t ioThreads, const Clock& clock,
                     const Log& log)
    : m_prices(std::move(prices)),
      m_shelf(workspace.folder() / "bodies", clock, log),
      m_traffic({}, sequenceOf(clock), &m_shelf),
      m_bodies(kBodyBudget),
      m_budgets(clock, localPeriod),
      m_routeHits(clock),
      m_rateLimits(clock),
      m_pauses(clock),
      m_environment(workspace.keyRules()),
      m_file(workspace.keyRules()),
      m_credentials({keychain, &m_environment, &m_file}),
      m_resolver(clock),
      m_services{clock,
                 log,
                 workspace.current(),
                 m_credentials,
                 m_health,
                 m_prices,
                 m_traffic,
                 m_bodies,
                 m_heldBodies,
                 m_callSignatures,
                 m_warmCaches,
                 m_budgets,
                 m_routeHits,
                 m_rateLimits,
                 m_pauses,
                 m_paused},
      m_threads(ioThreads == 0 ? IoThreads::customaryCount() : ioThreads, clock) {
    for (net::Reactor* reactor : m_threads.reactors()) {
        m_perThread.emplace_back(*reactor, m_resolver, m_tls, m_departures, book.addJournal());
        m_perThread.back().pool.useProxyKeys(
            [this](const net::Proxy& proxy) { return m_credentials.ofProxy(proxy); });
    }
}

std::unique_ptr<net::Handler> CallPlane::makeHandler(net::Reactor& reactor) {
    for (PerThread& each : m_perThread) {
        if (&each.reactor == &reactor) {
            return std::make_unique<exchange::ExchangeHandler>(
                m_services, exchange::Thread{each.reactor, each.pool, each.journal, each.random});
        }
    }
    return nullptr;
}

}  // namespace weir::app
