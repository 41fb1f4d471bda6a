// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/downstream.hpp"

namespace weir::exchange {

Downstream::Downstream(net::ServerCall& call, books::ExchangeRecord& record, BodyBudget& budget)
    : m_call(call), m_record(record), m_copy(budget) {}

net::Task<Result<void>> Downstream::answer(int status, Fields fields, std::string_view body) {
    const std::string id = m_record.id.text();
    fields.push_back({"x-weir-exchange", id});
    m_record.status = static_cast<std::uint16_t>(status);
    m_record.responseBytes = body.size();
    m_copy.append(body);
    co_return co_await m_call.respond(status, fields, body);
}

net::Task<Result<void>> Downstream::beginStream(Fields fields) {
    const std::string id = m_record.id.text();
    fields.push_back({"content-type", "text/event-stream; charset=utf-8"});
    fields.push_back({"cache-control", "no-cache"});
    // nginx and its like would hold events back otherwise.
    fields.push_back({"x-accel-buffering", "no"});
    fields.push_back({"x-weir-exchange", id});
    m_record.status = 200;
    co_return co_await m_call.startStream(200, fields);
}

net::Task<Result<void>> Downstream::send(std::string_view events) {
    m_record.responseBytes += events.size();
    m_copy.append(events);
    co_return co_await m_call.sendChunk(events);
}

net::Task<Result<void>> Downstream::endStream() {
    co_return co_await m_call.finishStream();
}

}  // namespace weir::exchange
