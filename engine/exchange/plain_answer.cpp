// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/media_type.hpp"
#include "engine/exchange/attempt.hpp"
#include "engine/exchange/await_upstream.hpp"
#include "engine/exchange/headers.hpp"

// The answer of an attempt that is no stream: it is taken in whole before the client sees any of
// it.
namespace weir::exchange {

namespace {

using Kind = policy::AttemptOutcome::Kind;

// Of an error answer: enough for any provider's JSON, too little for a page of HTML to matter.
constexpr std::size_t kMaxErrorBody = 64 * 1024;

}  // namespace

net::Task<Attempt::End> Attempt::receiveError() {
    auto body = co_await readWhole(kMaxErrorBody);
    if (cancellation().cancelled()) {
        co_return abandoned();
    }
    End end = failed(dialects::readErrorAnswer(m_head.status, body ? *body : ""), false);
    if (!end->outcome.requestIsWrong) {
        co_return end;
    }
    // In another dialect its own words would not be understood.
    if (body && !m_call.translator && dialects::isJson(m_head.find("content-type").value_or(""))) {
        end->answerBody = m_credential.scrubbed(*body);
    }
    for (const net::http::Field& field :
         toClient(m_head.fields, m_client.ownLimits(), m_context.record.losses)) {
        if (!net::http::sameName(field.name, "content-type")) {
            end->answerHeaders.push_back(
                {std::string(field.name), m_credential.scrubbed(field.value)});
        }
    }
    co_return end;
}

net::Task<Attempt::End> Attempt::receiveWhole() {
    auto body = co_await readWhole(m_context.policy->limits.maxAnswer);
    if (!body) {
        co_return failed(Kind::Broken, body.error());
    }
    const auto verdict =
        m_reader->onBody(m_head.status, m_head.find("content-type").value_or(""), *body);
    if (!verdict.good()) {
        co_return failed(*verdict.error, true);
    }
    if (m_call.translator) {
        auto translated = m_call.translator->translateBody(*body, m_reader->usage());
        if (!translated) {
            co_return failed(dialects::malformedAnswer(translated.error().text()), true);
        }
        body = std::move(translated);
    }
    // The provider has done its part: how long the client takes to read it is not its matter.
    m_deadlines.clearAll();
    const std::int64_t arrivedUs = m_context.sinceBeginUs();
    noteFirstToken();
    End end = served();
    settle(*end);
    const std::string target = record().target();
    const std::string cost = record().cost.text();
    Fields fields = toClient(m_head.fields, m_client.ownLimits(), m_context.record.losses);
    fields.push_back({"x-weir-target", target});
    if (record().pricing != Pricing::Unpriced) {
        fields.push_back({"x-weir-cost", cost});
    }
    auto answered = co_await m_client.answer(m_head.status, std::move(fields), *body);
    if (!answered) {
        co_return undelivered(answered.error());
    }
    m_context.record.addedUs += m_context.sinceBeginUs() - arrivedUs;
    co_return end;
}

net::Task<Result<std::string>> Attempt::readWhole(std::size_t cap) {
    std::string body;
    for (;;) {
        auto piece = co_await awaitUpstream<std::string_view>(
            [this](Cancellation& cancel) { return m_upstream.receiveBody(cancel); });
        if (!piece) {
            co_return std::move(piece.error());
        }
        if (piece->empty()) {
            co_return body;
        }
        if (body.size() + piece->size() > cap) {
            // The connection ends with the attempt, not here: the head that is still read lives in
            // it.
            co_return Error::tooLarge("The answer of " + m_provider.name + " is over " +
                                      std::to_string(cap) + " bytes.");
        }
        body.append(*piece);
    }
}

}  // namespace weir::exchange
