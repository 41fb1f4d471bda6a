// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/answer.hpp"

#include "engine/base/ascii.hpp"
#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/openai_usage.hpp"

namespace weir::dialects::openai_chat {
namespace {

// A delta that carries more than the role of the one who begins to speak.
bool carriesOutput(dom::object delta) {
    for (const auto& [name, value] : delta) {
        const bool empty =
            value.is_null() || (value.is_string() && value.get_string().value_unsafe().empty());
        if (name != "role" && !empty) {
            return true;
        }
    }
    return false;
}

}  // namespace

Answer::Answer(const RequestFacts& facts)
    : AnswerBase(Dialect::OpenAiChat, facts), m_usageWanted(facts.asksForUsage) {}

EventVerdict Answer::onEvent(const EventView& event) {
    return trimmed(event.data) == "[DONE]" ? readDone() : AnswerBase::onEvent(event);
}

EventVerdict Answer::readDone() {
    if (m_terminal) {
        return ignorable(false);
    }
    if (!m_choiceSeen) {
        return failed(malformedAnswer("The provider ended the stream without an answer."));
    }
    return terminal();
}

std::optional<std::string> Answer::missingEnd() {
    if (m_terminal || !finished()) {
        return std::nullopt;
    }
    m_terminal = true;
    return "data: [DONE]\n\n";
}

EventVerdict Answer::readEvent(std::string_view name, dom::object chunk) {
    if (name == "error" || saysError(chunk)) {
        return failed(errorInsideAnswer(readErrorFields(chunk)));
    }
    setServedModel(textAt(chunk, "model"));
    const auto choices = arrayAt(chunk, "choices");
    const bool hasChoices = choices && choices->size() > 0;
    const bool output = hasChoices && readChoices(*choices);
    if (m_finishedInError) {
        return failed(malformedAnswer("The provider gave up in the middle of its answer."));
    }
    if (const auto object = objectAt(chunk, "usage")) {
        Usage usage = readOpenAiUsage(*object, kChatUsage);
        usage.tier = tierOf(textAt(chunk, "service_tier"));
        report(usage, m_finished.any());
        if (!hasChoices) {
            EventVerdict verdict = good();
            verdict.forward = m_usageWanted;
            return verdict;
        }
    }
    return output ? good() : ignorable();
}

bool Answer::readChoices(dom::array choices) {
    m_choiceSeen = true;
    bool output = false;
    for (const dom::element element : choices) {
        dom::object choice;
        if (element.get(choice) != simdjson::SUCCESS) {
            continue;
        }
        const std::string_view finish = textAt(choice, "finish_reason");
        if (const std::uint64_t index = countAt(choice, "index").value_or(0);
            index < kMostChoices) {
            m_begun.set(index);
            m_finished[index] = m_finished[index] || !finish.empty();
        }
        m_finishedInError = m_finishedInError || finish == "error";
        output = output || !finish.empty();
        if (const auto delta = objectAt(choice, "delta")) {
            addOutput(writtenBytes(*delta));
            output = output || carriesOutput(*delta);
        }
        // A plain answer.
        if (const auto message = objectAt(choice, "message")) {
            addOutput(writtenBytes(*message));
        }
    }
    return output;
}

bool Answer::readBody(dom::object body) {
    const auto choices = arrayAt(body, "choices");
    if (!choices) {
        return false;
    }
    setServedModel(textAt(body, "model"));
    readChoices(*choices);
    if (const auto object = objectAt(body, "usage")) {
        Usage usage = readOpenAiUsage(*object, kChatUsage);
        usage.tier = tierOf(textAt(body, "service_tier"));
        report(usage, true);
    }
    return true;
}

}  // namespace weir::dialects::openai_chat
