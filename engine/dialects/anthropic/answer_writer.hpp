// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects::anthropic {

// What a model thought is not said: thinking has to be sealed by Anthropic, and a client that sends
// back what nobody sealed is refused there.
class Writer final : public AnswerWriter {
public:
    // `id` where the provider gives none.
    explicit Writer(std::string id) : m_id("msg_" + std::move(id)) {}

    void write(const AnswerPart& part, std::string& events) override;
    void end(const Usage& usage, std::string& events) override;
    std::string errorEvents(Fault fault, std::string_view message) const override;
    std::string whole(const std::vector<AnswerPart>& parts, const Usage& usage) override;

private:
    enum class Open { None, Text, Call };

    void say(const part::Begin& begin, std::string& events);
    void say(const part::Text& text, std::string& events);
    void say(const part::Reasoning& reasoning, std::string& events);
    void say(const part::Call& call, std::string& events);
    void say(const part::Arguments& arguments, std::string& events);
    void say(const part::Finish& finish, std::string& events);
    void say(const part::Nonsense&, std::string&) {}

    // At most one block is open, and its number is never used again.
    void openBlock(Open open, boost::json::object block, std::string& events);
    void closeBlock(std::string& events);
    void addDelta(boost::json::object delta, std::string& events) const;

    std::string m_id;
    Open m_open = Open::None;
    std::size_t m_block = 0;  // the number of the open one, or of the next
    part::Finish m_finish;
};

}  // namespace weir::dialects::anthropic
