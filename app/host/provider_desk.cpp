// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/provider_desk.hpp"

#include <memory>
#include <utility>

#include "engine/net/timer_wheel.hpp"
#include "engine/providers/await_credential.hpp"
#include "engine/providers/probe.hpp"

namespace weir::app {

namespace {

// A person waits in front of a form.
constexpr Milliseconds kProbePatience{20'000};
constexpr Milliseconds kSearchPatience{3'000};

admin::TestReport toReport(providers::ProbeReport probed) {
    admin::TestReport report;
    report.passed = probed.passed;
    report.calledUrl = std::move(probed.calledUrl);
    for (providers::ProbeStep& step : probed.steps) {
        report.steps.push_back(
            {std::move(step.what), step.passed, step.took.count(), std::move(step.problem)});
    }
    for (std::string& model : probed.models) {
        report.models.push_back({std::move(model), Pricing::Unpriced, Price(), Price()});
    }
    report.hint = std::move(probed.hint);
    return report;
}

admin::TestReport keyReport(const Error& error) {
    admin::TestReport report;
    report.steps.push_back({"Key found", false, 0, error.message});
    report.hint = error.hint;
    return report;
}

// Something of bounded length on an io thread.
struct Patience {
    Patience(net::Reactor& reactor, Milliseconds patience)
        : timer([this] { cancellation.cancel(CancelReason::Timer); }) {
        reactor.timers().arm(timer, patience);
    }

    Cancellation cancellation;
    net::Timer timer;
};

net::Task<void> probeOn(const ProviderDeskParts& parts, providers::Provider provider,
                        std::shared_ptr<const Secret> key,
                        std::function<void(Result<admin::TestReport>)> done) {
    Patience patience(parts.reactor, kProbePatience);
    providers::Credential credential;
    if (key != nullptr) {
        credential = providers::Credential(std::move(key), provider.base.origin);
    } else if (provider.keys.front().source != providers::KeySource::None) {
        auto stored = co_await providers::awaitCredential(parts.credentials, provider.name, 0,
                                                          provider.base.origin, parts.reactor,
                                                          patience.cancellation);
        if (!stored) {
            done(keyReport(stored.error()));
            co_return;
        }
        credential = std::move(*stored);
    }
    auto probed = co_await providers::probe(std::move(provider), std::move(credential), parts.pool,
                                            parts.clock, patience.cancellation);
    done(toReport(std::move(probed)));
}

net::Task<void> searchOn(const ProviderDeskParts& parts,
                         std::function<void(Result<admin::LocalServers>)> done) {
    Patience patience(parts.reactor, kSearchPatience);
    auto found = co_await providers::findLocalServers(providers::customaryPorts(), parts.pool,
                                                      patience.cancellation);
    admin::LocalServers servers;
    for (providers::FoundServer& server : found) {
        servers.servers.push_back({std::move(server.title), std::move(server.kind),
                                   std::move(server.baseUrl), std::move(server.models)});
    }
    done(std::move(servers));
}

// Of several keys, the first that can be used; else the first.
providers::KeyStatus statusOf(const providers::Provider& provider,
                              const providers::Credentials& credentials) {
    for (std::size_t key = 0; key < provider.keys.size(); ++key) {
        auto status = credentials.status(provider.name, key);
        if (status.state == KeyState::Stored || status.state == KeyState::SessionOnly ||
            status.state == KeyState::None) {
            return status;
        }
    }
    return credentials.status(provider.name, 0);
}

}  // namespace

void ProviderDesk::describe(const providers::Provider& provider, admin::ProviderRow& row) const {
    auto key = statusOf(provider, m_parts.credentials);
    row.keyState = key.state;
    row.keyProblem = std::move(key.problem);
    auto health = m_parts.health.describe(provider.name, m_parts.clock.instant());
    row.health = health.health;
    row.healthReason = std::move(health.reason);
    row.coolingMs = health.cooling.count();
    row.firstTokenP50Us = health.firstTokenP50Us;
    row.firstTokenP95Us = health.firstTokenP95Us;
    row.errorShare = health.errorShare;
    row.minutes.assign(health.minutes.begin(), health.minutes.end());
}

control::ProviderControl::Keychain ProviderDesk::keychain() const {
    if (m_parts.keychain == nullptr) {
        return {false, {}, "This gateway runs without a keychain."};
    }
    auto info = m_parts.keychain->describe();
    return {info.available, std::move(info.title), std::move(info.problem)};
}

void ProviderDesk::setKey(const providers::Provider& provider, Secret key, bool sessionOnly,
                          Done<void> done) {
    m_parts.credentials.set(provider, std::move(key), sessionOnly, std::move(done));
}

void ProviderDesk::retryKey(std::string_view provider) {
    m_parts.credentials.retry(provider);
}

void ProviderDesk::rebindKey(const providers::Provider& provider, Done<void> done) {
    m_parts.credentials.rebind(provider, std::move(done));
}

void ProviderDesk::test(const providers::Provider& provider, Secret key,
                        Done<admin::TestReport> done) {
    auto shared = key.empty() ? nullptr : std::make_shared<const Secret>(std::move(key));
    auto answer = [post = m_parts.post, done = std::move(done)](Result<admin::TestReport> report) {
        post([done, report = std::move(report)]() mutable { done(std::move(report)); });
    };
    m_parts.reactor.post([this, provider, shared = std::move(shared), answer = std::move(answer)] {
        net::spawn(probeOn(m_parts, provider, shared, answer));
    });
}

void ProviderDesk::findLocalServers(Done<admin::LocalServers> done) {
    m_parts.reactor.post([this, done = std::move(done)] { net::spawn(searchOn(m_parts, done)); });
}

}  // namespace weir::app
