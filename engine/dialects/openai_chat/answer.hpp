// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <optional>
#include <string>

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::openai_chat {

// A chat completion, plain or in chunks up to `[DONE]`.
class Answer final : public AnswerBase {
public:
    explicit Answer(const RequestFacts& facts);

    EventVerdict onEvent(const EventView& event) override;
    // Some servers end after the last finish_reason and leave `[DONE]` out.
    std::optional<std::string> missingEnd() override;

private:
    EventVerdict readEvent(std::string_view name, dom::object chunk) override;
    bool readBody(dom::object body) override;
    EventVerdict readDone();
    // Whether a choice of this chunk carries output or a reason to finish.
    bool readChoices(dom::array choices);

    bool finished() const { return m_finished.any() && m_finished == m_begun; }

    static constexpr std::size_t kMostChoices = 128;

    bool m_usageWanted;
    bool m_choiceSeen = false;
    std::bitset<kMostChoices> m_begun;  // choices, by their index
    std::bitset<kMostChoices> m_finished;
    bool m_finishedInError = false;
};

}  // namespace weir::dialects::openai_chat
