// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/common/answer_base.hpp"

namespace weir::dialects::anthropic {

// A message, plain or in events from message_start to message_stop.
class Answer final : public AnswerBase {
public:
    explicit Answer(const RequestFacts& facts);

private:
    EventVerdict readEvent(std::string_view name, dom::object event) override;
    bool readBody(dom::object body) override;
    void readMessage(dom::object message, bool last);
    // Counts are cumulative: what a later report restates replaces, what it leaves out stays.
    void readUsage(dom::object usage, bool last);

    Usage m_usage;
    std::uint64_t m_out = 0;
    bool m_iterationsSeen = false;
};

// `{"input_tokens": n}`: an answer that uses no tokens.
class CountAnswer final : public AnswerBase {
public:
    explicit CountAnswer(const RequestFacts& facts);

    Usage usage() const override;

private:
    EventVerdict readEvent(std::string_view name, dom::object event) override;
    bool readBody(dom::object body) override;
};

}  // namespace weir::dialects::anthropic
