// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>

#include "app/host/io_threads.hpp"
#include "app/host/workspace.hpp"
#include "app/secrets/environment_store.hpp"
#include "app/secrets/file_store.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"
#include "engine/books/bodies/body_shelf.hpp"
#include "engine/books/book.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/books/traffic.hpp"
#include "engine/exchange/handler.hpp"
#include "engine/net/client.hpp"
#include "engine/net/resolver.hpp"
#include "engine/net/tls_context.hpp"
#include "engine/providers/credentials.hpp"
#include "engine/providers/health.hpp"
#include "engine/providers/pauses.hpp"

namespace weir::app {

// Everything that calls need, and the threads they run on.
class CallPlane {
public:
    // `keychain` may be null: this program has none.
    CallPlane(Workspace& workspace, books::Book& book, books::PriceList prices,
              providers::SecretStore* keychain, std::size_t ioThreads, const Clock& clock,
              const Log& log);

    // Of one io thread; called by the server for each of them.
    std::unique_ptr<net::Handler> makeHandler(net::Reactor& reactor);

    IoThreads& threads() { return m_threads; }
    // Where and with what an operator's probes run.
    net::Reactor& firstReactor() { return m_threads.first(); }
    net::ConnectionPool& firstPool() { return m_perThread.front().pool; }

    books::Traffic& traffic() { return m_traffic; }
    books::BodyShelf& shelf() { return m_shelf; }
    providers::HealthBoard& health() { return m_health; }
    providers::Credentials& credentials() { return m_credentials; }
    exchange::WarmCaches& warmCaches() { return m_warmCaches; }
    policy::BudgetBoard& budgets() { return m_budgets; }
    policy::RouteHits& routeHits() { return m_routeHits; }
    policy::RateBoard& rateLimits() { return m_rateLimits; }
    providers::PauseBoard& pauses() { return m_pauses; }
    const books::PriceList& prices() const { return m_prices; }
    net::Departures& departures() { return m_departures; }
    net::Resolver& resolver() { return m_resolver; }
    net::TlsContexts& tls() { return m_tls; }
    // While set, new calls are answered 503.
    std::atomic<bool>& paused() { return m_paused; }

private:
    struct PerThread {
        PerThread(net::Reactor& itsReactor, net::Resolver& resolver, net::TlsContexts& tls,
                  net::Departures& departures, books::Journal& itsJournal)
            : reactor(itsReactor),
              pool(itsReactor, resolver, tls, {}, &departures),
              journal(itsJournal) {}

        net::Reactor& reactor;
        net::ConnectionPool pool;
        books::Journal& journal;
        SystemRandom random;
    };

    books::PriceList m_prices;
    books::BodyShelf m_shelf;
    books::Traffic m_traffic;
    providers::HealthBoard m_health;
    exchange::BodyBudget m_bodies;
    exchange::HeldBodies m_heldBodies;
    exchange::CallSignatures m_callSignatures;
    exchange::WarmCaches m_warmCaches;
    policy::BudgetBoard m_budgets;
    policy::RouteHits m_routeHits;
    policy::RateBoard m_rateLimits;
    providers::PauseBoard m_pauses;
    std::atomic<bool> m_paused = false;
    EnvironmentStore m_environment;
    FileStore m_file;
    providers::Credentials m_credentials;
    net::Departures m_departures;
    net::Resolver m_resolver;
    net::TlsContexts m_tls;
    exchange::Services m_services;
    IoThreads m_threads;
    std::deque<PerThread> m_perThread;  // a pool does not move
};

}  // namespace weir::app
