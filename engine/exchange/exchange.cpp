// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/exchange.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/scrub.hpp"
#include "engine/dialects/common/errors.hpp"
#include "engine/exchange/caller.hpp"
#include "engine/exchange/headers.hpp"
#include "engine/net/sleep.hpp"
#include "engine/policy/near_names.hpp"

namespace weir::exchange {

namespace {

using dialects::Fault;

Refusal refusal(Fault fault, std::string message, ExchangeState state) {
    Refusal made;
    made.fault = fault;
    made.message = std::move(message);
    made.state = state;
    return made;
}

Refusal stopping() {
    return refusal(Fault::Unavailable, "The gateway is being stopped.", ExchangeState::Failed);
}

}  // namespace

Exchange::Exchange(const Services& services, const Thread& thread, net::ServerCall& call,
                   std::shared_ptr<const policy::Snapshot> policy, const Routed& routed)
    : m_context{.services = services,
                .thread = thread,
                .call = call,
                .policy = std::move(policy),
                .began = services.clock.instant(),
                .endpoint = routed.endpoint,
                .body = {},
                .facts = {},
                .record = {}},
      m_client(call, m_context.record, services.bodies) {
    books::ExchangeRecord& record = m_context.record;
    record.id = Id::make(services.clock, thread.random);
    record.startedAt = services.clock.now();
    record.endpoint = dialects::clientPath(routed.endpoint);
    record.dialect = m_context.dialect();
    record.revision = m_context.policy->revision;
    record.client = callerName(call);
    record.requestHeaders = requestForRecord(m_context.dialect(), call.head().fields);
    listDropped(m_context.dialect(), call.head().fields, record.losses);
}

net::Task<void> Exchange::run() {
    Refused refused = identifyCaller();
    if (!refused) {
        refused = co_await readRequest();
    }
    if (!refused) {
        refused = decideTargets();
    }
    if (!refused) {
        refused = co_await tryTargets();
    }
    if (refused && !m_context.clientGone()) {
        co_await refuse(*refused);
    }
    finish(refused);
}

// From the head alone: nobody's body is read before its key is known.
Exchange::Refused Exchange::identifyCaller() {
    const auto identity = identify(m_context.call.head(), *m_context.policy->keys);
    if (!identity) {
        return refusal(Fault::Unauthenticated, identity.error().text(), ExchangeState::Refused);
    }
    const policy::Identity& caller = **identity;
    m_known = true;
    m_context.record.keyId = caller.id;
    m_context.record.key = caller.name;
    m_context.record.team = caller.team;
    m_context.record.user = caller.user;
    if (m_context.services.paused.load(std::memory_order_relaxed)) {
        Refusal paused =
            refusal(Fault::Unavailable, "The gateway is paused.", ExchangeState::Refused);
        paused.retryAfter = Milliseconds(5'000);
        return paused;
    }
    return std::nullopt;
}

net::Task<Exchange::Refused> Exchange::readRequest() {
    auto body = co_await m_context.call.readBody(m_context.policy->limits.maxBody);
    if (!body) {
        const Fault fault = body.error().code == ErrorCode::TooLarge  ? Fault::TooLarge
                            : body.error().code == ErrorCode::Timeout ? Fault::Timeout
                                                                      : Fault::InvalidRequest;
        co_return refusal(fault, body.error().text(), ExchangeState::Refused);
    }
    m_context.body = *std::move(body);
    m_context.record.requestBytes = m_context.body.size();
    auto facts = dialects::readRequest(m_context.endpoint, m_context.body);
    if (!facts) {
        co_return refusal(Fault::InvalidRequest, facts.error().text(), ExchangeState::Refused);
    }
    m_context.facts = *std::move(facts);
    m_context.record.modelAsked = m_context.facts.model;
    m_context.record.stream = m_context.facts.stream;
    co_return std::nullopt;
}

Exchange::Refused Exchange::decideTargets() {
    const policy::Snapshot& policy = *m_context.policy;
    m_lookup = policy.lookup(m_context.facts.model, m_context.dialect());
    std::vector<policy::CandidateView> views;
    views.reserve(m_lookup.targets.size());
    for (const policy::Target& target : m_lookup.targets) {
        views.push_back(viewOf(target));
    }
    const Instant now = m_context.services.clock.instant();
    const Milliseconds patience =
        callerPatience(m_context.call.head()).value_or(policy.retries.total);
    m_progress.deadline = m_context.began + std::min(patience, policy.retries.total);
    m_decision = policy::decide({m_context.facts.model, m_context.dialect()}, m_lookup, policy,
                                views, now, m_progress.deadline);
    for (const policy::Candidate& candidate : m_decision.candidates) {
        const bool out = candidate.state == policy::Candidate::State::Out;
        m_context.record.candidates.push_back(
            {candidate.target.name, out ? "out" : "not needed", candidate.reason});
    }
    m_context.record.phases.push_back({"decide", m_context.receivedUs(), m_context.sinceBeginUs()});
    if (!m_decision.refusal) {
        m_context.show();
        return std::nullopt;
    }
    using Kind = policy::Refusal::Kind;
    Refusal made;
    made.message = m_decision.refusal->message;
    made.retryAfter = m_decision.refusal->retryAfter;
    made.param = "model";
    switch (m_decision.refusal->kind) {
        case Kind::UnknownModel:
            made.fault = Fault::UnknownModel;
            break;
        case Kind::OtherDialect:
            made.fault = Fault::InvalidRequest;
            break;
        case Kind::NoKey:
            made.fault = Fault::KeyLocked;
            break;
        case Kind::AllCooling:
            made.fault =
                m_decision.refusal->status == 429 ? Fault::RateLimited : Fault::Unavailable;
            break;
    }
    return made;
}

net::Task<Exchange::Refused> Exchange::tryTargets() {
    const Services& services = m_context.services;
    if (m_context.facts.stream) {
        const Milliseconds spent(m_context.sinceBeginUs() / 1000);
        m_client.keepAlive(std::max(Milliseconds(1), m_context.policy->answerBy - spent),
                           m_context.policy->keepAliveEvery);
    }
    for (;;) {
        const policy::Step step =
            policy::next(m_decision, m_progress, m_context.policy->retries, viewCandidates(),
                         services.clock.instant(), m_context.thread.random);
        if (step.kind == policy::Step::Kind::GiveUp) {
            co_return outOfTargets(step);
        }
        if (!co_await waitBefore(step)) {
            co_return stopping();
        }
        Attempt attempt(m_context, m_client, m_decision.candidates[step.candidate].target,
                        step.reason);
        m_context.show();
        AttemptEnd end = co_await attempt.run();
        noteTry(step.candidate, end);
        const bool over = end.committed;
        m_lastEnd = std::move(end);
        if (over) {
            co_return std::nullopt;
        }
        if (m_context.call.cancellation().cancelled()) {
            co_return stopping();
        }
    }
}

// False: nobody waits for an answer any more.
net::Task<bool> Exchange::waitBefore(const policy::Step& step) {
    if (step.delay <= Milliseconds(0)) {
        co_return true;
    }
    auto slept =
        co_await net::sleep(m_context.thread.reactor, step.delay, m_context.call.cancellation());
    co_return slept.ok();
}

void Exchange::noteTry(std::uint32_t candidate, const AttemptEnd& end) {
    CandidateDetail& detail = m_context.record.candidates[candidate];
    detail.outcome = end.problem.empty() ? "served" : "tried";
    if (!end.problem.empty()) {
        detail.reason = end.problem;
        m_tried += " " + m_decision.candidates[candidate].target.name + ": " + end.problem;
        if (m_tried.back() != '.') {
            m_tried += '.';
        }
    }
    const bool fellBack = end.problem.empty() && !m_progress.tries.empty() &&
                          m_progress.tries.front().candidate != candidate;
    if (fellBack) {
        m_context.record.marks |= Mark::FellBack;
    }
    m_progress.tries.push_back({candidate, end.outcome});
}

Refusal Exchange::outOfTargets(const policy::Step& step) const {
    Refusal made;
    made.retryAfter = step.retryAfter;
    made.triedEnough = !step.retryAfter;
    if (!m_lastEnd) {
        made.fault = Fault::Unavailable;
        made.message = "No target can be asked now. " + step.reason;
        return made;
    }
    if (m_lastEnd->outcome.requestIsWrong && m_lastEnd->answer) {
        // The call itself was wrong, and nobody says it better than who refused it.
        made.fault = m_lastEnd->fault;
        made.message = m_lastEnd->answer->message;
        if (!m_lastEnd->answerBody.empty()) {
            made.upstreamStatus = m_lastEnd->outcome.status;
            made.upstreamBody = scrub(m_lastEnd->answerBody);
        }
        return made;
    }
    made.fault = m_lastEnd->fault;
    made.message = "No target answered." + m_tried;
    if (made.fault == Fault::UnknownModel) {
        const auto near = m_context.policy->nearNames(m_context.facts.model);
        made.message += near.empty() ? "" : " " + policy::didYouMean(near);
    }
    return made;
}

net::Task<void> Exchange::refuse(const Refusal& refusal) {
    const std::string id = m_context.record.id.text();
    if (m_client.begun()) {
        auto told = co_await m_client.send(
            dialects::errorEvents(m_context.dialect(), refusal.fault, refusal.message));
        if (told) {
            told = co_await m_client.endStream();
        }
        if (!told) {
            m_context.call.abort();
        }
        co_return;
    }
    dialects::ErrorAnswer answer = dialects::errorAnswer(m_context.dialect(), refusal.fault,
                                                         refusal.message, refusal.param, id);
    if (refusal.upstreamStatus) {
        answer = {*refusal.upstreamStatus, refusal.upstreamBody};
    }
    Fields fields;
    fields.push_back({"content-type", "application/json"});
    std::string seconds;
    std::string milliseconds;
    if (refusal.retryAfter) {
        milliseconds = std::to_string(refusal.retryAfter->count());
        seconds =
            std::to_string(std::chrono::ceil<std::chrono::seconds>(*refusal.retryAfter).count());
        fields.push_back({"retry-after", seconds});
        fields.push_back({"retry-after-ms", milliseconds});
    } else if (refusal.triedEnough) {
        // Otherwise the client's own retries multiply with ours.
        fields.push_back({"x-should-retry", "false"});
    }
    auto told = co_await m_client.answer(answer.status, std::move(fields), answer.body);
    if (!told) {
        m_context.call.abort();
    }
}

void Exchange::finish(const Refused& refusal) {
    books::ExchangeRecord& record = m_context.record;
    record.durationUs = m_context.sinceBeginUs();
    const bool served = m_lastEnd && m_lastEnd->problem.empty();
    if (served) {
        record.state = ExchangeState::Done;
    } else if (m_context.clientGone()) {
        record.state = ExchangeState::Cancelled;
        record.error = "The client went away.";
    } else if (refusal) {
        record.state = refusal->state;
        // A provider's own words may repeat anything that was sent; they go to the caller only.
        const bool providersWords = m_lastEnd && m_lastEnd->answer;
        record.error = providersWords ? m_lastEnd->problem : scrub(refusal->message);
    } else {
        record.state = ExchangeState::Failed;
        record.error = m_lastEnd ? m_lastEnd->problem : "The answer could not be sent.";
    }
    // A call without a key was never accepted: it is seen, but takes no room in the books.
    if (m_known) {
        m_context.thread.journal.outcome(record);
    }
    const Id id = record.id;
    books::Traffic& traffic = m_context.services.traffic;
    traffic.finish(std::move(record));
    if (m_known) {
        traffic.keepBodies(id, std::move(m_context.body), m_client.takeCopy());
    }
}

std::vector<policy::CandidateView> Exchange::viewCandidates() const {
    std::vector<policy::CandidateView> views;
    views.reserve(m_decision.candidates.size());
    for (const policy::Candidate& candidate : m_decision.candidates) {
        views.push_back(viewOf(candidate.target));
    }
    return views;
}

policy::CandidateView Exchange::viewOf(const policy::Target& target) const {
    const Services& services = m_context.services;
    policy::CandidateView view;
    view.key = services.credentials.state(m_context.policy->providerOf(target).name, target.key);
    if (const providers::HealthRecord* health = services.health.findTarget(target.name)) {
        view.coolingUntil = health->coolingUntil();
        view.coolingStatus = health->coolingStatus();
        view.inFlight = health->inFlight();
        view.firstTokenP50Us = health->firstTokenP50Us();
        view.firstTokenP95Us = health->firstTokenP95Us();
    }
    return view;
}

}  // namespace weir::exchange
