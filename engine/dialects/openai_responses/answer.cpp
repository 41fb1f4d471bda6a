// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_responses/answer.hpp"

#include <algorithm>
#include <array>

#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/openai_usage.hpp"

namespace weir::dialects::openai_responses {
namespace {

// Events that announce an answer; a failure may still follow them at once.
constexpr std::array<std::string_view, 5> kPreamble{"response.created", "response.in_progress",
                                                    "response.queued", "ping", "keepalive"};

// Items that a provider's own tools wrote: each is a call with a price of its own.
std::uint64_t serverToolCalls(dom::array output) {
    constexpr std::array<std::string_view, 3> kTools{"web_search_call", "file_search_call",
                                                     "code_interpreter_call"};
    std::uint64_t calls = 0;
    for (const dom::element element : output) {
        dom::object item;
        if (element.get(item) == simdjson::SUCCESS) {
            const auto found = std::find(kTools.begin(), kTools.end(), textAt(item, "type"));
            calls += found != kTools.end() ? 1 : 0;
        }
    }
    return calls;
}

bool isTextDelta(std::string_view type) {
    return type.ends_with(".delta") && type != "response.audio.delta";
}

}  // namespace

Answer::Answer(const RequestFacts& facts) : AnswerBase(Dialect::OpenAiResponses, facts) {}

EventVerdict Answer::readEvent(std::string_view name, dom::object event) {
    std::string_view type = textAt(event, "type");
    if (type.empty()) {
        type = name;
    }
    if (const auto sequence = countAt(event, "sequence_number")) {
        m_nextSequence = *sequence + 1;
    }
    if (type == "error" || saysError(event)) {
        return failed(errorInsideAnswer(readErrorFields(event)));
    }
    const auto response = objectAt(event, "response");
    const bool whole = type == "response.completed" || type == "response.incomplete";
    if (response) {
        readResponse(*response, whole || type == "response.failed");
    }
    if (type == "response.failed") {
        return failed(errorInsideAnswer(response ? readErrorFields(*response) : ErrorFields{}));
    }
    if (whole) {
        return terminal();
    }
    if (isTextDelta(type)) {
        addOutput(textAt(event, "delta").size());
    }
    const bool preamble = std::find(kPreamble.begin(), kPreamble.end(), type) != kPreamble.end();
    return preamble || type.empty() ? ignorable() : good();
}

void Answer::readResponse(dom::object response, bool last) {
    setServedModel(textAt(response, "model"));
    if (m_responseId.empty()) {
        m_responseId = textAt(response, "id").substr(0, 256);
        m_createdAt = countAt(response, "created_at").value_or(0);
    }
    const auto object = objectAt(response, "usage");
    if (!last || !object) {
        return;
    }
    Usage usage = readOpenAiUsage(*object, kResponsesUsage);
    usage.tier = tierOf(textAt(response, "service_tier"));
    if (const auto output = arrayAt(response, "output")) {
        usage.serverToolCalls = serverToolCalls(*output);
    }
    report(usage, true);
}

bool Answer::readBody(dom::object body) {
    const auto output = arrayAt(body, "output");
    if (!output) {
        return false;
    }
    addOutput(writtenBytes(*output));
    readResponse(body, true);
    return true;
}

std::string Answer::errorEvents(Fault fault, std::string_view message) const {
    return dialects::errorEvents(Dialect::OpenAiResponses, fault, message,
                                 {m_nextSequence, m_createdAt, m_responseId, servedModel()});
}

}  // namespace weir::dialects::openai_responses
