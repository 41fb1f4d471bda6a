// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/chat.hpp"

#include <set>

#include <boost/json/serialize.hpp>

#include "engine/simulator/words.hpp"

namespace weir::simulator::chat {
namespace {

using Part = StreamEvent::Part;

// Every call of an assistant's message is answered by a tool message, before anything else.
class Pairing {
public:
    explicit Pairing(Checks& checks) : m_checks(checks) {}

    void called(std::string_view id) { m_open.emplace(id); }
    void answered(std::string_view id) {
        m_checks.demand(m_open.erase(std::string(id)) == 1,
                        "A tool message answers no tool call before it.", "messages");
    }
    void settled() {
        m_checks.demand(m_open.empty(),
                        "An assistant message with tool_calls must be followed by tool messages "
                        "that answer each tool_call_id.",
                        "messages");
    }

private:
    Checks& m_checks;
    std::set<std::string> m_open;
};

// The text of a content that is a string, null or an array of parts.
std::string contentText(const json::object& message, Checks& checks) {
    const json::value* content = message.if_contains("content");
    if (content == nullptr || content->is_null()) {
        return {};
    }
    if (content->is_string()) {
        return std::string(textOr(message, "content"));
    }
    std::string text;
    for (const json::value& value : checks.array(message, "content")) {
        const json::object& part = checks.element(value, "content");
        const std::string_view type =
            checks.word(part, "type", {"text", "image_url", "input_audio", "file", "refusal"});
        if (type == "image_url") {
            checks.text(checks.object(part, "image_url"), "url");
        } else if (type == "input_audio" || type == "file") {
            checks.object(part, type);
        }
        text += type == "text" ? std::string(textOr(part, "text")) : std::string();
    }
    return text;
}

void readAssistant(const json::object& message, Pairing& pairing, Checks& checks) {
    const json::array* calls = arrayIf(message, "tool_calls");
    const bool says = message.contains("content") && !message.at("content").is_null();
    checks.demand(says || calls != nullptr, "An assistant message needs content or tool_calls.",
                  "messages");
    if (calls == nullptr) {
        return;
    }
    for (const json::value& value : *calls) {
        const json::object& call = checks.element(value, "tool_calls");
        pairing.called(checks.text(call, "id"));
        if (checks.word(call, "type", {"function", "custom"}) == "function") {
            checks.text(checks.object(call, "function"), "name");
        }
    }
}

void readMessages(const json::object& body, Prompt& prompt, Checks& checks) {
    Pairing pairing(checks);
    const json::array& messages = checks.array(body, "messages");
    checks.demand(!messages.empty(), "'messages' is empty.", "messages");
    for (const json::value& value : messages) {
        const json::object& message = checks.element(value, "messages");
        const std::string_view role = checks.word(
            message, "role", {"developer", "system", "user", "assistant", "tool", "function"});
        std::string text = contentText(message, checks);
        ++prompt.turns;
        if (role == "tool") {
            pairing.answered(checks.text(message, "tool_call_id"));
            ++prompt.toolResults;
            continue;
        }
        pairing.settled();
        if (role == "user") {
            prompt.surroundings += text;
            prompt.personSays(std::move(text));
        } else if (role == "assistant") {
            readAssistant(message, pairing, checks);
        } else {
            prompt.surroundings += text;
        }
    }
    pairing.settled();
}

void readTools(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::array* tools = arrayIf(body, "tools");
    for (std::size_t i = 0; tools != nullptr && i < tools->size(); ++i) {
        const json::object& tool = checks.element((*tools)[i], "tools");
        if (checks.text(tool, "type") != "function") {
            continue;
        }
        const json::object& function = checks.object(tool, "function");
        const json::object* schema = objectIf(function, "parameters");
        prompt.tools.push_back({std::string(checks.toolName(function, "name", 64)),
                                schema == nullptr ? json::object() : *schema});
    }
    const std::string_view choice = textOr(body, "tool_choice", "auto");
    if (choice == "none") {
        prompt.choice = ToolChoice::None;
    } else if (choice == "required") {
        prompt.choice = ToolChoice::Required;
    }
    if (const json::object* named = objectIf(body, "tool_choice")) {
        prompt.choice = ToolChoice::Required;
        if (const json::object* function = objectIf(*named, "function")) {
            prompt.namedTool = checks.text(*function, "name");
        }
    }
}

void readFormat(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::object* format = objectIf(body, "response_format");
    if (format == nullptr) {
        return;
    }
    const std::string_view type =
        checks.word(*format, "type", {"text", "json_object", "json_schema"});
    if (type == "json_object") {
        prompt.schema.emplace();
        (*prompt.schema)["type"] = "object";
    } else if (type == "json_schema") {
        prompt.schema = checks.object(checks.object(*format, "json_schema"), "schema");
    }
}

json::object usage(const Reply& reply) {
    return {{"prompt_tokens", reply.tokensIn},
            {"completion_tokens", reply.tokensOut},
            {"total_tokens", reply.tokensIn + reply.tokensOut},
            {"prompt_tokens_details", {{"cached_tokens", reply.tokensCached}, {"audio_tokens", 0}}},
            {"completion_tokens_details", {{"reasoning_tokens", 0}, {"audio_tokens", 0}}}};
}

const char* finishReason(const Reply& reply) {
    return reply.call ? "tool_calls" : reply.cut ? "length" : "stop";
}

json::object envelope(const char* object, const Prompt& prompt, const Stamp& stamp) {
    return {{"id", "chatcmpl-" + stamp.hex},
            {"object", object},
            {"created", stamp.created},
            {"model", prompt.model->name},
            {"service_tier", "default"}};
}

// Makes the chunks of one answer: they differ in their delta alone.
class Chunks {
public:
    Chunks(const Prompt& prompt, const Stamp& stamp)
        : m_envelope(envelope("chat.completion.chunk", prompt, stamp)),
          m_usageNull(prompt.wantsUsage) {}

    void add(Part part, json::object delta, json::value finish = nullptr) {
        json::object chunk = m_envelope;
        chunk["choices"] = json::array{
            json::object{{"index", 0}, {"delta", std::move(delta)}, {"finish_reason", finish}}};
        if (m_usageNull) {
            chunk["usage"] = nullptr;
        }
        m_events.push_back({part, eventText({}, chunk)});
    }
    void addUsage(const Reply& reply) {
        json::object chunk = m_envelope;
        chunk["choices"] = json::array();
        chunk["usage"] = usage(reply);
        m_events.push_back({Part::Rest, eventText({}, chunk)});
    }
    std::vector<StreamEvent> done() && {
        m_events.push_back({Part::Rest, "data: [DONE]\n\n"});
        return std::move(m_events);
    }

private:
    json::object m_envelope;
    bool m_usageNull;
    std::vector<StreamEvent> m_events;
};

}  // namespace

void read(const json::object& body, Prompt& prompt, Checks& checks) {
    readMessages(body, prompt, checks);
    readTools(body, prompt, checks);
    readFormat(body, prompt, checks);
    const json::object* options = objectIf(body, "stream_options");
    checks.demand(options == nullptr || prompt.stream,
                  "'stream_options' is only allowed when 'stream' is true.", "stream_options");
    prompt.wantsUsage = options != nullptr && isTrue(*options, "include_usage");
}

std::string body(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    json::object message{{"role", "assistant"}, {"content", nullptr}, {"refusal", nullptr}};
    if (!reply.words.empty()) {
        message["content"] = reply.text();
    }
    if (reply.call) {
        message["tool_calls"] = json::array{json::object{
            {"id", "call_" + stamp.hex},
            {"type", "function"},
            {"function",
             {{"name", reply.call->name}, {"arguments", json::serialize(reply.call->arguments)}}}}};
    }
    json::object answer = envelope("chat.completion", prompt, stamp);
    answer["choices"] = json::array{json::object{{"index", 0},
                                                 {"message", std::move(message)},
                                                 {"logprobs", nullptr},
                                                 {"finish_reason", finishReason(reply)}}};
    answer["usage"] = usage(reply);
    return json::serialize(answer);
}

std::vector<StreamEvent> events(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    Chunks chunks(prompt, stamp);
    chunks.add(Part::Preamble, {{"role", "assistant"}, {"content", ""}, {"refusal", nullptr}});
    for (const std::string& word : reply.words) {
        chunks.add(Part::Token, {{"content", word}});
    }
    if (reply.call) {
        const auto delta = [](json::object call) {
            call["index"] = 0;
            return json::object{{"tool_calls", json::array{std::move(call)}}};
        };
        chunks.add(Part::Token,
                   delta({{"id", "call_" + stamp.hex},
                          {"type", "function"},
                          {"function", {{"name", reply.call->name}, {"arguments", ""}}}}));
        for (const std::string& piece : piecesOf(json::serialize(reply.call->arguments), 12)) {
            chunks.add(Part::Token, delta({{"function", {{"arguments", piece}}}}));
        }
    }
    chunks.add(Part::Rest, {}, finishReason(reply));
    if (prompt.wantsUsage) {
        chunks.addUsage(reply);
    }
    return std::move(chunks).done();
}

}  // namespace weir::simulator::chat
