// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/exchange.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/scrub.hpp"
#include "engine/dialects/common/errors.hpp"
#include "engine/exchange/caller.hpp"
#include "engine/exchange/headers.hpp"
#include "engine/exchange/judge_call.hpp"
#include "engine/exchange/live_figures.hpp"
#include "engine/net/sleep.hpp"

namespace weir::exchange {

namespace {

using dialects::Fault;

const policy::Target& targetOf(const policy::Target& target) {
    return target;
}
const policy::Target& targetOf(const policy::Candidate& candidate) {
    return candidate.target;
}

// Of a candidate that was not asked yet.
std::string outcomeBefore(policy::Candidate::State state) {
    switch (state) {
        case policy::Candidate::State::Unfit:
            return "unfit";
        case policy::Candidate::State::Out:
            return "out";
        case policy::Candidate::State::Paused:
            return "paused";
        case policy::Candidate::State::Open:
            return "open";
        default:
            return "not needed";
    }
}

std::string outcomeOfPassedOver(policy::AttemptOutcome::Kind kind) {
    using Kind = policy::AttemptOutcome::Kind;
    return kind == Kind::OverBudget  ? "over budget"
           : kind == Kind::OverLimit ? "over limit"
                                     : "unfit";
}

void noteTeam(const policy::Identity& caller, CallFacts& call) {
    call.tier = caller.tier();
    const auto tags = caller.tags();
    call.tags.assign(tags.begin(), tags.end());
    call.costCentre = caller.costCentre();
}

void noteFacts(const dialects::RequestFacts& facts, CallFacts& call) {
    call.known = true;
    call.tokens = facts.estimatedTokensIn;
    call.maxTokens = facts.maxOutputTokens ? static_cast<std::int64_t>(*facts.maxOutputTokens) : -1;
    call.messages = facts.messages;
    call.tools = facts.tools > 0;
    call.images = facts.images > 0;
    call.audio = facts.audio > 0;
    call.files = facts.files > 0;
    call.structured = facts.structured;
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
      m_client(call, m_context.record, services.bodies, m_context.policy->bodies.keep,
               services.clock, m_context.began),
      m_heldBody(services.heldBodies) {
    books::ExchangeRecord& record = m_context.record;
    record.id = Id::make(services.clock, thread.random);
    record.startedAt = services.clock.now();
    record.endpoint = dialects::clientPath(routed.endpoint);
    record.dialect = m_context.dialect();
    record.revision = m_context.policy->revision;
    record.client = callerName(call);
    record.requestHeaders = requestForRecord(m_context.dialect(), call.head().fields);
    listDropped(m_context.dialect(), call.head().fields, record.losses);
    if (std::string query = droppedQuery(call.head()); !query.empty()) {
        m_context.lose("request query", std::move(query));
    }
}

Exchange::~Exchange() {
    if (m_finished) {
        return;
    }
    try {
        finish(
            makeRefusal(Fault::Internal, "Weir ended before the call did.", ExchangeState::Failed));
    } catch (const std::exception& failure) {
        m_context.services.log.error(std::string("A call has no record: ") + failure.what());
    }
}

net::Task<void> Exchange::run() {
    Refused refused;
    try {
        refused = co_await serve();
    } catch (const std::exception& failure) {
        m_context.services.log.error(std::string("A call ended: ") + failure.what());
        refused = makeRefusal(Fault::Internal, "Weir failed at this call. Its log says more.",
                              ExchangeState::Failed);
    }
    // Whoever is answered may call again at once.
    m_context.limits.end();
    if (refused && !m_context.clientGone()) {
        co_await m_client.refuse(*refused);
    }
    finish(refused);
}

net::Task<Exchange::Refused> Exchange::serve() {
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
    co_return refused;
}

// From the head alone: nobody's body is read before its key is known.
Exchange::Refused Exchange::identifyCaller() {
    const Services& services = m_context.services;
    Admitted admitted = admit(m_context.call, *m_context.policy->keys, services.clock.now());
    if (admitted.refusal) {
        return std::move(admitted.refusal);
    }
    m_context.caller = admitted.caller;
    const policy::Identity& caller = *m_context.caller;
    m_known = true;
    m_context.record.keyId = caller.id;
    m_context.record.key = caller.name;
    m_context.record.team = caller.team;
    m_context.record.user = caller.user;
    noteTeam(caller, m_context.record.call);
    m_context.record.session = sessionName(m_context.call.head());
    if (isReplay(m_context.call.head())) {
        m_context.record.marks |= Mark::Replayed;
    }
    if (services.paused.load(std::memory_order_relaxed)) {
        Refusal paused = makeRefusal(Fault::Unavailable, "The gateway is paused.");
        paused.retryAfter = Milliseconds(5'000);
        return paused;
    }
    return takeOfLimits(policy::LimitStage::Head);
}

net::Task<Exchange::Refused> Exchange::readRequest() {
    const policy::Limits& limits = m_context.policy->limits;
    const std::size_t most =
        std::min(m_context.call.announcedBody().value_or(limits.maxBody), limits.maxBody);
    if (!m_heldBody.take(most, limits.heldBodies)) {
        Refusal full = makeRefusal(Fault::Unavailable,
                                   "The gateway holds as many requests as it may. Try again.");
        full.retryAfter = Milliseconds(1'000);
        co_return full;
    }
    auto body = co_await m_context.call.readBody(limits.maxBody);
    if (!body) {
        co_return refusalOfBody(body.error());
    }
    m_heldBody.keep(body->size());
    m_context.body = *std::move(body);
    m_context.record.requestBytes = m_context.body.size();
    const Result<void> read = readAndJudge(m_context);
    if (!read) {
        co_return makeRefusal(Fault::InvalidRequest, read.error().text());
    }
    m_context.record.modelAsked = m_context.facts.model;
    m_context.record.stream = m_context.facts.stream;
    noteFacts(m_context.facts, m_context.record.call);
    co_return takeOfLimits(policy::LimitStage::Call);
}

Exchange::Refused Exchange::decideTargets() {
    const policy::Snapshot& policy = *m_context.policy;
    if (Refused refused = checkModel(*m_context.caller, m_context.facts.model)) {
        return refused;
    }
    m_lookup = findTargets(m_context);
    m_context.record.route = m_lookup.route;
    const Refused refused = keepAllowed();
    if (!m_lookup.route.empty()) {
        const bool leadsNowhere = m_lookup.targets.empty();
        m_context.services.routeHits.count(
            m_lookup.route, leadsNowhere ? std::string() : policy.nameOf(m_lookup.targets.front()));
    }
    if (refused) {
        return refused;
    }
    const Instant now = m_context.services.clock.instant();
    const auto patience = callerPatience(m_context.call.head());
    m_clientEnds = patience ? m_context.began + *patience : Instant::max();
    m_progress.deadline = std::min(m_clientEnds, m_context.began + policy.retries.total);
    m_decision =
        policy::decide({.model = m_context.facts.model,
                        .wire = policy::wireOf(m_context.endpoint),
                        .needs = needsOfCall(m_context.facts, m_context.endpoint)},
                       m_lookup, policy, viewsOf(m_lookup.targets), now, m_progress.deadline);
    for (const policy::Candidate& candidate : m_decision.candidates) {
        m_context.record.candidates.push_back(
            {candidate.target.name, outcomeBefore(candidate.state), candidate.reason});
    }
    listNotForKey();
    m_context.record.phases.push_back({"decide", m_context.receivedUs(), m_context.sinceBeginUs()});
    if (m_decision.refusal) {
        return refusalOf(*m_decision.refusal);
    }
    return std::nullopt;
}

net::Task<Exchange::Refused> Exchange::tryTargets() {
    const Services& services = m_context.services;
    if (m_context.facts.stream) {
        const Milliseconds spent(m_context.sinceBeginUs() / 1000);
        m_client.keepAlive(std::max(Milliseconds(1), m_context.policy->answerBy - spent),
                           m_context.policy->keepAliveEvery);
    }
    for (;;) {
        policy::Step step = policy::next(m_decision, m_progress, m_context.policy->retries,
                                         viewsOf(m_decision.candidates), services.clock.instant(),
                                         m_context.thread.random);
        if (step.kind == policy::Step::Kind::GiveUp) {
            noteNotAsked(step);
            co_return outOfTargets(step);
        }
        if (!co_await waitBefore(step)) {
            co_return stopping();
        }
        if (m_room) {
            step.candidate = m_room->candidate;
            step.reason = "its turn in the queue";
        } else if (step.kind == policy::Step::Kind::Queue) {
            continue;
        }
        auto call = callFor(m_context, m_decision.candidates[step.candidate].target);
        if (!call) {
            passOver(step.candidate, call.error());
            continue;
        }
        auto reserved = reserve(step.candidate);
        if (!reserved) {
            continue;
        }
        Attempt attempt(m_context, m_client, m_decision.candidates[step.candidate].target,
                        *std::move(call), step.reason, std::move(*reserved));
        m_context.show();
        m_lastEnd = co_await attempt.run();
        noteTry(step.candidate, *m_lastEnd);
        if (m_lastEnd->committed) {
            co_return std::nullopt;
        }
        if (m_context.call.cancellation().cancelled()) {
            co_return stopping();
        }
    }
}

// False: nobody waits for an answer any more.
net::Task<bool> Exchange::waitBefore(const policy::Step& step) {
    if (step.delay <= Milliseconds(0) && step.kind == policy::Step::Kind::Try) {
        co_return true;
    }
    m_context.show();
    if (!step.queues.empty()) {
        co_return co_await waitInQueues(step);
    }
    Milliseconds delay = step.delay;
    if (const Instant turn = takeTurn(step.candidate); turn != Instant{}) {
        delay = std::chrono::ceil<Milliseconds>(turn - m_context.services.clock.instant());
    }
    auto slept = co_await net::sleep(m_context.thread.reactor, std::max(delay, Milliseconds(1)),
                                     m_context.call.cancellation());
    co_return slept.ok();
}

void Exchange::passOver(std::uint32_t candidate, const Error& untranslatable) {
    if (auto room = std::exchange(m_room, std::nullopt)) {
        room->limits.giveBack();
    }
    AttemptEnd end;
    end.outcome.kind = policy::AttemptOutcome::Kind::Untranslatable;
    end.fault = Fault::InvalidRequest;
    end.problem = untranslatable.text();
    noteTry(candidate, end);
    m_untranslatable = untranslatable;
}

void Exchange::noteTry(std::uint32_t candidate, const AttemptEnd& end) {
    CandidateDetail& detail = m_context.record.candidates[candidate];
    const bool passedOver = policy::isPassedOver(end.outcome);
    if (passedOver) {
        detail.outcome = outcomeOfPassedOver(end.outcome.kind);
    } else {
        detail.outcome = end.problem.empty() ? "served" : "tried";
    }
    if (!end.problem.empty()) {
        detail.reason = end.problem;
        const std::string& target = m_decision.candidates[candidate].target.name;
        // Where it may wait, it is not known yet whether it fails.
        if (end.outcome.mayQueue) {
            m_progress.tries.push_back({candidate, end.outcome});
            return;
        }
        const auto same = std::ranges::find_if(m_failures, [&](const Failure& each) {
            return each.target == target && each.problem == end.problem;
        });
        if (same == m_failures.end()) {
            m_failures.push_back({target, end.problem});
        } else {
            ++same->times;
        }
    }
    // Nor does a budget or a limit.
    if (!end.problem.empty() && end.fault != Fault::UnknownModel && !passedOver) {
        m_fault = end.fault;
    }
    const bool fellBack = end.problem.empty() && !m_progress.tries.empty() &&
                          m_progress.tries.front().candidate != candidate;
    if (fellBack) {
        m_context.record.marks |= Mark::FellBack;
    }
    m_progress.tries.push_back({candidate, end.outcome});
}

void Exchange::finish(const Refused& refusal) {
    books::ExchangeRecord& record = m_context.record;
    record.durationUs = m_context.sinceBeginUs();
    settleLimits();
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
    m_finished = true;
    std::optional<books::TrafficBodies> bodies;
    const BodyPlace keep = m_context.policy->bodies.keep;
    if (m_known && keep != BodyPlace::None) {
        bodies = {.request = std::move(m_context.body),
                  .response = m_client.takeCopy(),
                  .responseTimes = m_client.takeTimes(),
                  .responseCut = m_client.copyIsCut()};
    }
    m_context.services.traffic.finish(
        std::move(record), std::move(bodies),
        keep == BodyPlace::Disk ? books::Traffic::Store::Too : books::Traffic::Store::Not);
}

template <class Targets>
std::vector<policy::CandidateView> Exchange::viewsOf(const Targets& targets) const {
    const Services& services = m_context.services;
    const Instant now = services.clock.instant();
    std::vector<policy::CandidateView> views;
    views.reserve(targets.size());
    for (const auto& each : targets) {
        views.push_back(viewOf(*m_context.policy, targetOf(each), services.credentials,
                               services.health, services.pauses, now));
    }
    return views;
}

}  // namespace weir::exchange
