// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_responses/answer_writer.hpp"

#include <utility>

#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/answer_draft.hpp"
#include "engine/dialects/translation/arguments.hpp"
#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/named_event.hpp"
#include "engine/dialects/translation/openai_usage_text.hpp"

namespace weir::dialects::openai_responses {

namespace {

json::object textPart(const std::string& text) {
    return {{"type", "output_text"},
            {"text", text},
            {"annotations", json::array()},
            {"logprobs", json::array()}};
}

// The text that a tool takes, out of the one argument it was offered with.
std::string inputOf(const std::string& arguments) {
    if (const auto object = argumentsObject(arguments)) {
        const json::value* const input = object->if_contains(kCustomInput);
        if (input != nullptr && input->is_string()) {
            return std::string(input->get_string());
        }
    }
    return arguments;
}

}  // namespace

Writer::Writer(std::string id, std::int64_t createdAt,
               std::set<std::string, std::less<>> customTools)
    : m_id("resp_" + id),
      m_seed(std::move(id)),
      m_createdAt(createdAt),
      m_customTools(std::move(customTools)) {}

void Writer::write(const AnswerPart& part, std::string& events) {
    std::visit([&](const auto& each) { say(each, events); }, part);
}

void Writer::say(const part::Begin& begin, std::string& events) {
    if (!begin.id.empty()) {
        m_id = begin.id;
    }
    m_model = begin.model;
    addEvent("response.created", {{"response", response("in_progress")}}, events);
    addEvent("response.in_progress", {{"response", response("in_progress")}}, events);
}

void Writer::say(const part::Text& text, std::string& events) {
    if (m_open != Open::Text) {
        openText(events);
    }
    m_text += text.text;
    addItemEvent("response.output_text.delta",
                 {{"content_index", 0}, {"delta", text.text}, {"logprobs", json::array()}}, events);
}

void Writer::openText(std::string& events) {
    closeItem(events);
    m_open = Open::Text;
    m_itemId = itemId("msg_");
    addEvent("response.output_item.added",
             {{"output_index", m_output.size()}, {"item", item("in_progress")}}, events);
    addItemEvent("response.content_part.added", {{"content_index", 0}, {"part", textPart({})}},
                 events);
}

// A client must not take the silence meanwhile for the end.
void Writer::say(const part::Reasoning&, std::string& events) {
    events += keepAlive(Dialect::OpenAiResponses);
}

void Writer::say(const part::Call& call, std::string& events) {
    closeItem(events);
    m_open = m_customTools.contains(call.name) ? Open::Custom : Open::Function;
    m_itemId = itemId(m_open == Open::Custom ? "ctc_" : "fc_");
    m_call = call;
    addEvent("response.output_item.added",
             {{"output_index", m_output.size()}, {"item", item("in_progress")}}, events);
}

// Of a tool that takes text, it is known only when the argument that holds it is complete.
void Writer::say(const part::Arguments& arguments, std::string& events) {
    m_text += arguments.text;
    if (m_open == Open::Function) {
        addItemEvent("response.function_call_arguments.delta", {{"delta", arguments.text}}, events);
    }
}

void Writer::say(const part::Finish& finish, std::string&) {
    m_finish = finish;
}

void Writer::closeItem(std::string& events) {
    switch (m_open) {
        case Open::None:
            return;
        case Open::Text:
            closeText(events);
            break;
        case Open::Function:
            addItemEvent("response.function_call_arguments.done",
                         {{"name", m_call.name}, {"arguments", m_text}}, events);
            break;
        case Open::Custom: {
            const std::string input = inputOf(m_text);
            addItemEvent("response.custom_tool_call_input.delta", {{"delta", input}}, events);
            addItemEvent("response.custom_tool_call_input.done", {{"input", input}}, events);
            break;
        }
    }
    json::object complete = item("completed");
    addEvent("response.output_item.done", {{"output_index", m_output.size()}, {"item", complete}},
             events);
    m_output.push_back(std::move(complete));
    m_open = Open::None;
    m_text.clear();
}

void Writer::closeText(std::string& events) {
    addItemEvent("response.output_text.done",
                 {{"content_index", 0}, {"text", m_text}, {"logprobs", json::array()}}, events);
    addItemEvent("response.content_part.done", {{"content_index", 0}, {"part", textPart(m_text)}},
                 events);
}

std::string Writer::itemId(std::string_view prefix) const {
    std::string id(prefix);
    return id.append(m_seed).append("_").append(std::to_string(m_output.size()));
}

// The open item, as far as it has come.
json::object Writer::item(std::string_view status) const {
    const bool begins = status == "in_progress";
    switch (m_open) {
        case Open::Function:
            return {{"type", "function_call"}, {"id", m_itemId},      {"call_id", m_call.id},
                    {"name", m_call.name},     {"arguments", m_text}, {"status", status}};
        case Open::Custom:
            return {{"type", "custom_tool_call"},
                    {"id", m_itemId},
                    {"call_id", m_call.id},
                    {"name", m_call.name},
                    {"input", begins ? std::string() : inputOf(m_text)},
                    {"status", status}};
        case Open::None:
        case Open::Text:
            break;
    }
    return {{"type", "message"},
            {"id", m_itemId},
            {"role", "assistant"},
            {"status", status},
            {"content", begins ? json::array() : json::array{json::value(textPart(m_text))}}};
}

void Writer::end(const Usage& usage, std::string& events) {
    closeItem(events);
    json::object whole = response("completed");
    finishResponse(whole, usage);
    const bool incomplete = whole["status"].as_string() == "incomplete";
    addEvent(incomplete ? "response.incomplete" : "response.completed",
             {{"response", std::move(whole)}}, events);
}

std::string Writer::errorEvents(Fault fault, std::string_view message) const {
    return dialects::errorEvents(
        Dialect::OpenAiResponses, fault, message,
        {m_sequence, static_cast<std::uint64_t>(m_createdAt), m_id, m_model});
}

// The same items as in a stream, whose events nobody is sent.
std::string Writer::whole(const std::vector<AnswerPart>& parts, const Usage& usage) {
    std::string unsent;
    for (const AnswerPart& part : parts) {
        write(part, unsent);
    }
    closeItem(unsent);
    json::object whole = response("completed");
    finishResponse(whole, usage);
    return json::serialize(whole);
}

json::object Writer::response(std::string_view status) const {
    return {{"id", m_id},
            {"object", "response"},
            {"created_at", m_createdAt},
            {"status", status},
            {"background", false},
            {"error", nullptr},
            {"incomplete_details", nullptr},
            {"instructions", nullptr},
            {"metadata", json::object()},
            {"model", m_model},
            {"output", json::array()},
            {"parallel_tool_calls", true},
            {"store", false},
            {"tool_choice", "auto"},
            {"tools", json::array()},
            {"usage", nullptr}};
}

void Writer::finishResponse(json::object& response, const Usage& usage) const {
    using Why = part::Finish::Why;
    if (m_finish.why == Why::Length || m_finish.why == Why::Refusal) {
        response["status"] = "incomplete";
        response["incomplete_details"] = json::object{
            {"reason", m_finish.why == Why::Length ? "max_output_tokens" : "content_filter"}};
    }
    response["output"] = m_output;
    response["usage"] = responsesUsage(usage);
}

void Writer::addEvent(std::string_view type, json::object event, std::string& events) {
    json::object whole{{"type", type}, {"sequence_number", m_sequence++}};
    append(whole, std::move(event));
    addNamedEvent(whole, events);
}

void Writer::addItemEvent(std::string_view type, json::object event, std::string& events) {
    json::object whole{{"item_id", m_itemId}, {"output_index", m_output.size()}};
    append(whole, std::move(event));
    addEvent(type, std::move(whole), events);
}

}  // namespace weir::dialects::openai_responses
