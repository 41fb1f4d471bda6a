// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects::openai_responses {

// What a model thought is not said: a client would send it back with the next call, and the
// provider that did not think it refuses that.
class Writer final : public AnswerWriter {
public:
    // `id` where the provider gives none; `createdAt` in seconds since 1970; `customTools` are
    // those that take text (Tool::custom).
    Writer(std::string id, std::int64_t createdAt, std::set<std::string, std::less<>> customTools);

    void write(const AnswerPart& part, std::string& events) override;
    void end(const Usage& usage, std::string& events) override;
    std::string errorEvents(Fault fault, std::string_view message) const override;
    std::string whole(const std::vector<AnswerPart>& parts, const Usage& usage) override;

private:
    enum class Open { None, Text, Function, Custom };

    void say(const part::Begin& begin, std::string& events);
    void say(const part::Text& text, std::string& events);
    void say(const part::Reasoning& reasoning, std::string& events);
    void say(const part::Call& call, std::string& events);
    void say(const part::Arguments& arguments, std::string& events);
    void say(const part::Finish& finish, std::string& events);
    void say(const part::Nonsense&, std::string&) {}

    // At most one item is open; it is the next of m_output.
    void openText(std::string& events);
    void closeItem(std::string& events);
    void closeText(std::string& events);
    boost::json::object item(std::string_view status) const;
    std::string itemId(std::string_view prefix) const;

    boost::json::object response(std::string_view status) const;
    void finishResponse(boost::json::object& response, const Usage& usage) const;
    void addEvent(std::string_view type, boost::json::object event, std::string& events);
    // One that is about the open item.
    void addItemEvent(std::string_view type, boost::json::object event, std::string& events);

    std::string m_id;
    std::string m_seed;
    std::string m_model;
    std::int64_t m_createdAt;
    std::set<std::string, std::less<>> m_customTools;
    std::uint64_t m_sequence = 0;
    boost::json::array m_output;  // items that are complete
    Open m_open = Open::None;
    std::string m_itemId;
    std::string m_text;  // of the open item: text or arguments
    part::Call m_call;   // the open one
    part::Finish m_finish;
};

}  // namespace weir::dialects::openai_responses
