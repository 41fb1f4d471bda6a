// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_facts.hpp"

#include <algorithm>

namespace weir::app {

namespace {

// What a step is told once for: a period; a top-up; of what rolls, each time that its span has gone
// by.
Timestamp toldOnceOf(const policy::BudgetState& state, Timestamp now) {
    switch (state.budget.every) {
        case BudgetPeriod::Total:
            return {};
        case BudgetPeriod::Prepaid:
            return state.toppedUpAt;
        case BudgetPeriod::Rolling:
            return Timestamp(now.time_since_epoch() / state.budget.rolling * state.budget.rolling);
        default:
            return state.period.begin;
    }
}

}  // namespace

alerts::Facts AlertFacts::gather(const std::shared_ptr<const policy::Snapshot>& snapshot) {
    alerts::Facts facts;
    addBudgets(facts);
    addProviders(*snapshot, facts);
    if (m_keysOf != snapshot) {
        readKeys(*snapshot);
        m_keysOf = snapshot;
    }
    facts.keys = m_keys;
    addCertificate(facts);
    return facts;
}

void AlertFacts::addCertificate(alerts::Facts& facts) const {
    if (!m_gateway.speaksTls()) {
        return;
    }
    const net::CertificateFacts certificate = m_gateway.certificate();
    facts.certificate = {
        certificate.names.empty() ? m_gateway.certificateFile() : certificate.names.front(),
        certificate.ends};
}

void AlertFacts::addBudgets(alerts::Facts& facts) const {
    const Timestamp now = m_clock.now();
    for (const policy::BudgetState& state : m_calls.budgets().states()) {
        facts.budgets.push_back(
            {.name = state.budget.name,
             .limit = state.limit(),
             .spent = state.settled + state.unsettled,
             .begin = toldOnceOf(state, now),
             .end = beginsAnew(state.budget.every) ? state.period.end : Timestamp(),
             .refuses = refuses(state.budget.whenUsed),
             .refused = state.refused});
    }
}

void AlertFacts::addProviders(const policy::Snapshot& snapshot, alerts::Facts& facts) {
    using State = alerts::ProviderFact::State;
    const Instant now = m_clock.instant();
    std::map<std::string, Instant> down;
    for (const providers::Provider& provider : snapshot.providers) {
        alerts::ProviderFact fact;
        fact.name = provider.name;
        const Health health = m_calls.health().describe(provider.name, now).health;
        fact.state = health == Health::Down      ? State::Down
                     : health == Health::Unknown ? State::Unknown
                                                 : State::Up;
        const auto since = m_downSince.find(provider.name);
        if (fact.state == State::Down ||
            (fact.state == State::Unknown && since != m_downSince.end())) {
            const Instant first = since == m_downSince.end() ? now : since->second;
            down.emplace(provider.name, first);
            fact.downFor = std::chrono::floor<Milliseconds>(now - first);
        }
        if (const auto* record = m_calls.health().findProvider(provider.name)) {
            const auto counts = record->lastFiveMinutes(now);
            fact.attempts = counts.attempts;
            fact.faults = counts.faults - std::min(counts.faults, counts.limited);
        }
        facts.providers.push_back(std::move(fact));
    }
    m_downSince = std::move(down);
}

void AlertFacts::readKeys(const policy::Snapshot& snapshot) {
    m_keys.clear();
    if (const auto keys = m_directory.keys()) {
        for (const books::StoredKey& key : *keys) {
            if (!key.revokedAt && key.access.expiresAt != Timestamp()) {
                m_keys.push_back({key.name, key.access.expiresAt});
            }
        }
    }
    for (const policy::DeclaredKey& key : snapshot.declaredKeys) {
        const Timestamp expires = key.identity.rules.access().expiresAt;
        if (expires != Timestamp()) {
            m_keys.push_back({key.identity.name, expires});
        }
    }
}

}  // namespace weir::app
