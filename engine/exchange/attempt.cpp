// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/attempt.hpp"

#include <utility>

#include "engine/dialects/common/media_type.hpp"
#include "engine/exchange/await_upstream.hpp"
#include "engine/exchange/headers.hpp"
#include "engine/providers/await_credential.hpp"
#include "engine/providers/upstream.hpp"

namespace weir::exchange {

namespace {

using Kind = policy::AttemptOutcome::Kind;

// A pooled connection that had died before the call was sent shows it within one way there and
// back. One that ends later was alive, and the provider may have begun with the call: that is a
// failed attempt like any other, to be seen in the record.
constexpr std::int64_t kDeadShowsWithinUs = 1'000'000;

}  // namespace

Attempt::Attempt(Context& context, Downstream& client, const policy::Target& target,
                 UpstreamCall call, std::string chosenBecause, Reserved reserved)
    : m_context(context),
      m_client(client),
      m_target(target),
      m_provider(context.policy->providerOf(target)),
      m_call(std::move(call)),
      m_hold(std::move(reserved.hold)),
      m_limits(std::move(reserved.limits)),
      m_passage(*std::move(reserved.passage)),
      m_health(m_passage.health()),
      m_began(context.services.clock.instant()),
      m_deadlines(context.thread.reactor, context.call.cancellation()),
      m_reader(dialects::makeAnswerReader(m_call.endpoint, context.facts)),
      m_throughput(m_provider.timeouts.minThroughput) {
    books::AttemptRecord attempt;
    attempt.id = Id::make(context.services.clock, context.thread.random);
    attempt.provider = m_provider.name;
    attempt.model = target.model;
    attempt.free = m_provider.free;
    attempt.held = reserved.worst;
    attempt.startUs = context.sinceBeginUs();
    attempt.chosenBecause = std::move(chosenBecause);
    context.record.attempts.push_back(std::move(attempt));
    if (m_provider.kind->simulated) {
        context.record.marks |= Mark::Simulated;
    }
    m_health.begin();
}

Attempt::~Attempt() {
    if (m_closed) {
        return;
    }
    try {
        End end = abandoned();
        end->problem = "Weir failed at it.";
        close(*end);
    } catch (const std::exception& failure) {
        m_context.services.log.error(std::string("An attempt is not settled: ") + failure.what());
    }
}

net::Task<Attempt::End> Attempt::run() {
    m_deadlines.set(Deadline::Total, m_provider.timeouts.total);
    End end = co_await go();
    m_deadlines.clearAll();
    close(*end);
    co_return end;
}

net::Task<Attempt::End> Attempt::go() {
    Early end = co_await getCredential();
    if (!end) {
        end = co_await connect(false);
    }
    if (!end) {
        end = writeIntent();
    }
    if (!end) {
        end = co_await ask();
    }
    if (!end) {
        end = co_await receiveAnswer();
    }
    co_return end;
}

net::Task<Attempt::Early> Attempt::getCredential() {
    auto credential = co_await awaitUpstream<providers::Credential>([this](Cancellation& cancel) {
        return providers::awaitCredential(
            m_context.services.credentials, m_provider.name, m_target.key, m_provider.base.origin,
            m_context.thread.reactor, cancel, m_context.services.keyPatience);
    });
    if (!credential) {
        co_return failed(Kind::NoKey, credential.error());
    }
    m_credential = *std::move(credential);
    co_return nullptr;
}

net::Task<Attempt::Early> Attempt::connect(bool fresh) {
    const std::int64_t fromUs = m_context.sinceBeginUs();
    const net::UpstreamAddress address = providers::upstreamAddress(m_provider);
    net::ConnectionPool& pool = m_context.thread.pool;
    auto lease = co_await awaitUpstream<net::Lease>([&](Cancellation& cancel) {
        return fresh ? pool.acquireFresh(address, cancel) : pool.acquire(address, cancel);
    });
    if (!lease) {
        co_return failed(Kind::NotReached, lease.error());
    }
    m_upstream = *std::move(lease);
    record().reusedConnection = m_upstream.reused();
    if (!m_upstream.reused()) {
        notePhase("connect", fromUs, m_context.sinceBeginUs());
    }
    co_return nullptr;
}

// Not a byte goes upstream that nobody would know of after a crash.
Attempt::Early Attempt::writeIntent() {
    auto written = m_context.thread.journal.intent(m_context.record);
    if (written) {
        return nullptr;
    }
    // Ours to mend: no other target would be written down either.
    End end = abandoned();
    end->problem = written.error().text();
    return end;
}

net::Task<Attempt::Early> Attempt::ask() {
    for (Loss& loss : m_call.losses) {
        m_context.lose(loss.where, std::move(loss.what));
    }
    // A plain answer comes when it is done; until then nothing tells a long one from a lost one.
    if (m_context.facts.stream) {
        m_deadlines.set(Deadline::FirstToken, m_provider.timeouts.firstToken);
    }
    auto asked = co_await sendAndReceiveHead();
    if (!asked && asked.error().code == ErrorCode::Closed &&
        m_context.sinceBeginUs() - m_sentUs <= kDeadShowsWithinUs) {
        if (Early end = co_await connect(true)) {
            co_return end;
        }
        asked = co_await sendAndReceiveHead();
    }
    if (!asked) {
        co_return failed(Kind::Broken, asked.error());
    }
    m_call.body.reset();  // a stream may last
    co_return nullptr;
}

net::Task<Result<void>> Attempt::sendAndReceiveHead() {
    const Dialect dialect = dialects::dialectOf(m_call.endpoint);
    std::string authorization;
    const Fields fields = toUpstream(dialect, m_context.facts.stream, m_context.call.head().fields,
                                     m_provider, m_credential, authorization);
    record().requestHeaders = requestForRecord(dialect, fields);
    const std::string target = m_provider.target(dialects::upstreamPath(m_call.endpoint));

    const std::string_view body = m_call.body ? *m_call.body : std::string_view(m_context.body);
    m_sentUs = m_context.sinceBeginUs();
    if (m_context.record.addedUs < 0) {
        // Making a connection is the network's time, not ours; a queue is the operator's wish.
        const net::ConnectTimes times = m_upstream.times();
        m_context.record.addedUs = m_sentUs - m_context.receivedUs() - m_context.queuedUs -
                                   (times.resolve + times.connect + times.tls).count();
    }
    auto sent = co_await awaitUpstream<void>([&](Cancellation& cancel) {
        return m_upstream.send("POST", target, fields, body, cancel);
    });
    wipe(authorization);
    if (!sent) {
        co_return sent;
    }
    auto head = co_await awaitUpstream<net::http::ResponseHead>(
        [this](Cancellation& cancel) { return m_upstream.receiveHead(cancel); });
    if (!head) {
        co_return std::move(head.error());
    }
    m_head = *std::move(head);
    co_return Result<void>();
}

net::Task<Attempt::End> Attempt::receiveAnswer() {
    record().status = static_cast<std::uint16_t>(m_head.status);
    record().responseHeaders = responseForRecord(m_head.fields);
    record().providerRequestId =
        m_head.find("x-request-id").value_or(m_head.find("request-id").value_or(""));
    if (m_head.status < 200 || m_head.status >= 300) {
        co_return co_await receiveError();
    }
    if (dialects::isEventStream(m_head.find("content-type").value_or(""))) {
        co_return co_await relayStream();
    }
    co_return co_await receiveWhole();
}

net::Task<Result<void>> Attempt::insist(Result<void> sent) {
    while (!sent && endedByTimer(sent.error())) {
        if (std::optional<Error> due = whatIsDue()) {
            co_return *std::move(due);
        }
        sent = co_await m_client.flush();
    }
    co_return sent;
}

bool Attempt::endedByTimer(const Error& error) {
    if (error.code != ErrorCode::Cancelled || cancellation().reason() != CancelReason::Timer) {
        return false;
    }
    cancellation().reset();
    return true;
}

std::optional<Error> Attempt::whatIsDue() {
    const std::optional<Deadline> due = m_deadlines.due();
    if (due != Deadline::Throughput) {
        return due ? std::optional(tooLate(*due)) : std::nullopt;
    }
    const Instant now = m_context.services.clock.instant();
    if (m_throughput.left(now) <= Milliseconds(0) &&
        m_throughput.isTooSlow(now, m_reader->outputBytes())) {
        m_tooSlow = true;
        return tooLate(*due);
    }
    m_deadlines.set(Deadline::Throughput, m_throughput.left(now));
    return std::nullopt;
}

Error Attempt::tooLate(Deadline which) {
    m_tooLate = true;
    switch (which) {
        case Deadline::FirstToken:
            return Error::timeout("No first token in time from " + m_provider.name + ".");
        case Deadline::Idle:
            return Error::timeout("The stream of " + m_provider.name + " stalled.");
        case Deadline::Throughput:
            return Error::timeout("The stream of " + m_provider.name +
                                  " was too slow: " + m_throughput.verdict() + ".");
        case Deadline::Total:
            break;
    }
    return Error::timeout("The answer of " + m_provider.name + " took too long.");
}

void Attempt::noteFirstToken() {
    if (m_call.translator) {
        m_context.record.marks |= Mark::Translated;
    }
    const std::int64_t nowUs = m_context.sinceBeginUs();
    record().firstTokenUs = nowUs - m_sentUs;
    notePhase("first_token", m_sentUs, nowUs);
    if (m_context.record.firstTokenUs < 0) {
        m_context.record.firstTokenUs = nowUs - m_context.receivedUs();
    }
}

void Attempt::notePhase(std::string_view name, std::int64_t fromUs, std::int64_t toUs) {
    record().phases.push_back({std::string(name), fromUs, toUs});
}

}  // namespace weir::exchange
