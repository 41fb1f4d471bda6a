// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/house.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace weir::harness {

namespace {

constexpr std::string_view kTeam = "search";

const books::PriceList& catalogue() {
    static const books::PriceList list = books::PriceList::builtIn().value();
    return list;
}

providers::Provider compile(const HouseProvider& described) {
    providers::Provider provider;
    provider.name = described.name;
    provider.kind = providers::findKind(described.anthropic     ? "anthropic"
                                        : described.key.empty() ? "compatible"
                                                                : "openai");
    provider.base = net::parseBaseUrl("http://127.0.0.1:" + std::to_string(described.port) +
                                      (described.anthropic ? "" : "/v1"))
                        .value();
    provider.dialects.assign(provider.kind->dialects.begin(), provider.kind->dialects.end());
    provider.keys = {providers::KeyRef{}};
    if (!described.key.empty()) {
        provider.keys.front().source = providers::KeySource::Session;
    }
    provider.local = true;
    provider.free = described.key.empty();
    provider.timeouts = {.connect = Milliseconds(2'000),
                         .firstToken = Milliseconds(6'000),
                         .idle = Milliseconds(8'000),
                         .total = Milliseconds(60'000),
                         .minThroughput = {.tokensPerSecond = 1, .over = Milliseconds(3'000)}};
    return provider;
}

books::OwnPrices prices() {
    books::Rates rates;
    rates.in = Price::fromPico(House::kNanoIn * 1'000);
    rates.out = Price::fromPico(House::kNanoOut * 1'000);
    books::OwnPrice price;
    price.name = "all";
    price.model = price.entry.emplace().model = "m1";
    price.entry->standard = {{.above = 0, .rates = rates}};
    return books::OwnPrices({price});
}

}  // namespace

House::House(test::FakeClock& clock, HouseTraits traits, std::vector<HouseProvider> providers)
    : m_traits(std::move(traits)),
      m_described(std::move(providers)),
      m_log(
          clock, [this](std::string_view line) { m_logged += std::string(line) + '\n'; },
          LogLevel::Error),
      m_random(m_traits.seed),
      m_prices(catalogue()),
      m_budgets(clock, [](BudgetPeriod,
                          Timestamp) { return policy::PeriodSpan{Timestamp(), Timestamp::max()}; }),
      m_routeHits(clock),
      m_limits(clock),
      m_pauses(clock),
      m_services{clock,       m_log,    m_policy,     m_credentials,    m_health,     m_prices,
                 m_traffic,   m_bodies, m_heldBodies, m_callSignatures, m_warmCaches, m_budgets,
                 m_routeHits, m_limits, m_pauses,     m_paused},
      m_reactor(clock),
      m_resolver(clock),
      m_pool(m_reactor, m_resolver, m_tls),
      m_journal(std::make_unique<books::Journal>(
          m_traits.folder, "io", books::JournalLimits{.segmentBytes = 64 << 10}, [] {})) {
    const Secret key = policy::makeKey(m_random);
    m_key.hash = policy::hashOfKey(key.reveal());
    m_key.identity.name = "harness";
    m_key.identity.team = kTeam;
    m_authorization = "Authorization: Bearer " + std::string(key.reveal()) + "\r\n";
    swapPolicy(0);
    m_budgets.follow(
        std::vector<policy::Budget>{
            {.name = "team", .scope = {.team = std::string(kTeam)}, .limit = m_traits.budget}},
        [](const policy::Budget&,
           const policy::PeriodSpan&) -> Result<std::vector<policy::BudgetBoard::Booked>> {
            return std::vector<policy::BudgetBoard::Booked>();
        });
    m_server = std::make_unique<net::Server>(
        std::vector<net::Reactor*>{&m_reactor},
        [this](net::Reactor& reactor) {
            return std::make_unique<exchange::ExchangeHandler>(
                m_services, exchange::Thread{reactor, m_pool, *m_journal, m_random});
        },
        net::ServerLimits{}, m_log);
    const std::vector<std::string> addresses{"127.0.0.1:9347"};
    if (auto listening = m_server->listen(addresses); !listening) {
        throw std::runtime_error(listening.error().text());
    }
}

House::~House() = default;

void House::stop(Milliseconds patience, std::function<void()> done) {
    m_server->drain(patience, std::move(done));
}

policy::Snapshot House::makePolicy(std::uint64_t variant) const {
    policy::Snapshot snapshot;
    snapshot.revision = variant + 1;
    snapshot.listen = {"127.0.0.1:9347"};
    snapshot.prices = prices();
    snapshot.answerBy = Milliseconds(variant % 2 == 0 ? 30'000 : 3'000);
    snapshot.keepAliveEvery = Milliseconds(2'000);
    snapshot.retries.attempts = variant % 3 == 0 ? 4 : 3;
    for (const HouseProvider& each : m_described) {
        snapshot.providers.push_back(compile(each));
    }
    snapshot.keys = std::make_shared<policy::KeyTable>(std::vector{m_key});
    for (const bool anthropic : {false, true}) {
        policy::Model model;
        model.name = anthropic ? "claude" : "smart";
        // Then those that a call has to be translated for; reversed, these come first.
        for (const bool own : {true, false}) {
            for (std::uint32_t i = 0; i < m_described.size(); ++i) {
                if ((m_described[i].anthropic == anthropic) == own) {
                    const auto made = snapshot.makeTargets(i, "m1");
                    model.targets.insert(model.targets.end(), made.begin(), made.end());
                }
            }
        }
        if (variant % 2 == 1) {
            std::ranges::reverse(model.targets);
        }
        snapshot.models.push_back(std::move(model));
    }
    // Sometimes whoever finds no room waits, and sometimes that is taken away while some do.
    const policy::LimitQueue queue{.most = 8, .wait = Milliseconds(4'000)};
    for (const HouseProvider& each : m_described) {
        if (each.takesFew) {
            snapshot.rateLimits.push_back(
                {.name = "few at " + each.name,
                 .scope = {.provider = each.name},
                 .concurrency = kMostAtOnce,
                 .queue = variant % 4 == 3 ? policy::LimitQueue() : queue});
        }
    }
    snapshot.rateLimits.push_back(
        {.name = "all", .scope = {.team = std::string(kTeam)}, .requests = 2'500});
    snapshot.index();
    return snapshot;
}

void House::swapPolicy(std::uint64_t variant) {
    policy::Snapshot snapshot = makePolicy(variant);
    m_credentials.sync(snapshot.providers);
    for (std::size_t i = 0; i < m_described.size() && variant == 0; ++i) {
        if (!m_described[i].key.empty()) {
            m_credentials.set(snapshot.providers[i], Secret(m_described[i].key), true,
                              [](const Result<void>&) {});
        }
    }
    m_limits.follow(snapshot.rateLimits);
    m_policy.set(std::make_shared<const policy::Snapshot>(std::move(snapshot)));
}

}  // namespace weir::harness
