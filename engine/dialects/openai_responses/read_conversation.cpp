// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_responses/read_conversation.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/data_url.hpp"
#include "engine/dialects/translation/openai_request.hpp"

namespace weir::dialects::openai_responses {

namespace {

constexpr const char* kPart = "input[].content[]";

// Each of these is about a state that only the provider has.
constexpr std::array<std::string_view, 3> kStateful{"previous_response_id", "conversation",
                                                    "prompt"};

std::optional<Content> readPart(const json::object& object, TranslationNotes& notes) {
    ObjectReader part(object, kPart, notes);
    const std::string type = part.takeString("type");
    std::optional<Content> read;
    if (type == "input_text" || type == "output_text" || type == "text") {
        read = Text{part.takeString("text")};
        part.pass("annotations");  // of an earlier answer
        part.pass("logprobs");
    } else if (type == "refusal") {
        read = Text{part.takeString("refusal")};
    } else if (type == "input_image") {
        Image image = imageAt(part.takeString("image_url"));
        image.detail = part.takeString("detail");
        if (image.url.empty() && image.base64.empty()) {
            notes.refuse("has an image that is only at the provider");
        }
        read = std::move(image);
    } else if (type == "input_file") {
        if (auto file = fileOf(part)) {
            read = *std::move(file);
        }
    } else {
        notes.refuse("has a part of the type '" + type.substr(0, 40) + "'");
    }
    part.leaveRest();
    return read;
}

// Text or an array of parts.
std::vector<Content> readContent(const json::value* content, TranslationNotes& notes) {
    std::vector<Content> read;
    if (content == nullptr) {
        return read;
    }
    if (const json::string* const text = content->if_string()) {
        read.emplace_back(Text{std::string(*text)});
        return read;
    }
    if (!content->is_array()) {
        notes.refuse("has content that is neither text nor an array");
        return read;
    }
    for (const json::value& item : content->get_array()) {
        if (const json::object* const object = itemOf(item, kPart, notes)) {
            if (auto part = readPart(*object, notes)) {
                read.push_back(*std::move(part));
            }
        }
    }
    return read;
}

std::optional<Role> roleOf(std::string_view word) {
    if (word == "system" || word == "developer") {
        return Role::System;
    }
    if (word == "user") {
        return Role::User;
    }
    return word == "assistant" ? std::optional(Role::Assistant) : std::nullopt;
}

void readMessage(ObjectReader& item, Conversation& conversation) {
    const auto role = roleOf(item.takeString("role"));
    if (!role) {
        item.notes().refuse("has a message of a role that only its own dialect knows");
        return;
    }
    for (Content& each : readContent(item.take("content"), item.notes())) {
        std::visit([&](auto& part) { addPart(conversation, *role, std::move(part)); }, each);
    }
}

void readItem(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader item(object, "input[]", notes);
    const std::string type = item.takeString("type");
    item.pass("id");  // of the item, which nothing refers to
    item.pass("status");
    if (type.empty() || type == "message") {
        readMessage(item, conversation);
        item.pass("phase");
    } else if (type == "function_call") {
        addPart(conversation, Role::Assistant,
                ToolCall{.id = item.takeString("call_id"),
                         .name = item.takeString("name"),
                         .arguments = item.takeString("arguments")});
    } else if (type == "custom_tool_call") {
        ToolCall call{
            .id = item.takeString("call_id"), .name = item.takeString("name"), .arguments = {}};
        call.arguments = json::serialize(json::object{{kCustomInput, item.takeString("input")}});
        addPart(conversation, Role::Assistant, std::move(call));
    } else if (type == "function_call_output" || type == "custom_tool_call_output") {
        addPart(conversation, Role::User,
                ToolResult{.id = item.takeString("call_id"),
                           .content = readContent(item.take("output"), notes),
                           .isError = false});
    } else if (type == "reasoning") {
        // It is sealed by who thought it, and worth nothing to anybody else.
        notes.leaveOut("what the model thought before");
        return;
    } else {
        notes.refuse("has an item of the type '" + type.substr(0, 40) + "'");
    }
    item.leaveRest();
}

// A tool that takes any text, perhaps of a grammar. As a function it has one argument, and the
// grammar is told in words.
Tool customTool(ObjectReader& reader) {
    Tool tool{
        .name = reader.takeString("name"),
        .description = reader.takeString("description"),
        .schema = {{"type", "object"},
                   {"properties", json::object{{kCustomInput, json::object{{"type", "string"}}}}},
                   {"required", json::array{json::value(kCustomInput)}}},
        .strict = {},
        .custom = true};
    if (const json::object* const object = reader.takeObject("format")) {
        ObjectReader format(*object, reader.nameOf("format"), reader.notes());
        const std::string syntax = format.takeString("syntax");
        const std::string grammar = format.takeString("definition");
        format.pass("type");
        format.leaveRest();
        if (!grammar.empty()) {
            tool.description += "\n\nThe input follows this grammar (" + syntax + "):\n" + grammar;
        }
    }
    return tool;
}

void readTool(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader reader(object, "tools[]", notes);
    const std::string type = reader.takeString("type");
    if (type == "function") {
        conversation.tools.push_back(functionTool(reader));
    } else if (type == "custom") {
        conversation.tools.push_back(customTool(reader));
        notes.change("a tool that takes text: offered as a function with one argument");
    } else {
        notes.leaveOut("a tool of the type " + type);
        return;
    }
    reader.leaveRest();
}

ToolChoice readChoice(const json::value& value, TranslationNotes& notes) {
    if (const json::string* const word = value.if_string()) {
        return choiceOf(*word, notes);
    }
    if (const json::object* const object = value.if_object()) {
        ObjectReader choice(*object, "tool_choice", notes);
        const std::string type = choice.takeString("type");
        if (type == "function" || type == "custom") {
            return {ToolChoice::Kind::Named, choice.takeString("name")};
        }
    }
    notes.refuse("has a `tool_choice` that only its own dialect knows");
    return {};
}

void readText(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader text(object, "text", notes);
    if (const json::object* const format = text.takeObject("format")) {
        ObjectReader reader(*format, "text.format", notes);
        const std::string type = reader.takeString("type");
        if (type == "json_schema") {
            conversation.format = schemaFormat(reader);
        } else if (type == "json_object") {
            conversation.format.kind = AnswerFormat::Kind::Json;
        } else if (type != "text") {
            notes.refuse("asks for a form of answer that only its own dialect knows");
        }
        reader.leaveRest();
    }
    text.leaveRest();
}

void readInput(const json::value& input, Conversation& conversation, TranslationNotes& notes) {
    if (const json::string* const text = input.if_string()) {
        addPart(conversation, Role::User, Text{std::string(*text)});
        return;
    }
    if (!input.is_array()) {
        notes.refuse("has an `input` that is neither text nor an array");
        return;
    }
    for (const json::value& each : input.get_array()) {
        if (const json::object* const item = itemOf(each, "input", notes)) {
            readItem(*item, conversation, notes);
        }
    }
}

}  // namespace

Conversation readConversation(const json::object& object, TranslationNotes& notes) {
    Conversation read;
    ObjectReader request(object, {}, notes);
    request.pass("model");
    request.pass("stream_options");
    if (request.takeFlag("store").value_or(false)) {
        notes.leaveOut("store");
    }
    for (const std::string_view name : kStateful) {
        if (request.take(name) != nullptr) {
            notes.refuse("names a `" + std::string(name) + "`, which only its provider has");
        }
    }
    if (request.takeFlag("background").value_or(false)) {
        notes.refuse("is to be answered in the background");
    }
    if (std::string instructions = request.takeString("instructions"); !instructions.empty()) {
        addPart(read, Role::System, Text{std::move(instructions)});
    }
    if (const json::value* const input = request.take("input")) {
        readInput(*input, read, notes);
    }
    forEachItem(request.takeArray("tools"), "tools", notes,
                [&](const json::object& tool) { readTool(tool, read, notes); });
    if (const json::value* const choice = request.take("tool_choice")) {
        read.choice = readChoice(*choice, notes);
    }
    if (const json::object* const text = request.takeObject("text")) {
        readText(*text, read, notes);
    }
    if (const json::object* const reasoning = request.takeObject("reasoning")) {
        ObjectReader reader(*reasoning, "reasoning", notes);
        read.effort = takeEffort(reader, "effort");
        reader.leaveRest();
    }
    read.maxTokens = request.takeCount("max_output_tokens");
    readShared(request, read);
    request.leaveRest();
    return read;
}

}  // namespace weir::dialects::openai_responses
