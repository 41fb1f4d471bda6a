// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/json_dom.hpp"
#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects::anthropic {

class Parts final : public PartsReader {
public:
    void readEvent(const EventView& event, std::vector<AnswerPart>& parts) override;
    void readBody(std::string_view body, std::vector<AnswerPart>& parts) override;
};

}  // namespace weir::dialects::anthropic
