// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/downstream.hpp"

#include "engine/dialects/common/errors.hpp"
#include "engine/exchange/cors.hpp"

namespace weir::exchange {

namespace {

Fields streamFields(const net::http::RequestHead& head, Fields fields, const LimitHeaders& limits,
                    const std::string& id) {
    fields.push_back({"content-type", "text/event-stream; charset=utf-8"});
    fields.push_back({"cache-control", "no-cache"});
    // nginx and its like would hold events back otherwise.
    fields.push_back({"x-accel-buffering", "no"});
    fields.push_back({"x-weir-exchange", id});
    addLimits(limits, fields);
    letPageRead(head, fields);
    return fields;
}

}  // namespace

Downstream::Downstream(net::ServerCall& call, books::ExchangeRecord& record, BodyBudget& budget,
                       BodyPlace keep, const Clock& clock, Instant began)
    : m_call(call),
      m_record(record),
      m_copy(budget),
      m_copies(keep != BodyPlace::None),
      m_clock(clock),
      m_began(began),
      m_keepAlive([this] { reassure(); }) {}

void Downstream::keepAlive(Milliseconds first, Milliseconds every) {
    m_keepAliveEvery = every;
    m_call.reactor().timers().arm(m_keepAlive, first);
}

void Downstream::reassure() {
    m_call.reactor().timers().arm(m_keepAlive, m_keepAliveEvery);
    if (!begun()) {
        const std::string id = m_record.id.text();
        if (!m_call.startStreamNow(200, streamFields(m_call.head(), {}, m_limits, id))) {
            return;
        }
        m_record.status = 200;
    }
    if (const auto text = dialects::keepAlive(m_record.dialect); m_call.sendChunkNow(text)) {
        noteEvents(text);
    }
}

net::Task<Result<void>> Downstream::answer(int status, Fields fields, std::string_view body) {
    m_keepAlive.disarm();
    const std::string id = m_record.id.text();
    fields.push_back({"x-weir-exchange", id});
    addLimits(m_limits, fields);
    letPageRead(m_call.head(), fields);
    m_record.status = static_cast<std::uint16_t>(status);
    note(body);
    co_return co_await m_call.respond(status, fields, body);
}

net::Task<Result<void>> Downstream::beginStream(Fields fields) {
    m_keepAlive.disarm();
    const std::string id = m_record.id.text();
    m_record.status = 200;
    fields = streamFields(m_call.head(), std::move(fields), m_limits, id);
    co_return co_await m_call.startStream(200, fields);
}

net::Task<Result<void>> Downstream::send(std::string_view events) {
    m_keepAlive.disarm();
    noteEvents(events);
    co_return co_await m_call.sendChunk(events);
}

net::Task<Result<void>> Downstream::endStream() {
    co_return co_await m_call.finishStream();
}

net::Task<void> Downstream::refuse(const Refusal& refusal) {
    Result<void> told;
    if (begun()) {
        told = co_await endInError(refusal);
    } else {
        told = co_await answerError(refusal);
    }
    if (!told) {
        m_call.abort();
    }
}

net::Task<Result<void>> Downstream::endInError(const Refusal& refusal) {
    auto sent =
        co_await send(dialects::errorEvents(m_record.dialect, refusal.fault, refusal.message));
    if (!sent) {
        co_return sent;
    }
    co_return co_await endStream();
}

net::Task<Result<void>> Downstream::answerError(const Refusal& refusal) {
    const std::string target = m_record.attempts.empty() ? "" : m_record.attempts.back().target();
    std::string seconds;
    std::string milliseconds;
    Fields fields;
    fields.push_back({"content-type", "application/json"});
    for (const Header& header : refusal.upstreamHeaders) {
        fields.push_back({header.name, header.value});
    }
    if (!target.empty()) {
        fields.push_back({"x-weir-target", target});
    }
    if (refusal.retryAfter) {
        const auto wait = *refusal.retryAfter;
        milliseconds = std::to_string(wait.count());
        seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count());
        fields.push_back({"retry-after", seconds});
        fields.push_back({"retry-after-ms", milliseconds});
    }
    if (refusal.triedEnough) {
        // Otherwise the client's own retries multiply with ours.
        fields.push_back({"x-should-retry", "false"});
    }
    if (refusal.upstreamStatus) {
        co_return co_await answer(*refusal.upstreamStatus, std::move(fields), refusal.upstreamBody);
    }
    const dialects::ErrorAnswer words = dialects::errorAnswer(
        m_record.dialect, refusal.fault, refusal.message, refusal.param, m_record.id.text());
    co_return co_await answer(words.status, std::move(fields), words.body);
}

void Downstream::note(std::string_view body) {
    m_record.responseBytes += body.size();
    if (m_copies) {
        m_copy.append(body);
    }
}

void Downstream::noteEvents(std::string_view events) {
    if (m_copies && !m_copy.cut()) {
        const auto since = m_clock.instant() - m_began;
        m_times.note(m_record.responseBytes,
                     std::chrono::duration_cast<Microseconds>(since).count());
    }
    note(events);
}

}  // namespace weir::exchange
