// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/write_tools.hpp"

#include <set>
#include <string>
#include <utility>

#include <boost/json/array.hpp>

namespace weir::dialects::anthropic {

namespace {

json::object anyArguments() {
    return {{"type", "object"}, {"properties", json::object()}};
}

json::object toolOf(const Tool& tool, TranslationNotes& notes) {
    json::object written{{"name", tool.name}};
    if (!tool.description.empty()) {
        written["description"] = tool.description;
    }
    json::object schema = tool.schema.empty() ? anyArguments() : tool.schema;
    if (!schema.contains("type")) {
        schema["type"] = "object";
    }
    written["input_schema"] = std::move(schema);
    if (tool.strict.value_or(false)) {
        notes.leaveOut("strict tools");
    }
    return written;
}

// A history with calls of tools is refused where no tools are offered; other dialects take it, and
// clients that only want a summary leave them out.
void nameCalledTools(const Conversation& conversation, json::object& request,
                     TranslationNotes& notes) {
    std::set<std::string, std::less<>> names;
    for (const Message& message : conversation.messages) {
        for (const Part& part : message.parts) {
            if (const auto* const call = std::get_if<ToolCall>(&part)) {
                names.insert(call->name);
            }
        }
    }
    if (names.empty()) {
        return;
    }
    json::array tools;
    for (const std::string& name : names) {
        tools.push_back(json::object{{"name", name}, {"input_schema", anyArguments()}});
    }
    request["tools"] = std::move(tools);
    request["tool_choice"] = json::object{{"type", "none"}};
    notes.change("tools that were called before: named, and not to be called");
}

}  // namespace

void writeTools(const Conversation& conversation, json::object& request, TranslationNotes& notes) {
    if (conversation.tools.empty()) {
        nameCalledTools(conversation, request, notes);
        return;
    }
    json::array tools;
    for (const Tool& tool : conversation.tools) {
        tools.push_back(toolOf(tool, notes));
    }
    request["tools"] = std::move(tools);
    using Kind = ToolChoice::Kind;
    json::object choice;
    switch (conversation.choice.kind) {
        case Kind::Unsaid:
            break;
        case Kind::Auto:
            choice["type"] = "auto";
            break;
        case Kind::None:
            choice["type"] = "none";
            break;
        case Kind::Required:
            choice["type"] = "any";
            break;
        case Kind::Named:
            choice = {{"type", "tool"}, {"name", conversation.choice.name}};
            break;
    }
    if (!conversation.parallelCalls.value_or(true) && conversation.choice.kind != Kind::None) {
        if (choice.empty()) {
            choice["type"] = "auto";
        }
        choice["disable_parallel_tool_use"] = true;
    }
    if (!choice.empty()) {
        request["tool_choice"] = std::move(choice);
    }
}

}  // namespace weir::dialects::anthropic
