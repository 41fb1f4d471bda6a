// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/answer_base.hpp"

#include <fmt/format.h>

#include "engine/base/ascii.hpp"
#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/estimate.hpp"
#include "engine/dialects/common/media_type.hpp"

namespace weir::dialects {
namespace {

BodyVerdict refused(int status, std::string_view what) {
    return {malformedAnswer(fmt::format("The provider answered {} {}.", status, what))};
}

}  // namespace

AnswerBase::AnswerBase(Dialect dialect, const RequestFacts& facts)
    : m_dialect(dialect), m_stream(facts.stream), m_estimatedIn(facts.estimatedTokensIn) {}

EventVerdict AnswerBase::onEvent(const EventView& event) {
    if (trimmed(event.data).empty()) {
        return ignorable();
    }
    const auto object = parseObject(event.data);
    if (!object) {
        return m_terminal
                   ? ignorable(false)
                   : failed(malformedAnswer("An event of the provider's stream is not JSON."));
    }
    const bool after = m_terminal;
    EventVerdict verdict = readEvent(event.name, *object);
    // Nothing follows a terminal event; a late usage is read, but not passed on.
    return after ? ignorable(false) : std::move(verdict);
}

BodyVerdict AnswerBase::onBody(int status, std::string_view contentType, std::string_view body) {
    if (status < 200 || status > 299) {
        return {readErrorAnswer(status, body)};
    }
    if (trimmed(body).empty()) {
        return refused(status, "with an empty body");
    }
    if (looksLikeHtml(body)) {
        return refused(status, "with a web page");
    }
    const auto object = parseObject(body);
    if (!object) {
        return refused(status, "with a body that is not a JSON object");
    }
    if (saysError(*object)) {
        return {errorInsideAnswer(readErrorFields(*object))};
    }
    if (!contentType.empty() && !isJson(contentType)) {
        return refused(status, "with a content type other than JSON");
    }
    if (m_stream) {
        return refused(status, "without the stream that was asked for");
    }
    if (!readBody(*object)) {
        return refused(status, "with JSON that is no answer to this call");
    }
    m_begun = true;
    m_terminal = true;
    return {};
}

EventVerdict AnswerBase::good() {
    m_begun = true;
    EventVerdict verdict;
    verdict.kind = Kind::Good;
    return verdict;
}

EventVerdict AnswerBase::ignorable(bool forward) {
    EventVerdict verdict;
    verdict.forward = forward;
    return verdict;
}

EventVerdict AnswerBase::terminal() {
    m_terminal = true;
    EventVerdict verdict;
    verdict.kind = Kind::Terminal;
    return verdict;
}

EventVerdict AnswerBase::failed(AnswerError error) {
    return {Kind::Error, false, std::move(error)};
}

void AnswerBase::setServedModel(std::string_view model) {
    if (m_servedModel.empty()) {
        m_servedModel = model.substr(0, 256);
    }
}

void AnswerBase::report(const Usage& usage, bool final) {
    // A server that counts nothing reports zeros; that is no report.
    const bool zeros = usage.tokensIn() == 0 && usage.tokensOut() == 0;
    if (zeros && (m_outputBytes > 0 || m_reported)) {
        return;
    }
    m_reported = usage;
    m_reported->source = Source::Reported;
    m_final = m_final || final;
    m_begun = true;
}

Usage AnswerBase::estimated() const {
    Usage usage = m_reported.value_or(Usage{});
    if (usage.tokensIn() == 0) {
        usage.inUncached = m_estimatedIn;
    }
    const std::uint64_t out = tokensOfBytes(m_outputBytes);
    usage.outText += rest(out, usage.tokensOut());
    usage.source = Source::Estimated;
    return usage;
}

Usage AnswerBase::usage() const {
    if (!m_begun) {
        return {};
    }
    // A last report before the end of the stream is exact only if the end came.
    const bool exact = m_reported && (m_final || m_terminal);
    return exact ? *m_reported : estimated();
}

std::string AnswerBase::errorEvents(Fault fault, std::string_view message) const {
    return dialects::errorEvents(m_dialect, fault, message);
}

ServiceTier tierOf(std::string_view word) {
    if (word == "batch") {
        return ServiceTier::Batch;
    }
    if (word == "flex") {
        return ServiceTier::Flex;
    }
    // What was asked for as "fast" is served, named and priced as priority.
    return word == "priority" || word == "fast" ? ServiceTier::Priority : ServiceTier::Standard;
}

}  // namespace weir::dialects
