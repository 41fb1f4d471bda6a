// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engine/exchange/exchange.hpp"

// Whether a target lets a call through: its breaker, and its rate limit at the provider.
namespace weir::exchange {

namespace {

using providers::Breaker;

// Both that of the account and that of the target may hold calls back; what a provider's limits are
// for may have changed meanwhile.
bool passesGates(providers::AttemptHealth& health, Instant turn, Instant now) {
    const auto passes = [turn, now](providers::QuotaGate& gate) {
        return turn != Instant{} ? gate.admitTurn(turn, now) : gate.admit(now);
    };
    return passes(health.accountGate) && (health.modelGate == nullptr || passes(*health.modelGate));
}

}  // namespace

std::optional<Passage> Exchange::letThrough(std::uint32_t candidate) {
    const Services& services = m_context.services;
    const policy::Target& target = m_decision.candidates[candidate].target;
    const Instant now = services.clock.instant();
    const Instant turn = m_turn.candidate == candidate ? m_turn.at : Instant{};
    m_turn = {};
    const providers::Provider& provider = m_context.policy->providerOf(target);
    providers::AttemptHealth health =
        services.health.of(provider.name, target.name, provider.account);
    const Breaker::Entry entry = health.target.admit(m_context.policy->breaker, now);
    if (entry == Breaker::Entry::No) {
        return std::nullopt;
    }
    Passage passage(health, entry);
    if (!passesGates(health, turn, now)) {
        return std::nullopt;
    }
    return passage;
}

Instant Exchange::takeTurn(std::uint32_t candidate) {
    const Services& services = m_context.services;
    const policy::Target& target = m_decision.candidates[candidate].target;
    const Instant now = services.clock.instant();
    const providers::Provider& provider = m_context.policy->providerOf(target);
    providers::AttemptHealth health =
        services.health.of(provider.name, target.name, provider.account);
    m_turn = {candidate, health.accountGate.takeTurn(now)};
    if (health.modelGate != nullptr) {
        m_turn.at = std::max(m_turn.at, health.modelGate->takeTurn(now));
    }
    return m_turn.at;
}

}  // namespace weir::exchange
