// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/provider_desk.hpp"

#include <memory>
#include <optional>
#include <utility>

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

// With `known`, or else with the key that the provider of this name has or is about to have.
net::Task<void> probeOn(const ProviderDeskParts& parts, providers::Provider provider,
                        std::optional<Result<providers::Credential>> known,
                        providers::ChooseModel choose,
                        std::function<void(Result<admin::TestReport>)> done,
                        Cancellation& cancellation) {
    if (!known) {
        known = co_await providers::awaitCredential(
            parts.credentials, provider.name, 0, provider.base.origin, parts.reactor, cancellation);
    }
    if (!*known) {
        done(keyReport(known->error()));
        co_return;
    }
    auto probed = co_await providers::probe(std::move(provider), std::move(**known), parts.pool,
                                            parts.clock, cancellation, std::move(choose));
    done(toReport(std::move(probed)));
}

// Settings that are only tried may name another key than the provider of that name uses, or send it
// elsewhere; a store that binds no key to an address is then asked anew, as it would be once they
// are saved.
bool isTheProvidersOwnKey(const providers::Provider& provider,
                          const providers::Credentials& credentials) {
    const providers::KeyRef& reference = provider.keys.front();
    const bool isBound = reference.source == providers::KeySource::Keychain ||
                         reference.source == providers::KeySource::Session;
    return isBound && credentials.uses(provider.name, reference);
}

net::Task<void> searchOn(const ProviderDeskParts& parts,
                         std::function<void(Result<admin::LocalServers>)> done,
                         Cancellation& cancellation) {
    auto found =
        co_await providers::findLocalServers(providers::customaryPorts(), parts.pool, cancellation);
    admin::LocalServers servers;
    for (providers::FoundServer& server : found) {
        servers.servers.push_back({std::move(server.title), std::move(server.kind),
                                   std::move(server.baseUrl), std::move(server.models)});
    }
    done(std::move(servers));
}

std::string reasonOf(const providers::BreakerView& breaker) {
    switch (breaker.openedBy) {
        case providers::OpenedBy::Run:
            return std::to_string(breaker.count) + " faults in a row";
        case providers::OpenedBy::Share:
            return "faults in " + std::to_string(breaker.count) + " % of attempts";
        case providers::OpenedBy::Probe:
            return "still faulty when it was tried";
        case providers::OpenedBy::None:
            break;
    }
    return {};
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
    row.keyRefused = health.keyRefused;
    row.health = health.health;
    row.healthReason = std::move(health.reason);
    row.coolingMs = health.cooling.count();
    row.firstTokenP50Us = health.firstTokenP50Us;
    row.firstTokenP95Us = health.firstTokenP95Us;
    row.errorShare = health.errorShare;
    row.attemptsPerMinute = health.attemptsPerMinute;
    row.minutes.assign(health.minutes.begin(), health.minutes.end());
    describeKeys(provider, row);
    const Instant now = m_parts.clock.instant();
    for (const auto& [name, breaker] : m_parts.health.openTargets(provider.name, now)) {
        const Milliseconds left = breaker.openUntil > now && !breaker.probing
                                      ? std::chrono::ceil<Milliseconds>(breaker.openUntil - now)
                                      : Milliseconds(0);
        row.open.push_back({name, reasonOf(breaker), left.count()});
    }
}

void ProviderDesk::describeKeys(const providers::Provider& provider,
                                admin::ProviderRow& row) const {
    const Instant now = m_parts.clock.instant();
    for (std::size_t i = 0; i < provider.keys.size(); ++i) {
        auto status = m_parts.credentials.status(provider.name, i);
        admin::ProviderKeyRow key{provider.keys[i].text(), status.state, std::move(status.problem),
                                  0, 0};
        // As the targets of the policy name it.
        const std::string name =
            i == 0 ? provider.name : provider.name + '#' + std::to_string(i + 1);
        const providers::Allowance* known = m_parts.health.findKey(name);
        if (known != nullptr && known->isAside(now)) {
            key.refused = known->asideStatus();
        }
        const providers::QuotaGate* gate = known == nullptr ? nullptr : &known->gate;
        if (!provider.account.empty()) {
            gate = m_parts.health.findGates(provider.account, {}).account;
        }
        if (gate != nullptr && gate->limitedUntil() > now) {
            key.coolingMs = std::chrono::ceil<Milliseconds>(gate->limitedUntil() - now).count();
        }
        row.keys.push_back(std::move(key));
    }
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
    m_parts.credentials.set(provider, std::move(key), sessionOnly,
                            withNews(provider, std::move(done)));
}

void ProviderDesk::retryKey(std::string_view provider) {
    m_parts.credentials.retry(provider);
    m_parts.keyNews(std::string(provider));
}

void ProviderDesk::rebindKey(const providers::Provider& provider, Done<void> done) {
    m_parts.credentials.rebind(provider, withNews(provider, std::move(done)));
}

control::ProviderControl::Done<void> ProviderDesk::withNews(const providers::Provider& provider,
                                                            Done<void> done) const {
    // A keychain may answer when all this is gone: then the post is dropped.
    return [this, post = m_parts.post, name = provider.name, account = provider.account,
            done = std::move(done)](Result<void> result) {
        post([this, name, account, done, result = std::move(result)] {
            if (result) {
                m_parts.health.forgetKey(name, account);
                m_parts.keyNews(name);
            }
            done(result);
        });
    };
}

void ProviderDesk::test(const providers::Provider& provider, Secret key, ChooseModel choose,
                        Done<admin::TestReport> done) {
    using Known = std::optional<Result<providers::Credential>>;
    auto answer = [post = m_parts.post, done = std::move(done)](Result<admin::TestReport> report) {
        post([done, report = std::move(report)]() mutable { done(std::move(report)); });
    };
    auto begin = [this, provider, choose = std::move(choose),
                  answer = std::move(answer)](Known known) {
        m_errands.run(kProbePatience, [this, provider, known = std::move(known), choose,
                                       answer](Cancellation& cancellation) {
            return probeOn(m_parts, provider, known, choose, answer, cancellation);
        });
    };
    if (!key.empty()) {
        begin(providers::Credential(std::make_shared<const Secret>(std::move(key)),
                                    provider.base.origin));
    } else if (isTheProvidersOwnKey(provider, m_parts.credentials)) {
        begin(std::nullopt);
    } else {
        m_parts.credentials.read(
            provider.keys.front(), provider.base.origin,
            [post = m_parts.post, begin = std::move(begin)](Result<providers::Credential> read) {
                // A keychain may answer when all this is gone: then the post is dropped.
                post([begin, read = std::move(read)] { begin(read); });
            });
    }
}

void ProviderDesk::findLocalServers(Done<admin::LocalServers> done) {
    m_errands.run(kSearchPatience, [this, done = std::move(done)](Cancellation& cancellation) {
        return searchOn(m_parts, done, cancellation);
    });
}

}  // namespace weir::app
