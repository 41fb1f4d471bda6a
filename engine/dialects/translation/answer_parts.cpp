// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects {

void addText(std::string_view text, std::vector<AnswerPart>& parts) {
    if (!text.empty()) {
        parts.emplace_back(part::Text{std::string(text)});
    }
}

void addReasoning(std::string_view text, std::vector<AnswerPart>& parts) {
    if (!text.empty()) {
        parts.emplace_back(part::Reasoning{std::string(text)});
    }
}

}  // namespace weir::dialects
