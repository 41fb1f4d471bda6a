// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/answer_writer.hpp"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/answer_draft.hpp"
#include "engine/dialects/translation/arguments.hpp"
#include "engine/dialects/translation/named_event.hpp"

namespace weir::dialects::anthropic {

namespace {

namespace json = boost::json;

std::string_view wordOf(part::Finish::Why why) {
    using Why = part::Finish::Why;
    switch (why) {
        case Why::StopSequence:
            return "stop_sequence";
        case Why::Length:
            return "max_tokens";
        case Why::Calls:
            return "tool_use";
        case Why::Refusal:
            return "refusal";
        case Why::Stop:
            break;
    }
    return "end_turn";
}

json::value sequenceOf(const part::Finish& finish) {
    return finish.stopSequence.empty() ? json::value(nullptr) : json::value(finish.stopSequence);
}

json::object usageOf(const Usage& usage) {
    const auto written = usage.inCacheWrite5m + usage.inCacheWrite1h;
    return {{"input_tokens", usage.tokensIn() - usage.inCacheRead - written},
            {"cache_creation_input_tokens", written},
            {"cache_read_input_tokens", usage.inCacheRead},
            {"output_tokens", usage.tokensOut()}};
}

void addEvent(std::string_view type, json::object event, std::string& events) {
    json::object whole{{"type", type}};
    append(whole, std::move(event));
    addNamedEvent(whole, events);
}

json::object messageOf(const std::string& id, const std::string& model, json::array content) {
    return {
        {"id", id},           {"type", "message"},      {"role", "assistant"},     {"model", model},
        {"content", content}, {"stop_reason", nullptr}, {"stop_sequence", nullptr}};
}

json::object inputOf(const AnswerDraft::Call& call) {
    auto arguments = argumentsObject(call.arguments);
    return arguments ? *std::move(arguments) : argumentsAsText(call.arguments);
}

}  // namespace

void Writer::write(const AnswerPart& part, std::string& events) {
    std::visit([&](const auto& each) { say(each, events); }, part);
}

void Writer::say(const part::Begin& begin, std::string& events) {
    if (!begin.id.empty()) {
        m_id = begin.id;
    }
    json::object message = messageOf(m_id, begin.model, {});
    // They are known at the end, and stand there.
    message["usage"] = usageOf(Usage{});
    addEvent("message_start", {{"message", std::move(message)}}, events);
}

void Writer::say(const part::Text& text, std::string& events) {
    if (m_open != Open::Text) {
        openBlock(Open::Text, {{"type", "text"}, {"text", ""}}, events);
    }
    addDelta({{"type", "text_delta"}, {"text", text.text}}, events);
}

// A client must not take the silence meanwhile for the end.
void Writer::say(const part::Reasoning&, std::string& events) {
    events += keepAlive(Dialect::Anthropic);
}

void Writer::say(const part::Call& call, std::string& events) {
    openBlock(
        Open::Call,
        {{"type", "tool_use"}, {"id", call.id}, {"name", call.name}, {"input", json::object()}},
        events);
}

void Writer::say(const part::Arguments& arguments, std::string& events) {
    if (m_open == Open::Call) {
        addDelta({{"type", "input_json_delta"}, {"partial_json", arguments.text}}, events);
    }
}

void Writer::say(const part::Finish& finish, std::string&) {
    m_finish = finish;
}

void Writer::openBlock(Open open, json::object block, std::string& events) {
    closeBlock(events);
    m_open = open;
    addEvent("content_block_start", {{"index", m_block}, {"content_block", std::move(block)}},
             events);
}

void Writer::closeBlock(std::string& events) {
    if (m_open != Open::None) {
        addEvent("content_block_stop", {{"index", m_block}}, events);
        m_open = Open::None;
        ++m_block;
    }
}

void Writer::addDelta(json::object delta, std::string& events) const {
    addEvent("content_block_delta", {{"index", m_block}, {"delta", std::move(delta)}}, events);
}

void Writer::end(const Usage& usage, std::string& events) {
    closeBlock(events);
    addEvent("message_delta",
             {{"delta", json::object{{"stop_reason", wordOf(m_finish.why)},
                                     {"stop_sequence", sequenceOf(m_finish)}}},
              {"usage", usageOf(usage)}},
             events);
    addEvent("message_stop", {}, events);
}

std::string Writer::errorEvents(Fault fault, std::string_view message) const {
    return dialects::errorEvents(Dialect::Anthropic, fault, message);
}

std::string Writer::whole(const std::vector<AnswerPart>& parts, const Usage& usage) {
    const AnswerDraft draft = draftOf(parts);
    if (!draft.id.empty()) {
        m_id = draft.id;
    }
    json::array content;
    for (const AnswerDraft::Block& block : draft.blocks) {
        if (const auto* const text = std::get_if<std::string>(&block)) {
            content.push_back(json::object{{"type", "text"}, {"text", *text}});
            continue;
        }
        const auto& call = std::get<AnswerDraft::Call>(block);
        content.push_back(json::object{
            {"type", "tool_use"}, {"id", call.id}, {"name", call.name}, {"input", inputOf(call)}});
    }
    json::object message = messageOf(m_id, draft.model, std::move(content));
    message["stop_reason"] = wordOf(draft.finish.why);
    message["stop_sequence"] = sequenceOf(draft.finish);
    message["usage"] = usageOf(usage);
    return json::serialize(message);
}

}  // namespace weir::dialects::anthropic
