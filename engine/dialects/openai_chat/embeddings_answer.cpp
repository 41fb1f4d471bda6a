// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/embeddings_answer.hpp"

#include "engine/dialects/common/error_fields.hpp"
#include "engine/dialects/common/openai_usage.hpp"

namespace weir::dialects::openai_chat {

EmbeddingsAnswer::EmbeddingsAnswer(const RequestFacts& facts)
    : AnswerBase(Dialect::OpenAiChat, facts) {}

EventVerdict EmbeddingsAnswer::readEvent(std::string_view, dom::object) {
    return failed(malformedAnswer("The provider streamed where there is nothing to stream."));
}

bool EmbeddingsAnswer::readBody(dom::object body) {
    if (!arrayAt(body, "data")) {
        return false;
    }
    setServedModel(textAt(body, "model"));
    if (const auto object = objectAt(body, "usage")) {
        report(readOpenAiUsage(*object, kChatUsage), true);
    }
    return true;
}

}  // namespace weir::dialects::openai_chat
