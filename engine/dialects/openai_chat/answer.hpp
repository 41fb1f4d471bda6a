// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::openai_chat {

// A chat completion, plain or in chunks up to `[DONE]`.
class Answer final : public AnswerBase {
public:
    explicit Answer(const RequestFacts& facts);

    EventVerdict onEvent(const EventView& event) override;

private:
    EventVerdict readEvent(std::string_view name, dom::object chunk) override;
    bool readBody(dom::object body) override;
    EventVerdict readDone();
    // Whether a choice of this chunk carries output or a reason to finish.
    bool readChoices(dom::array choices);

    bool m_usageWanted;
    bool m_choiceSeen = false;
    bool m_finishSeen = false;
    bool m_finishedInError = false;
};

}  // namespace weir::dialects::openai_chat
