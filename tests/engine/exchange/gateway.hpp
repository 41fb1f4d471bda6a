// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "engine/books/book.hpp"
#include "engine/exchange/handler.hpp"
#include "engine/net/server.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::test {

struct GatewayOptions {
    net::ServerLimits server = {};
    std::size_t bodyBudget = std::size_t(32) << 20;
    books::JournalLimits journal = {};
    Random* random = nullptr;  // null: the system's
    providers::SecretStores stores = {};
    Milliseconds keyPatience = providers::kKeyPatience;
    // What stands around the handler of calls; null: nothing.
    std::function<std::unique_ptr<net::Handler>(std::unique_ptr<net::Handler>)> around = {};
};

// A gateway of one thread with a policy that the test writes, as the host would compose it.
class Gateway {
public:
    explicit Gateway(GatewayOptions options = {});
    ~Gateway();

    std::uint16_t port() const { return m_server->port(); }
    // "Authorization: Bearer …" with CRLF, for a key that is known.
    const std::string& auth() const { return m_auth; }

    // A provider on loopback; its models are asked for as name/model.
    static providers::Provider provider(std::string name, std::string kind, std::uint16_t port);
    // What the key of auth() is and may do, from the next policy on.
    policy::Identity& caller() { return m_key.identity; }
    // The policy is in force when this returns.
    void usePolicy(policy::Snapshot snapshot);
    // A model of the document over targets "provider/model".
    static policy::Model model(const policy::Snapshot& snapshot, std::string name,
                               const std::vector<std::string>& targets);
    void pause(bool paused) { m_paused = paused; }
    // Calls in flight are cancelled. Once.
    void stop();
    // Waits until a target, as policy::Target::name, is left alone.
    bool waitForCooling(std::string_view target);

    // The exchange that ended last, once it has ended.
    books::ExchangeRecord lastEnded();
    providers::HealthBoard& health() { return m_health; }
    policy::BudgetBoard& budgets() { return m_budgets; }
    policy::RouteHits& routeHits() { return m_routeHits; }
    policy::RateBoard& rateLimits() { return m_rateLimits; }
    exchange::WarmCaches& warmCaches() { return m_warmCaches; }
    providers::PauseBoard& pauses() { return m_pauses; }
    books::Traffic& traffic() { return m_traffic; }
    providers::Credentials& credentials() { return m_credentials; }
    const SystemClock& clock() const { return m_clock; }
    std::size_t openConnections() const { return m_server->openConnections(); }
    std::size_t openCalls() const { return m_server->openCalls(); }
    std::size_t heldBodies() const { return m_heldBodies.held(); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Log m_log;
    SystemRandom m_random;
    exchange::CurrentPolicy m_policy;
    providers::Credentials m_credentials;
    providers::HealthBoard m_health;
    books::PriceList m_prices;
    books::Traffic m_traffic;
    exchange::BodyBudget m_bodies;
    exchange::HeldBodies m_heldBodies;
    exchange::CallSignatures m_callSignatures;
    exchange::WarmCaches m_warmCaches;
    policy::BudgetBoard m_budgets{m_clock, [](BudgetPeriod, Timestamp) {
                                      return policy::PeriodSpan{Timestamp(), Timestamp::max()};
                                  }};
    policy::RouteHits m_routeHits{m_clock};
    policy::RateBoard m_rateLimits{m_clock};
    providers::PauseBoard m_pauses{m_clock};
    std::atomic<bool> m_paused = false;
    exchange::Services m_services;
    net::Reactor m_reactor;
    net::Resolver m_resolver;
    net::TlsContexts m_tls;
    net::ConnectionPool m_pool;
    books::Journal m_journal;
    policy::KeyEntry m_key;
    std::string m_auth;
    std::unique_ptr<net::Server> m_server;
    std::thread m_thread;
    bool m_stopped = false;
};

}  // namespace weir::test
