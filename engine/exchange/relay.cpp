// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/dialects/common/error_fields.hpp"
#include "engine/exchange/attempt.hpp"
#include "engine/exchange/await_upstream.hpp"
#include "engine/exchange/headers.hpp"

// The stream of an attempt, event by event: read for what it says, and passed on as the bytes it
// came in.
namespace weir::exchange {

namespace {

using Kind = policy::AttemptOutcome::Kind;

// A row that streams changes at most this often.
constexpr std::int64_t kShowEveryUs = 250'000;
// What an upstream may still send after its last event, for the connection to be worth keeping.
constexpr Milliseconds kFinishTime{1'000};
constexpr std::size_t kFinishBytes = 16 * 1024;

}  // namespace

net::Task<Attempt::End> Attempt::relayStream() {
    End end = co_await relayEvents();
    if (m_good) {
        notePhase("stream", m_sentUs + record().firstTokenUs, m_context.sinceBeginUs());
    }
    co_return end;
}

net::Task<Attempt::End> Attempt::relayEvents() {
    net::EventStreamParser parser;
    for (;;) {
        auto piece = co_await awaitUpstream<std::string_view>(
            [this](Cancellation& cancel) { return m_upstream.receiveBody(cancel); });
        if (!piece) {
            co_return co_await breakStream(failed(Kind::Broken, piece.error()));
        }
        const bool ended = piece->empty();
        const Instant arrived =
            m_throughput.isDemanded() ? m_context.services.clock.instant() : Instant();
        m_deadlines.clear(Deadline::Idle);
        m_deadlines.clear(Deadline::Throughput);
        Early end = readEvents(parser, *piece);
        if (end) {
            // The provider has said what it had to: the rest is between the client and us.
            m_deadlines.clearAll();
        }
        if (m_good && !m_out.empty()) {
            if (auto sent = co_await forward(); !sent) {
                co_return co_await breakStream(failed(Kind::Broken, sent.error()));
            }
        }
        if (end && end->problem.empty()) {
            if (auto closed = co_await m_client.endStream(); !closed) {
                co_return undelivered(closed.error());
            }
            co_await finishUpstream();
            co_return end;
        }
        if (end) {
            co_return co_await breakStream(std::move(end));
        }
        if (ended) {
            co_return co_await breakStream(failed(
                Kind::Broken,
                Error::closed("The stream of " + m_provider.name + " ended before its answer.")));
        }
        m_deadlines.set(Deadline::Idle, m_provider.timeouts.idle);
        if (m_good && m_throughput.isDemanded()) {
            watchThroughput(arrived);
        }
    }
}

void Attempt::watchThroughput(Instant arrived) {
    const Instant now = m_context.services.clock.instant();
    if (m_throughput.hasBegun()) {
        // Since then the piece was with the client.
        m_throughput.excuse(now - arrived);
    } else {
        m_throughput.begin(now, m_reader->outputBytes());
    }
    m_deadlines.set(Deadline::Throughput, m_throughput.left(now));
}

Attempt::Early Attempt::readEvents(net::EventStreamParser& parser, std::string_view piece) {
    Early end;
    if (piece.empty()) {
        return readEnd(parser);
    }
    auto read = parser.feed(piece, [&](const net::Event& event) {
        // What follows the last event is nobody's answer.
        if (!end) {
            end = readEvent(event);
        }
    });
    if (!end && !read) {
        end = failed(Kind::Broken, read.error());
    }
    // What waits for the first good event is held like a plain answer, and under the same cap.
    if (!end && !m_good && m_out.size() > m_context.policy->limits.maxAnswer) {
        end = failed(Kind::Broken, Error::tooLarge(m_provider.name + " sent over " +
                                                   std::to_string(m_out.size()) +
                                                   " bytes before its answer began."));
    }
    return end;
}

Attempt::Early Attempt::readEnd(net::EventStreamParser& parser) {
    Early end;
    if (const auto last = parser.finish()) {
        const std::size_t before = m_out.size();
        end = readEvent(*last);
        if (!m_call.translator && !last->comment && m_out.size() > before) {
            m_context.lose("response body", "the blank line that ends the last event: added");
        }
    }
    if (end) {
        return end;
    }
    if (const auto missing = m_reader->missingEnd()) {
        if (m_call.translator) {
            m_call.translator->end(m_reader->usage(), m_out);
        } else {
            m_out.append(*missing);
        }
        m_context.lose("response body", "the last event: added, the provider ended without it");
        end = served();
    }
    return end;
}

Attempt::Early Attempt::readEvent(const net::Event& event) {
    using Verdict = dialects::EventVerdict::Kind;
    if (event.comment) {
        m_out.append(event.raw);
        return nullptr;
    }
    dialects::EventVerdict verdict = m_reader->onEvent({event.name, event.data});
    if (verdict.kind == Verdict::Error) {
        return failed(std::move(verdict.error), true);
    }
    if (auto passed = pass(event, verdict); !passed) {
        return failed(dialects::malformedAnswer(passed.error().text()), true);
    }
    if (verdict.kind != Verdict::Ignorable && !m_good) {
        m_good = true;
        noteFirstToken();
        m_pace.begin(m_sentUs + record().firstTokenUs, m_reader->outputBytes());
    }
    if (verdict.kind != Verdict::Terminal) {
        return nullptr;
    }
    m_pace.end(m_context.sinceBeginUs(), m_reader->outputBytes());
    return served();
}

Result<void> Attempt::pass(const net::Event& event, const dialects::EventVerdict& verdict) {
    if (!m_call.translator) {
        if (verdict.forward) {
            m_out.append(event.raw);
        }
        return {};
    }
    // Some dialects end with all that was said, so the translator keeps it.
    if (m_reader->outputBytes() > m_context.policy->limits.maxAnswer) {
        return Error::tooLarge("The answer is too long to be translated.");
    }
    auto translated = m_call.translator->translate({event.name, event.data}, m_out);
    if (translated && verdict.kind == dialects::EventVerdict::Kind::Terminal) {
        m_call.translator->end(m_reader->usage(), m_out);
    }
    return translated;
}

// The first good event is here: from now on the client has an answer, and only one.
net::Task<Result<void>> Attempt::commitStream() {
    m_deadlines.clear(Deadline::FirstToken);
    m_context.record.state = ExchangeState::Streaming;
    m_context.show();
    m_shownUs = m_context.sinceBeginUs();
    if (m_client.begun()) {
        co_return Result<void>();
    }
    const std::string target = record().target();
    Fields fields = toClient(m_head.fields, m_client.ownLimits(), m_context.record.losses);
    std::erase_if(fields, [](const net::http::Field& field) {
        return net::http::sameName(field.name, "content-type");
    });
    fields.push_back({"x-weir-target", target});
    auto begun = co_await m_client.beginStream(std::move(fields));
    co_return co_await insist(std::move(begun));
}

net::Task<Result<void>> Attempt::forward() {
    if (m_context.record.state != ExchangeState::Streaming) {
        if (auto begun = co_await commitStream(); !begun) {
            co_return begun;
        }
    }
    const std::int64_t fromUs = m_context.sinceBeginUs();
    auto sent = co_await m_client.send(m_out);
    m_out.clear();
    if (!sent) {
        sent = co_await insist(std::move(sent));
    }
    const std::int64_t nowUs = m_context.sinceBeginUs();
    m_pace.excuse(nowUs - fromUs);
    if (nowUs - m_shownUs >= kShowEveryUs) {
        m_shownUs = nowUs;
        record().usage = m_reader->usage();
        m_context.show();
    }
    co_return sent;
}

// Before the commit point the client has seen nothing, and the next target may do better. After
// it, the stream ends with an event that says why.
net::Task<Attempt::End> Attempt::breakStream(End end) {
    m_upstream.close();
    m_deadlines.clearAll();
    m_out.clear();
    if (!m_good || m_context.clientGone()) {
        co_return end;
    }
    end->committed = true;
    const std::string& why =
        end->answer && !end->answer->message.empty() ? end->answer->message : end->problem;
    const std::string events = m_call.translator ? m_call.translator->errorEvents(end->fault, why)
                                                 : m_reader->errorEvents(end->fault, why);
    auto sent = co_await m_client.send(events);
    if (sent) {
        sent = co_await m_client.endStream();
    }
    if (!sent) {
        m_context.call.abort();
    }
    co_return end;
}

// The end of the body that follows the last event: with it the connection can be used again.
net::Task<void> Attempt::finishUpstream() {
    m_deadlines.set(Deadline::Total, kFinishTime);
    std::size_t extra = 0;
    for (;;) {
        auto piece = co_await awaitUpstream<std::string_view>(
            [this](Cancellation& cancel) { return m_upstream.receiveBody(cancel); });
        if (!piece || (extra += piece->size()) > kFinishBytes) {
            m_upstream.close();
            co_return;
        }
        if (piece->empty()) {
            co_return;
        }
    }
}

}  // namespace weir::exchange
