// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/exchange/gateway.hpp"

#include <algorithm>
#include <stdexcept>

namespace weir::test {

namespace {

constexpr std::chrono::seconds kGatewayPatience{20};

}  // namespace

Gateway::Gateway(GatewayOptions options)
    : m_log(m_clock, LogLevel::Error),
      m_credentials(options.stores),
      m_prices(books::PriceList::builtIn().value()),
      m_bodies(options.bodyBudget),
      m_services{
          m_clock,     m_log,        m_policy,     m_credentials,    m_health,           m_prices,
          m_traffic,   m_bodies,     m_heldBodies, m_callSignatures, m_warmCaches,       m_budgets,
          m_routeHits, m_rateLimits, m_pauses,     m_paused,         options.keyPatience},
      m_reactor(m_clock),
      m_resolver(m_clock),
      m_pool(m_reactor, m_resolver, m_tls),
      m_journal(m_folder.path().toStdString(), "io", options.journal, [] {}) {
    const Secret key = policy::makeKey(m_random);
    m_key.hash = policy::hashOfKey(key.reveal());
    m_key.identity.name = "test";
    m_key.identity.team = "search";
    m_key.identity.user = "ada";
    m_auth = "Authorization: Bearer " + std::string(key.reveal()) + "\r\n";

    m_server = std::make_unique<net::Server>(
        std::vector<net::Reactor*>{&m_reactor},
        [this, &options](net::Reactor& reactor) -> std::unique_ptr<net::Handler> {
            Random& random = options.random != nullptr ? *options.random : m_random;
            auto handler = std::make_unique<exchange::ExchangeHandler>(
                m_services, exchange::Thread{reactor, m_pool, m_journal, random});
            return options.around ? options.around(std::move(handler)) : std::move(handler);
        },
        options.server, m_log);
    const std::vector<std::string> addresses = {"127.0.0.1:0"};
    if (auto listening = m_server->listen(addresses); !listening) {
        throw std::runtime_error(listening.error().text());
    }
    m_thread = std::thread([this] { m_reactor.run(); });
}

Gateway::~Gateway() {
    if (!m_stopped) {
        stop();
    }
    m_thread.join();
    m_server.reset();
}

void Gateway::stop() {
    m_stopped = true;
    m_server->drain(Milliseconds(0), [this] { m_reactor.stop(); });
}

bool Gateway::waitForCooling(std::string_view target) {
    const auto until = std::chrono::steady_clock::now() + kGatewayPatience;
    while (std::chrono::steady_clock::now() < until) {
        const providers::HealthRecord* health = m_health.findTarget(target);
        if (health != nullptr && health->coolingUntil() != Instant{}) {
            return true;
        }
        std::this_thread::yield();
    }
    return false;
}

providers::Provider Gateway::provider(std::string name, std::string kind, std::uint16_t port) {
    providers::Provider provider;
    provider.name = std::move(name);
    provider.kind = providers::findKind(kind);
    const std::string path = provider.kind->auth == providers::Auth::XApiKey ? "" : "/v1";
    provider.base = net::parseBaseUrl("http://127.0.0.1:" + std::to_string(port) + path).value();
    provider.dialects.assign(provider.kind->dialects.begin(), provider.kind->dialects.end());
    provider.keys = {providers::KeyRef{}};
    provider.local = true;
    return provider;
}

void Gateway::usePolicy(policy::Snapshot snapshot) {
    snapshot.revision = 7;
    if (snapshot.listen.empty()) {
        snapshot.listen = {"127.0.0.1:0"};
    }
    snapshot.keys = std::make_shared<policy::KeyTable>(std::vector{m_key});
    snapshot.index();
    m_credentials.sync(snapshot.providers);
    m_rateLimits.follow(snapshot.rateLimits);
    m_policy.set(std::make_shared<const policy::Snapshot>(std::move(snapshot)));
}

policy::Model Gateway::model(const policy::Snapshot& snapshot, std::string name,
                             const std::vector<std::string>& targets) {
    policy::Model model;
    model.name = std::move(name);
    for (const std::string& target : targets) {
        const std::size_t slash = target.find('/');
        const auto provider = std::find_if(
            snapshot.providers.begin(), snapshot.providers.end(),
            [&](const providers::Provider& each) { return each.name == target.substr(0, slash); });
        const auto index =
            static_cast<std::uint32_t>(std::distance(snapshot.providers.begin(), provider));
        const auto made = snapshot.makeTargets(index, target.substr(slash + 1));
        model.targets.insert(model.targets.end(), made.begin(), made.end());
    }
    return model;
}

books::ExchangeRecord Gateway::lastEnded() {
    const auto until = std::chrono::steady_clock::now() + kGatewayPatience;
    while (std::chrono::steady_clock::now() < until) {
        // In this order: what ends in between would not be the last of the rows.
        if (m_traffic.inFlight() == 0) {
            const books::TrafficChanges changes = m_traffic.changedSince(0, 10'000);
            const auto record =
                changes.rows.empty() ? nullptr : m_traffic.find(changes.rows.back().id);
            if (record != nullptr) {
                return *record;
            }
        }
        std::this_thread::yield();
    }
    throw std::runtime_error("no exchange ended");
}

}  // namespace weir::test
