// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <boost/json/object.hpp>

#include "engine/dialects/translation/answer_parts.hpp"

namespace weir::dialects::openai_chat {

class Writer final : public AnswerWriter {
public:
    // `id` where the provider gives none; `createdAt` in seconds since 1970; whether the client
    // asked for a last chunk with the usage.
    Writer(std::string id, std::int64_t createdAt, bool usageWanted);

    void write(const AnswerPart& part, std::string& events) override;
    void end(const Usage& usage, std::string& events) override;
    std::string errorEvents(Fault fault, std::string_view message) const override;
    std::string whole(const std::vector<AnswerPart>& parts, const Usage& usage) override;
    bool showsReasoning() const override { return true; }

private:
    void say(const part::Begin& begin, std::string& events);
    void say(const part::Text& text, std::string& events);
    void say(const part::Reasoning& reasoning, std::string& events);
    void say(const part::Call& call, std::string& events);
    void say(const part::Arguments& arguments, std::string& events);
    void say(const part::Finish& finish, std::string& events);
    void say(const part::Nonsense&, std::string&) {}

    boost::json::object head(std::string_view object) const;
    void addChunk(boost::json::object delta, std::string_view finish, std::string& events) const;

    std::string m_id;
    std::string m_model;
    std::int64_t m_createdAt;
    bool m_usageWanted;
    std::size_t m_calls = 0;
    part::Finish m_finish;
};

}  // namespace weir::dialects::openai_chat
