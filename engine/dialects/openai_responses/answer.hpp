// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::openai_responses {

// A response object, or its events from response.created to response.completed, .incomplete or
// .failed.
class Answer final : public AnswerBase {
public:
    explicit Answer(const RequestFacts& facts);

    std::string errorEvents(Fault fault, std::string_view message) const override;

private:
    EventVerdict readEvent(std::string_view name, dom::object event) override;
    bool readBody(dom::object body) override;
    void readResponse(dom::object response, bool last);

    std::uint64_t m_nextSequence = 0;
    std::uint64_t m_createdAt = 0;
    std::string m_responseId;
};

}  // namespace weir::dialects::openai_responses
