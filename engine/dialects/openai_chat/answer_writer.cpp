// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/answer_writer.hpp"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/answer_draft.hpp"
#include "engine/dialects/translation/openai_usage_text.hpp"

namespace weir::dialects::openai_chat {

namespace {

namespace json = boost::json;

std::string_view wordOf(part::Finish::Why why) {
    using Why = part::Finish::Why;
    switch (why) {
        case Why::Length:
            return "length";
        case Why::Calls:
            return "tool_calls";
        case Why::Refusal:
            return "content_filter";
        case Why::Stop:
        case Why::StopSequence:
            break;
    }
    return "stop";
}

void addEvent(const json::object& chunk, std::string& events) {
    events += "data: ";
    events += json::serialize(chunk);
    events += "\n\n";
}

json::object functionCall(const std::string& name, const std::string& arguments) {
    return {{"name", name}, {"arguments", arguments}};
}

}  // namespace

Writer::Writer(std::string id, std::int64_t createdAt, bool usageWanted)
    : m_id("chatcmpl-" + std::move(id)), m_createdAt(createdAt), m_usageWanted(usageWanted) {}

void Writer::write(const AnswerPart& part, std::string& events) {
    std::visit([&](const auto& each) { say(each, events); }, part);
}

void Writer::say(const part::Begin& begin, std::string& events) {
    if (!begin.id.empty()) {
        m_id = begin.id;
    }
    m_model = begin.model;
    addChunk({{"role", "assistant"}, {"content", ""}}, {}, events);
}

void Writer::say(const part::Text& text, std::string& events) {
    addChunk({{"content", text.text}}, {}, events);
}

void Writer::say(const part::Reasoning& reasoning, std::string& events) {
    addChunk({{"reasoning_content", reasoning.text}}, {}, events);
}

void Writer::say(const part::Call& call, std::string& events) {
    json::object made{{"index", m_calls},
                      {"id", call.id},
                      {"type", "function"},
                      {"function", functionCall(call.name, {})}};
    ++m_calls;
    addChunk({{"tool_calls", json::array{std::move(made)}}}, {}, events);
}

void Writer::say(const part::Arguments& arguments, std::string& events) {
    json::object made{{"index", m_calls == 0 ? 0 : m_calls - 1},
                      {"function", json::object{{"arguments", arguments.text}}}};
    addChunk({{"tool_calls", json::array{std::move(made)}}}, {}, events);
}

void Writer::say(const part::Finish& finish, std::string&) {
    m_finish = finish;
}

void Writer::end(const Usage& usage, std::string& events) {
    addChunk({}, wordOf(m_finish.why), events);
    if (m_usageWanted) {
        json::object chunk = head("chat.completion.chunk");
        chunk["choices"] = json::array();
        chunk["usage"] = chatUsage(usage);
        addEvent(chunk, events);
    }
    events += "data: [DONE]\n\n";
}

std::string Writer::errorEvents(Fault fault, std::string_view message) const {
    return dialects::errorEvents(Dialect::OpenAiChat, fault, message);
}

std::string Writer::whole(const std::vector<AnswerPart>& parts, const Usage& usage) {
    const AnswerDraft draft = draftOf(parts);
    if (!draft.id.empty()) {
        m_id = draft.id;
    }
    m_model = draft.model;
    const auto calls = draft.calls();
    std::string text = draft.text();
    json::object message{{"role", "assistant"},
                         {"content", text.empty() && !calls.empty() ? json::value(nullptr)
                                                                    : json::value(std::move(text))},
                         {"refusal", nullptr}};
    if (!draft.reasoning.empty()) {
        message["reasoning_content"] = draft.reasoning;
    }
    json::array called;
    for (const AnswerDraft::Call& call : calls) {
        called.push_back(json::object{{"id", call.id},
                                      {"type", "function"},
                                      {"function", functionCall(call.name, call.arguments)}});
    }
    if (!called.empty()) {
        message["tool_calls"] = std::move(called);
    }
    json::object answer = head("chat.completion");
    answer["choices"] = json::array{json::object{{"index", 0},
                                                 {"message", std::move(message)},
                                                 {"finish_reason", wordOf(draft.finish.why)},
                                                 {"logprobs", nullptr}}};
    answer["usage"] = chatUsage(usage);
    return json::serialize(answer);
}

json::object Writer::head(std::string_view object) const {
    return {{"id", m_id}, {"object", object}, {"created", m_createdAt}, {"model", m_model}};
}

void Writer::addChunk(json::object delta, std::string_view finish, std::string& events) const {
    json::object chunk = head("chat.completion.chunk");
    json::value reason = finish.empty() ? json::value(nullptr) : json::value(finish);
    chunk["choices"] = json::array{json::object{{"index", 0},
                                                {"delta", std::move(delta)},
                                                {"finish_reason", std::move(reason)},
                                                {"logprobs", nullptr}}};
    addEvent(chunk, events);
}

}  // namespace weir::dialects::openai_chat
