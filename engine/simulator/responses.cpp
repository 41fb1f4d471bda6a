// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/responses.hpp"

#include <set>

#include <boost/json/serialize.hpp>

#include "engine/simulator/words.hpp"

namespace weir::simulator::responses {
namespace {

using Part = StreamEvent::Part;

std::string partsText(const json::object& item, std::string_view name) {
    std::string text(textOr(item, name));
    if (const json::array* parts = arrayIf(item, name)) {
        for (const json::value& part : *parts) {
            text += part.is_object() ? textOr(part.get_object(), "text") : std::string_view();
        }
    }
    return text;
}

void readMessage(const json::object& item, Prompt& prompt, Checks& checks) {
    const std::string_view role =
        checks.word(item, "role", {"user", "system", "developer", "assistant"});
    checks.demand(item.contains("content"), "A message without content.", "input");
    std::string text = partsText(item, "content");
    if (role == "assistant") {
        return;
    }
    prompt.surroundings += text;
    if (role == "user") {
        prompt.personSays(std::move(text));
    }
}

void readInput(const json::object& body, Prompt& prompt, Checks& checks) {
    checks.demand(body.contains("input"), "'input' is missing.", "input");
    if (const std::string_view text = textOr(body, "input"); !text.empty()) {
        prompt.turns = 1;
        prompt.personSays(std::string(text));
        return;
    }
    std::set<std::string> calls;
    const json::array& items = checks.array(body, "input");
    checks.demand(!items.empty(), "'input' is empty.", "input");
    for (const json::value& value : items) {
        const json::object& item = checks.element(value, "input");
        const std::string_view type = textOr(item, "type", "message");
        ++prompt.turns;
        if (type == "message") {
            readMessage(item, prompt, checks);
        } else if (type == "function_call" || type == "custom_tool_call") {
            checks.text(item, "name");
            calls.emplace(checks.text(item, "call_id"));
        } else if (type == "function_call_output" || type == "custom_tool_call_output") {
            checks.demand(calls.count(std::string(checks.text(item, "call_id"))) == 1,
                          "No tool call found for this output's call_id.", "input");
            checks.demand(item.contains("output"), "A tool's output is missing.", "input");
            ++prompt.toolResults;
        }
    }
}

void readTools(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::array* tools = arrayIf(body, "tools");
    for (std::size_t i = 0; tools != nullptr && i < tools->size(); ++i) {
        const json::object& tool = checks.element((*tools)[i], "tools");
        if (checks.text(tool, "type") != "function") {
            continue;
        }
        const json::object* schema = objectIf(tool, "parameters");
        prompt.tools.push_back({std::string(checks.toolName(tool, "name", 128)),
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
        prompt.namedTool = textOr(*named, "name");
    }
}

void readFormat(const json::object& body, Prompt& prompt, Checks& checks) {
    const json::object* text = objectIf(body, "text");
    const json::object* format = text == nullptr ? nullptr : objectIf(*text, "format");
    if (format == nullptr) {
        return;
    }
    const std::string_view type =
        checks.word(*format, "type", {"text", "json_object", "json_schema"});
    if (type == "json_object") {
        prompt.schema.emplace();
        (*prompt.schema)["type"] = "object";
    } else if (type == "json_schema") {
        prompt.schema = checks.object(*format, "schema");
    }
}

json::object messageItem(const Reply& reply, const Stamp& stamp, bool done) {
    json::array content;
    if (done) {
        content.push_back({{"type", "output_text"},
                           {"annotations", json::array()},
                           {"logprobs", json::array()},
                           {"text", reply.text()}});
    }
    return {{"id", "msg_" + stamp.hex},
            {"type", "message"},
            {"status", done ? "completed" : "in_progress"},
            {"role", "assistant"},
            {"content", std::move(content)}};
}

json::object callItem(const Reply& reply, const Stamp& stamp, bool done) {
    return {{"id", "fc_" + stamp.hex},
            {"type", "function_call"},
            {"status", done ? "completed" : "in_progress"},
            {"call_id", "call_" + stamp.hex},
            {"name", reply.call->name},
            {"arguments", done ? json::serialize(reply.call->arguments) : std::string()}};
}

json::object response(const Prompt& prompt, const Reply& reply, const Stamp& stamp, bool done) {
    json::object answer{{"id", "resp_" + stamp.hex},
                        {"object", "response"},
                        {"created_at", stamp.created},
                        {"status", "in_progress"},
                        {"error", nullptr},
                        {"incomplete_details", nullptr},
                        {"instructions", nullptr},
                        {"metadata", json::object()},
                        {"model", prompt.model->name},
                        {"output", json::array()},
                        {"parallel_tool_calls", true},
                        {"service_tier", "default"},
                        {"store", false},
                        {"tool_choice", "auto"},
                        {"tools", json::array()},
                        {"usage", nullptr}};
    if (!done) {
        return answer;
    }
    answer["status"] = reply.cut ? "incomplete" : "completed";
    if (reply.cut) {
        answer["incomplete_details"] = {{"reason", "max_output_tokens"}};
    }
    json::array& output = answer["output"].get_array();
    if (!reply.words.empty()) {
        output.push_back(messageItem(reply, stamp, true));
    }
    if (reply.call) {
        output.push_back(callItem(reply, stamp, true));
    }
    answer["usage"] = {{"input_tokens", reply.tokensIn},
                       {"input_tokens_details",
                        {{"cached_tokens", reply.tokensCached}, {"cache_write_tokens", 0}}},
                       {"output_tokens", reply.tokensOut},
                       {"output_tokens_details", {{"reasoning_tokens", 0}}},
                       {"total_tokens", reply.tokensIn + reply.tokensOut}};
    return answer;
}

// Numbers the events of one response.
class Events {
public:
    void add(Part part, std::string_view type, json::object members) {
        json::object event{{"type", type}, {"sequence_number", m_events.size()}};
        for (auto& [name, value] : members) {
            event[name] = std::move(value);
        }
        m_events.push_back({part, eventText(type, event)});
    }
    std::vector<StreamEvent> done() && { return std::move(m_events); }

private:
    std::vector<StreamEvent> m_events;
};

void addMessage(Events& events, const Reply& reply, const Stamp& stamp) {
    const std::string id = "msg_" + stamp.hex;
    const auto part = [](std::string text) {
        return json::object{
            {"type", "output_text"}, {"annotations", json::array()}, {"text", std::move(text)}};
    };
    const json::object place{{"item_id", id}, {"output_index", 0}, {"content_index", 0}};
    const auto at = [&place](std::string_view name, json::value value) {
        json::object members = place;
        members[name] = std::move(value);
        return members;
    };
    events.add(Part::Token, "response.output_item.added",
               {{"output_index", 0}, {"item", messageItem(reply, stamp, false)}});
    events.add(Part::Rest, "response.content_part.added", at("part", part({})));
    for (const std::string& word : reply.words) {
        events.add(Part::Token, "response.output_text.delta", at("delta", json::value(word)));
    }
    events.add(Part::Rest, "response.output_text.done", at("text", json::value(reply.text())));
    events.add(Part::Rest, "response.content_part.done", at("part", part(reply.text())));
    events.add(Part::Rest, "response.output_item.done",
               {{"output_index", 0}, {"item", messageItem(reply, stamp, true)}});
}

void addCall(Events& events, const Reply& reply, const Stamp& stamp) {
    const int index = reply.words.empty() ? 0 : 1;
    const json::object place{{"item_id", "fc_" + stamp.hex}, {"output_index", index}};
    const std::string arguments = json::serialize(reply.call->arguments);
    events.add(Part::Token, "response.output_item.added",
               {{"output_index", index}, {"item", callItem(reply, stamp, false)}});
    for (const std::string& piece : piecesOf(arguments, 12)) {
        json::object delta = place;
        delta["delta"] = piece;
        events.add(Part::Token, "response.function_call_arguments.delta", std::move(delta));
    }
    json::object whole = place;
    whole["arguments"] = arguments;
    events.add(Part::Rest, "response.function_call_arguments.done", std::move(whole));
    events.add(Part::Rest, "response.output_item.done",
               {{"output_index", index}, {"item", callItem(reply, stamp, true)}});
}

}  // namespace

void read(const json::object& body, Prompt& prompt, Checks& checks) {
    prompt.surroundings += textOr(body, "instructions");
    readInput(body, prompt, checks);
    readTools(body, prompt, checks);
    readFormat(body, prompt, checks);
    checks.demand(textOr(body, "previous_response_id").empty(),
                  "The simulator keeps no responses: send the whole input.",
                  "previous_response_id");
}

std::string body(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    return json::serialize(response(prompt, reply, stamp, true));
}

std::vector<StreamEvent> events(const Prompt& prompt, const Reply& reply, const Stamp& stamp) {
    Events events;
    events.add(Part::Preamble, "response.created",
               {{"response", response(prompt, reply, stamp, false)}});
    events.add(Part::Preamble, "response.in_progress",
               {{"response", response(prompt, reply, stamp, false)}});
    if (!reply.words.empty()) {
        addMessage(events, reply, stamp);
    }
    if (reply.call) {
        addCall(events, reply, stamp);
    }
    events.add(Part::Rest, reply.cut ? "response.incomplete" : "response.completed",
               {{"response", response(prompt, reply, stamp, true)}});
    return std::move(events).done();
}

}  // namespace weir::simulator::responses
