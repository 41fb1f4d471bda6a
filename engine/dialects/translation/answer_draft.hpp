// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects {

// An answer put together of its parts.
struct AnswerDraft {
    struct Call {
        std::string id;
        std::string name;
        std::string arguments;
    };
    using Block = std::variant<std::string, Call>;  // texts and calls, as they came

    std::string id;
    std::string model;
    std::string reasoning;
    std::vector<Block> blocks;
    part::Finish finish;

    void add(const AnswerPart& part);

    std::string text() const;  // of all blocks
    std::vector<Call> calls() const;
};

AnswerDraft draftOf(const std::vector<AnswerPart>& parts);

}  // namespace weir::dialects
