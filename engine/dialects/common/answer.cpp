// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/answer.hpp"

#include "engine/dialects/anthropic/answer.hpp"
#include "engine/dialects/openai_chat/answer.hpp"
#include "engine/dialects/openai_chat/embeddings_answer.hpp"
#include "engine/dialects/openai_responses/answer.hpp"

namespace weir::dialects {

std::unique_ptr<AnswerReader> makeAnswerReader(Endpoint endpoint, const RequestFacts& facts) {
    switch (endpoint) {
        case Endpoint::ChatCompletions:
            return std::make_unique<openai_chat::Answer>(facts);
        case Endpoint::Embeddings:
            return std::make_unique<openai_chat::EmbeddingsAnswer>(facts);
        case Endpoint::Responses:
            return std::make_unique<openai_responses::Answer>(facts);
        case Endpoint::CountTokens:
            return std::make_unique<anthropic::CountAnswer>(facts);
        case Endpoint::Messages:
            break;
    }
    return std::make_unique<anthropic::Answer>(facts);
}

}  // namespace weir::dialects
