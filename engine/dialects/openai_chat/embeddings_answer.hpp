// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::openai_chat {

// Embeddings: always plain; tokens go in, none come out.
class EmbeddingsAnswer final : public AnswerBase {
public:
    explicit EmbeddingsAnswer(const RequestFacts& facts);

private:
    EventVerdict readEvent(std::string_view name, dom::object event) override;
    bool readBody(dom::object body) override;
};

}  // namespace weir::dialects::openai_chat
