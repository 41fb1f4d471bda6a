// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/messages.hpp"

#include <set>

#include <boost/json/serialize.hpp>

#include "engine/simulator/words.hpp"

namespace weir::simulator::messages {
namespace {

using Part = StreamEvent::Part;

// What coding agents add to a turn on their own account is not the person speaking.
constexpr std::string_view kReminder = "<system-reminder>";

// What the blocks of one message come to.
struct Content {
    std::string text;  // of the person or the model, without reminders
    std::size_t results = 0;
    std::set<std::string> calls;
    std::set<std::string> answers;
};

void addText(std::string_view text, Content& content, Prompt& prompt) {
    prompt.surroundings += text;
    if (!text.starts_with(kReminder)) {
        content.text += text;
    }
}

Content readContent(const json::object& message, Prompt& prompt, Checks& checks) {
    Content content;
    if (const std::string_view text = textOr(message, "content"); !text.empty()) {
        addText(text, content, prompt);
        return content;
    }
    for (const json::value& value : checks.array(message, "content")) {
        const json::object& block = checks.element(value, "content");
        const std::string_view type = checks.text(block, "type");
        if (type == "text") {
            addText(checks.text(block, "text"), content, prompt);
        } else if (type == "tool_use") {
            checks.text(block, "name");
            checks.object(block, "input");
            content.calls.emplace(checks.text(block, "id"));
        } else if (type == "tool_result") {
            content.answers.emplace(checks.text(block, "tool_use_id"));
            ++content.results;
        }
    }
    return content;
}

void readMessages(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::array& messages = checks.array(body, "messages");
    checks.demand(!messages.empty(), "messages: at least one message is required", "messages");
    std::set<std::string> open;  // calls that the next user message has to answer
    for (const json::value& value : messages) {
        const json::object& message = checks.element(value, "messages");
        const std::string_view role = checks.word(message, "role", {"user", "assistant", "system"});
        const Content content = readContent(message, prompt, checks);
        ++prompt.turns;
        if (role == "system") {
            continue;
        }
        if (role == "assistant") {
            checks.demand(open.empty(), "tool_use ids without tool_result in the next message");
            open = content.calls;
            continue;
        }
        checks.demand(content.answers == open,
                      "each tool_use needs its tool_result in the next message, and each "
                      "tool_result its tool_use in the message before",
                      "messages");
        open.clear();
        prompt.toolResults += content.results;
        if (content.results == 0 && !content.text.empty()) {
            prompt.personSays(content.text);
        }
    }
    checks.demand(open.empty(), "tool_use ids without tool_result in the next message");
}

void readTools(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::array* tools = arrayIf(body, "tools");
    for (std::size_t i = 0; tools != nullptr && i < tools->size(); ++i) {
        const json::object& tool = checks.element((*tools)[i], "tools");
        const std::string_view name = checks.toolName(tool, "name", 128);
        if (textOr(tool, "type", "custom") == "custom") {
            prompt.tools.push_back({std::string(name), checks.object(tool, "input_schema")});
        }
    }
    const json::object* choice = objectIf(body, "tool_choice");
    if (choice == nullptr) {
        return;
    }
    const std::string_view type = checks.word(*choice, "type", {"auto", "any", "tool", "none"});
    prompt.choice = type == "none"   ? ToolChoice::None
                    : type == "auto" ? ToolChoice::Auto
                                     : ToolChoice::Required;
    if (type == "tool") {
        prompt.namedTool = checks.text(*choice, "name");
    }
}

void readFormat(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::object* output = objectIf(body, "output_config");
    const json::object* format = output == nullptr ? nullptr : objectIf(*output, "format");
    if (format != nullptr && checks.text(*format, "type") == "json_schema") {
        prompt.schema = checks.object(*format, "schema");
    }
}

void readSystem(const json::object& body, Prompt& prompt, Checks& checks) {
    prompt.surroundings += textOr(body, "system");
    const json::array* blocks = arrayIf(body, "system");
    for (std::size_t i = 0; blocks != nullptr && i < blocks->size(); ++i) {
        prompt.surroundings += checks.text(checks.element((*blocks)[i], "system"), "text");
    }
}

json::object usage(const Reply& reply, std::uint64_t tokensOut) {
    return {
        {"input_tokens", reply.tokensIn - reply.tokensCached},
        {"cache_creation_input_tokens", 0},
        {"cache_read_input_tokens", reply.tokensCached},
        {"cache_creation", {{"ephemeral_5m_input_tokens", 0}, {"ephemeral_1h_input_tokens", 0}}},
        {"output_tokens", tokensOut},
        {"service_tier", "standard"}};
}

std::string_view stopReason(const Reply& reply) {
    return reply.call ? "tool_use" : reply.cut ? "max_tokens" : "end_turn";
}

json::object message(const Prompt& prompt, const Reply& reply, const Stamp& stamp,
                     std::uint64_t tokensOut) {
    return {{"id", "msg_" + stamp.hex}, {"type", "message"},
            {"role", "assistant"},      {"model", prompt.model->name},
            {"content", json::array()}, {"stop_reason", nullptr},
            {"stop_sequence", nullptr}, {"usage", usage(reply, tokensOut)}};
}

json::object toolUse(const Reply& reply, const Stamp& stamp, json::object input) {
    return {{"type", "tool_use"},
            {"id", "toolu_" + stamp.hex},
            {"name", reply.call->name},
            {"input", std::move(input)}};
}

class Events {
public:
    void add(Part part, std::string_view type, json::object members) {
        json::object event{{"type", type}};
        for (auto& [name, value] : members) {
            event[name] = std::move(value);
        }
        m_events.push_back({part, eventText(type, event)});
    }
    // A block from its start to its stop, in deltas.
    void addBlock(json::object block, const char* deltaType, const char* member,
                  const std::vector<std::string>& pieces) {
        add(Part::Token, "content_block_start",
            {{"index", m_blocks}, {"content_block", std::move(block)}});
        for (const std::string& piece : pieces) {
            add(Part::Token, "content_block_delta",
                {{"index", m_blocks}, {"delta", {{"type", deltaType}, {member, piece}}}});
        }
        add(Part::Rest, "content_block_stop", {{"index", m_blocks}});
        ++m_blocks;
    }
    std::vector<StreamEvent> done() && { return std::move(m_events); }

private:
    std::vector<StreamEvent> m_events;
    int m_blocks = 0;
};

}  // namespace

void read(const json::object& body, bool counting, Prompt& prompt, Checks& checks) {
    readSystem(body, prompt, checks);
    readMessages(body, prompt, checks);
    readTools(body, prompt, checks);
    readFormat(body, prompt, checks);
    checks.demand(counting || prompt.maxTokens.has_value(), "max_tokens: Field required",
                  "max_tokens");
}

std::string body(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    json::object answer = message(prompt, reply, stamp, reply.tokensOut);
    json::array& content = answer["content"].get_array();
    if (!reply.words.empty()) {
        content.push_back({{"type", "text"}, {"text", reply.text()}});
    }
    if (reply.call) {
        content.push_back(toolUse(reply, stamp, reply.call->arguments));
    }
    answer["stop_reason"] = stopReason(reply);
    return json::serialize(answer);
}

std::string countBody(const Prompt& prompt) {
    return json::serialize(json::object{{"input_tokens", prompt.tokensIn}});
}

std::vector<StreamEvent> events(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    Events events;
    events.add(Part::Preamble, "message_start", {{"message", message(prompt, reply, stamp, 1)}});
    events.add(Part::Preamble, "ping", {});
    if (!reply.words.empty()) {
        events.addBlock({{"type", "text"}, {"text", ""}}, "text_delta", "text", reply.words);
    }
    if (reply.call) {
        events.addBlock(toolUse(reply, stamp, {}), "input_json_delta", "partial_json",
                        piecesOf(json::serialize(reply.call->arguments), 12));
    }
    events.add(Part::Rest, "message_delta",
               {{"delta", {{"stop_reason", stopReason(reply)}, {"stop_sequence", nullptr}}},
                {"usage", usage(reply, reply.tokensOut)}});
    events.add(Part::Rest, "message_stop", {});
    return std::move(events).done();
}

}  // namespace weir::simulator::messages
