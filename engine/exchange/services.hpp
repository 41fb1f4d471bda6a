// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/books/journal.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/books/traffic.hpp"
#include "engine/exchange/body_budget.hpp"
#include "engine/exchange/call_signatures.hpp"
#include "engine/exchange/held_bodies.hpp"
#include "engine/exchange/warm_caches.hpp"
#include "engine/net/client.hpp"
#include "engine/net/reactor.hpp"
#include "engine/policy/budgets/budget_board.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"
#include "engine/policy/routing/route_hits.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/await_credential.hpp"
#include "engine/providers/credentials.hpp"
#include "engine/providers/health.hpp"
#include "engine/providers/pauses.hpp"

namespace weir::exchange {

// The policy in force, swapped whole. An exchange takes the pointer once and keeps it.
class CurrentPolicy {
public:
    std::shared_ptr<const policy::Snapshot> get() const { return m_snapshot.load(); }
    void set(std::shared_ptr<const policy::Snapshot> snapshot) {
        m_snapshot.store(std::move(snapshot));
    }

private:
    std::atomic<std::shared_ptr<const policy::Snapshot>> m_snapshot{
        std::make_shared<const policy::Snapshot>()};
};

// What all exchanges of a gateway share. Owned by the host; every member is safe from any thread.
struct Services {
    const Clock& clock;
    const Log& log;
    const CurrentPolicy& policy;
    providers::Credentials& credentials;
    providers::HealthBoard& health;
    const books::PriceList& prices;
    books::Traffic& traffic;
    BodyBudget& bodies;
    HeldBodies& heldBodies;
    CallSignatures& callSignatures;
    WarmCaches& warmCaches;
    policy::BudgetBoard& budgets;
    policy::RouteHits& routeHits;
    policy::RateBoard& rateLimits;
    const providers::PauseBoard& pauses;
    const std::atomic<bool>& paused;
    Milliseconds keyPatience = providers::kKeyPatience;
};

// What one io thread has for itself.
struct Thread {
    net::Reactor& reactor;
    net::ConnectionPool& pool;
    books::Journal& journal;
    Random& random;
};

}  // namespace weir::exchange
