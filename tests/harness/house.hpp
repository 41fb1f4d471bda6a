// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/books/journal.hpp"
#include "engine/exchange/handler.hpp"
#include "engine/net/server.hpp"
#include "engine/policy/snapshot.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/seeded_random.hpp"

namespace weir::harness {

struct HouseTraits {
    std::uint64_t seed = 0;
    std::filesystem::path folder;  // of the journals; empty
    // Of the team's budget. It is large enough for most of a run, and not for all of it.
    Money budget;
};

// An upstream as the house's policy names it.
struct HouseProvider {
    std::string name;
    std::uint16_t port = 0;
    std::string key;
    bool anthropic = false;
    bool takesFew = false;  // kMostAtOnce calls; whoever finds that full may wait
};

// The gateway of a run, composed as the host does: one thread, real policy, real journal; clock,
// network, chance and disk are the run's.
class House {
public:
    House(test::FakeClock& clock, HouseTraits traits, std::vector<HouseProvider> providers);
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    static constexpr std::uint64_t kMostAtOnce = 6;  // calls of a provider that takes few
    // Of a token of what costs something, in and out.
    static constexpr std::int64_t kNanoIn = 1'000;
    static constexpr std::int64_t kNanoOut = 4'000;

    std::uint16_t port() const { return m_server->port(); }
    const std::string& authorization() const { return m_authorization; }
    net::Reactor& reactor() { return m_reactor; }
    // Another policy is in force from now on: targets in another order, other retries.
    void swapPolicy(std::uint64_t variant);
    // Calls in flight get `patience`; then `done`, once.
    void stop(Milliseconds patience, std::function<void()> done);

    books::Journal& journal() { return *m_journal; }
    policy::BudgetState budget() const { return m_budgets.states().front(); }
    std::vector<policy::RateLimitState> limits() { return m_limits.states(); }
    std::size_t heldBodies() const { return m_heldBodies.held(); }
    std::size_t openCalls() const { return m_server->openCalls(); }
    std::size_t inFlight() const { return m_traffic.inFlight(); }
    const std::string& logged() const { return m_logged; }

private:
    policy::Snapshot makePolicy(std::uint64_t variant) const;

    const HouseTraits m_traits;
    const std::vector<HouseProvider> m_described;
    std::string m_logged;
    Log m_log;
    test::SeededRandom m_random;
    exchange::CurrentPolicy m_policy;
    providers::Credentials m_credentials{providers::SecretStores{}};
    providers::HealthBoard m_health;
    const books::PriceList& m_prices;
    books::Traffic m_traffic;
    exchange::BodyBudget m_bodies{std::size_t(1) << 20};
    exchange::HeldBodies m_heldBodies;
    exchange::CallSignatures m_callSignatures;
    exchange::WarmCaches m_warmCaches;
    policy::BudgetBoard m_budgets;
    policy::RouteHits m_routeHits;
    policy::RateBoard m_limits;
    providers::PauseBoard m_pauses;
    std::atomic<bool> m_paused = false;
    exchange::Services m_services;
    net::Reactor m_reactor;
    net::Resolver m_resolver;
    net::TlsContexts m_tls;
    net::ConnectionPool m_pool;
    std::unique_ptr<books::Journal> m_journal;
    policy::KeyEntry m_key;
    std::string m_authorization;
    std::unique_ptr<net::Server> m_server;
};

}  // namespace weir::harness
