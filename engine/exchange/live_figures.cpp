// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/live_figures.hpp"

#include <utility>

#include "engine/exchange/caller.hpp"
#include "engine/exchange/pricing.hpp"
#include "engine/exchange/spender.hpp"
#include "engine/policy/routing/day_time.hpp"

namespace weir::exchange {

namespace {

void coolLonger(policy::CandidateView& view, Instant until, std::uint16_t status) {
    if (until > view.coolingUntil) {
        view.coolingUntil = until;
        view.coolingStatus = status;
    }
}

void addGate(policy::CandidateView& view, const providers::QuotaGate* gate) {
    if (gate != nullptr) {
        coolLonger(view, gate->readyAt(), gate->status());
    }
}

void addStanding(policy::CandidateView& view, const providers::Allowance& allowance, Instant now) {
    if (allowance.isAside(now)) {
        view.keyRefused = allowance.asideStatus();
    }
}

policy::RouteFacts factsWithoutTime(const dialects::RequestFacts& call,
                                    dialects::Endpoint endpoint) {
    return {.model = call.model,
            .endpoint = dialects::clientPath(endpoint),
            .dialect = dialects::dialectOf(endpoint),
            .tokens = call.estimatedTokensIn,
            .maxTokens = call.maxOutputTokens,
            .messages = call.messages,
            .stream = call.stream,
            .tools = call.tools > 0,
            .images = call.images > 0,
            .audio = call.audio > 0,
            .files = call.files > 0,
            .structured = call.structured};
}

}  // namespace

policy::CandidateView viewOf(const policy::Snapshot& snapshot, const policy::Target& target,
                             const providers::Credentials& credentials,
                             const providers::HealthBoard& health,
                             const providers::PauseBoard& pauses, Instant now) {
    const providers::Provider& provider = snapshot.providerOf(target);
    policy::CandidateView view;
    view.key = credentials.state(provider.name, target.key);
    if (const auto until = pauses.pausedUntil(provider.name, target.model)) {
        view.paused = true;
        view.pausedUntil = *until;
    }
    const providers::HealthRecord* record = health.findTarget(target.name);
    const providers::Allowance* key =
        record != nullptr && record->key() != nullptr ? record->key() : health.findKey(target.name);
    const bool named = !provider.account.empty();
    if (named) {
        const auto gates = health.findGates(provider.account, target.model);
        addGate(view, gates.account);
        addGate(view, gates.model);
    }
    if (key != nullptr) {
        addGate(view, named ? nullptr : &key->gate);
        addStanding(view, *key, now);
    }
    if (record != nullptr) {
        coolLonger(view, record->coolingUntil(), record->coolingStatus());
        addGate(view, named ? nullptr : &record->allowance().gate);
        addStanding(view, record->allowance(), now);
        if (snapshot.breaker.enabled) {
            const providers::BreakerView breaker = record->breaker(now);
            view.openUntil = breaker.openUntil;
            view.openedBy = breaker.openedBy;
            view.openCount = breaker.count;
            view.probing = breaker.probing;
        }
        view.inFlight = record->inFlight();
        const providers::HealthRecord::Times times = record->times(now);
        view.firstTokenP50Us = times.firstTokenP50Us;
        view.firstTokenP95Us = times.firstTokenP95Us;
        view.tokenP50Us = times.tokenP50Us;
    }
    return view;
}

std::vector<WarmTarget> warmTargets(WarmCaches& caches, const SessionOf& session,
                                    const Clock& clock) {
    const Instant now = clock.instant();
    std::vector<WarmTarget> warm;
    for (WarmCaches::Warm& each : caches.find(session, now)) {
        const auto left = std::chrono::duration_cast<Microseconds>(each.until - now);
        warm.push_back({std::move(each.target), each.tokens, clock.now() + left});
    }
    return warm;
}

policy::RouteFacts factsOfCall(const dialects::RequestFacts& call, dialects::Endpoint endpoint,
                               Timestamp at) {
    policy::RouteFacts facts = factsWithoutTime(call, endpoint);
    const policy::DayTime time = policy::dayTimeOf(at);
    facts.weekday = time.weekday;
    facts.minuteOfDay = time.minute;
    return facts;
}

policy::CallNeeds needsOfCall(const dialects::RequestFacts& call, dialects::Endpoint endpoint) {
    return policy::needsOf(factsWithoutTime(call, endpoint));
}

policy::CandidateView LiveFigures::view(const policy::Target& target) const {
    const Services& services = m_context.services;
    const policy::CandidateView view =
        viewOf(*m_context.policy, target, services.credentials, services.health, services.pauses,
               services.clock.instant());
    m_context.record.call.seen.push_back(
        {target.name, view.firstTokenP50Us, view.inFlight, view.tokenP50Us});
    return view;
}

std::optional<Money> LiveFigures::cost(const policy::Target& target, std::uint64_t cached) const {
    const books::Cost expected =
        expectedCost(m_context.prices(), m_context.policy->providerOf(target), target.model,
                     m_context.facts, m_context.record.startedAt, cached);
    return expected.pricing == Pricing::Unpriced ? std::nullopt : std::optional(expected.amount);
}

std::optional<policy::WarmCache> LiveFigures::warm(const policy::Target& target) const {
    books::ExchangeRecord& record = m_context.record;
    if (!std::exchange(record.call.warmKnown, true) && !record.session.empty()) {
        const std::string owner = ownerOf(record.keyId, record.key);
        record.call.warm = warmTargets(m_context.services.warmCaches, {owner, record.session},
                                       m_context.services.clock);
    }
    return policy::warmIn(record.call.warm, target);
}

policy::Lookup findTargets(Context& context) {
    const dialects::RequestFacts& call = context.facts;
    const auto budgets = context.services.budgets.standing(spenderOf(context.record, {}));
    context.record.call.degradedBy = budgets.degradedBy;
    context.record.call.budgetLeft = budgets.leftPercent;
    const books::ExchangeRecord& record = context.record;
    if (context.policy->routes.empty() && record.call.degradedBy.empty()) {
        return policy::findByName(call.model, policy::wireOf(context.endpoint),
                                  needsOfCall(call, context.endpoint), *context.policy);
    }
    policy::RouteFacts facts = factsOfCall(call, context.endpoint, record.startedAt);
    facts.key = record.key;
    facts.team = record.team;
    facts.user = record.user;
    facts.tier = context.caller->tier();
    facts.tags = context.caller->tags();
    facts.session = record.session;
    facts.degradedBy = record.call.degradedBy;
    facts.budgetLeft = budgets.leftPercent;
    facts.headers = record.call.headers;
    facts.metadata = record.call.metadata;
    facts.task = record.call.judged.task;
    facts.complexity = record.call.judged.complexity;
    return policy::findTargets(facts, *context.policy, LiveFigures(context));
}

}  // namespace weir::exchange
