// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/dialects/common/json_dom.hpp"
#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects::openai_chat {

// The first choice of an answer, of OpenAI itself and of the many servers that are almost like it.
class Parts final : public PartsReader {
public:
    void readEvent(const EventView& event, std::vector<AnswerPart>& parts) override;
    void readBody(std::string_view body, std::vector<AnswerPart>& parts) override;

private:
    void readChunk(dom::object chunk, std::string_view member, std::vector<AnswerPart>& parts);
    void readContent(dom::object said, std::vector<AnswerPart>& parts);
    void readCall(dom::object call, std::vector<AnswerPart>& parts);

    bool m_begun = false;
    // Of the call that began last.
    bool m_calls = false;
    std::optional<std::uint64_t> m_index;
    std::string m_id;
};

}  // namespace weir::dialects::openai_chat
