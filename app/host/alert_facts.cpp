// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/alert_facts.hpp"

#include <algorithm>

namespace weir::app {

alerts::Facts AlertFacts::gather(const std::shared_ptr<const policy::Snapshot>& snapshot) {
    alerts::Facts facts;
    addBudgets(facts);
    addProviders(*snapshot, facts);
    if (m_keysOf != snapshot) {
        readKeys(*snapshot);
        m_keysOf = snapshot;
    }
    facts.keys = m_keys;
    return facts;
}

void AlertFacts::addBudgets(alerts::Facts& facts) const {
    for (const policy::BudgetState& state : m_calls.budgets().states()) {
        const bool ends = state.budget.every != BudgetPeriod::Total;
        facts.budgets.push_back({.name = state.budget.name,
                                 .limit = state.limit(),
                                 .spent = state.settled + state.unsettled,
                                 .begin = ends ? state.period.begin : Timestamp(),
                                 .end = ends ? state.period.end : Timestamp(),
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
