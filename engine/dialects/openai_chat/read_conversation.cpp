// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_chat/read_conversation.hpp"

#include <optional>
#include <string>
#include <utility>

#include "engine/dialects/translation/data_url.hpp"
#include "engine/dialects/translation/openai_request.hpp"

namespace weir::dialects::openai_chat {

namespace {

constexpr const char* kPart = "messages[].content[]";

std::optional<Part> readImage(ObjectReader& part) {
    const json::object* const object = part.takeObject("image_url");
    if (object == nullptr) {
        part.notes().refuse("has an image without an address");
        return std::nullopt;
    }
    ObjectReader reader(*object, part.nameOf("image_url"), part.notes());
    Image image = imageAt(reader.takeString("url"));
    image.detail = reader.takeString("detail");
    reader.leaveRest();
    return image;
}

std::optional<Part> readFile(ObjectReader& part) {
    const json::object* const object = part.takeObject("file");
    if (object == nullptr) {
        part.notes().refuse("has a file without content");
        return std::nullopt;
    }
    ObjectReader reader(*object, part.nameOf("file"), part.notes());
    return fileOf(reader);
}

std::optional<Part> readAudio(ObjectReader& part) {
    const json::object* const object = part.takeObject("input_audio");
    if (object == nullptr) {
        part.notes().refuse("has audio without content");
        return std::nullopt;
    }
    ObjectReader reader(*object, part.nameOf("input_audio"), part.notes());
    Audio audio{.format = reader.takeString("format"), .base64 = reader.takeString("data")};
    reader.leaveRest();
    return audio;
}

std::optional<Part> readPart(const json::object& object, TranslationNotes& notes) {
    ObjectReader part(object, kPart, notes);
    const std::string type = part.takeString("type");
    std::optional<Part> read;
    if (type == "text") {
        read = Text{part.takeString("text")};
    } else if (type == "refusal") {
        read = Text{part.takeString("refusal")};
    } else if (type == "image_url") {
        read = readImage(part);
    } else if (type == "file") {
        read = readFile(part);
    } else if (type == "input_audio") {
        read = readAudio(part);
    } else {
        notes.refuse("has a part of the type '" + type.substr(0, 40) + "'");
    }
    part.leaveRest();
    return read;
}

// Text or an array of parts.
std::vector<Part> readContent(ObjectReader& message) {
    std::vector<Part> parts;
    const json::value* const content = message.take("content");
    if (content == nullptr) {
        return parts;
    }
    if (const json::string* const text = content->if_string()) {
        parts.emplace_back(Text{std::string(*text)});
        return parts;
    }
    if (!content->is_array()) {
        message.notes().refuse("has a `messages[].content` that is neither text nor an array");
        return parts;
    }
    for (const json::value& item : content->get_array()) {
        if (const json::object* const object = itemOf(item, kPart, message.notes())) {
            if (auto part = readPart(*object, message.notes())) {
                parts.push_back(*std::move(part));
            }
        }
    }
    return parts;
}

std::vector<Content> resultOf(std::vector<Part> parts, TranslationNotes& notes) {
    std::vector<Content> content;
    for (Part& part : parts) {
        if (auto* const text = std::get_if<Text>(&part)) {
            content.emplace_back(std::move(*text));
        } else {
            notes.refuse("has a tool message with something else than text");
        }
    }
    return content;
}

void readCalls(const json::array& calls, Conversation& conversation, TranslationNotes& notes) {
    for (const json::value& item : calls) {
        const json::object* const object = itemOf(item, "messages[].tool_calls", notes);
        if (object == nullptr) {
            continue;
        }
        ObjectReader call(*object, "messages[].tool_calls[]", notes);
        const std::string type = call.takeString("type");
        const json::object* const function = call.takeObject("function");
        if ((!type.empty() && type != "function") || function == nullptr) {
            notes.refuse("has a tool call that is no function");
            continue;
        }
        ObjectReader reader(*function, "messages[].tool_calls[].function", notes);
        ToolCall made{.id = call.takeString("id"),
                      .name = reader.takeString("name"),
                      .arguments = reader.takeString("arguments")};
        reader.leaveRest();
        call.pass("index");  // of clients that send the deltas of a stream back
        call.leaveRest();
        addPart(conversation, Role::Assistant, std::move(made));
    }
}

void readMessage(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader message(object, "messages[]", notes);
    const std::string role = message.takeString("role");
    std::vector<Part> parts = readContent(message);
    if (role == "tool") {
        addPart(conversation, Role::User,
                ToolResult{.id = message.takeString("tool_call_id"),
                           .content = resultOf(std::move(parts), notes),
                           .isError = false});
        message.leaveRest();
        return;
    }
    const bool system = role == "system" || role == "developer";
    if (!system && role != "user" && role != "assistant") {
        notes.refuse("has a message of the role '" + role.substr(0, 40) + "'");
        return;
    }
    const Role whose = system ? Role::System : role == "user" ? Role::User : Role::Assistant;
    for (Part& part : parts) {
        addPart(conversation, whose, std::move(part));
    }
    if (whose == Role::Assistant) {
        if (std::string refusal = message.takeString("refusal"); !refusal.empty()) {
            addPart(conversation, whose, Text{std::move(refusal)});
        }
        if (const json::array* const calls = message.takeArray("tool_calls")) {
            readCalls(*calls, conversation, notes);
        }
    }
    message.leaveRest();
}

Tool readTool(const json::object& function, TranslationNotes& notes) {
    ObjectReader reader(function, "tools[].function", notes);
    Tool tool = functionTool(reader);
    reader.leaveRest();
    return tool;
}

void readTools(const json::array& tools, Conversation& conversation, TranslationNotes& notes) {
    for (const json::value& item : tools) {
        const json::object* const object = itemOf(item, "tools", notes);
        if (object == nullptr) {
            continue;
        }
        ObjectReader tool(*object, "tools[]", notes);
        const std::string type = tool.takeString("type");
        const json::object* const function = tool.takeObject("function");
        if (type == "function" && function != nullptr) {
            conversation.tools.push_back(readTool(*function, notes));
            tool.leaveRest();
        } else {
            notes.leaveOut("a tool of the type " + type);
        }
    }
}

ToolChoice readChoice(const json::value& value, TranslationNotes& notes) {
    if (const json::string* const word = value.if_string()) {
        return choiceOf(*word, notes);
    }
    const json::object* const object = value.if_object();
    const json::value* const function =
        object == nullptr ? nullptr : object->if_contains("function");
    const json::object* const named = function == nullptr ? nullptr : function->if_object();
    const json::value* const name = named == nullptr ? nullptr : named->if_contains("name");
    if (name == nullptr || !name->is_string()) {
        notes.refuse("has a `tool_choice` that only its own dialect knows");
        return {};
    }
    return {ToolChoice::Kind::Named, std::string(name->get_string())};
}

AnswerFormat readFormat(const json::object& object, TranslationNotes& notes) {
    ObjectReader format(object, "response_format", notes);
    const std::string type = format.takeString("type");
    AnswerFormat read;
    if (type == "json_object") {
        read.kind = AnswerFormat::Kind::Json;
    } else if (type == "json_schema") {
        const json::object* const schema = format.takeObject("json_schema");
        if (schema == nullptr) {
            notes.refuse("has a `response_format` without a schema");
            return read;
        }
        ObjectReader reader(*schema, "response_format.json_schema", notes);
        read = schemaFormat(reader);
        reader.leaveRest();
    } else if (type != "text") {
        notes.refuse("has a `response_format` that only its own dialect knows");
    }
    format.leaveRest();
    return read;
}

void readStop(const json::value& value, Conversation& conversation, TranslationNotes& notes) {
    if (const json::string* const word = value.if_string()) {
        conversation.stop.emplace_back(*word);
        return;
    }
    const json::array* const words = value.if_array();
    if (words == nullptr) {
        notes.refuse("has a `stop` that is neither text nor an array");
        return;
    }
    for (const json::value& word : *words) {
        if (word.is_string()) {
            conversation.stop.emplace_back(word.get_string());
        }
    }
}

}  // namespace

Conversation readConversation(const json::object& object, TranslationNotes& notes) {
    Conversation read;
    ObjectReader request(object, {}, notes);
    request.pass("model");
    request.pass("stream_options");
    forEachItem(request.takeArray("messages"), "messages", notes,
                [&](const json::object& message) { readMessage(message, read, notes); });
    if (const json::array* const tools = request.takeArray("tools")) {
        readTools(*tools, read, notes);
    }
    if (const json::value* const choice = request.take("tool_choice")) {
        read.choice = readChoice(*choice, notes);
    }
    if (const json::object* const format = request.takeObject("response_format")) {
        read.format = readFormat(*format, notes);
    }
    if (const json::value* const stop = request.take("stop")) {
        readStop(*stop, read, notes);
    }
    const auto older = request.takeCount("max_tokens");
    const auto newer = request.takeCount("max_completion_tokens");
    read.maxTokens = newer ? newer : older;
    if (const auto choices = request.takeCount("n"); choices && *choices != 1) {
        notes.refuse("asks for " + std::to_string(*choices) + " answers at once");
    }
    if (request.takeFlag("logprobs").value_or(false)) {
        notes.leaveOut("logprobs");
    }
    if (object.contains("functions")) {
        notes.refuse("has `functions`, which `tools` took the place of");
    }
    if (const json::object* const audio = request.takeObject("audio"); audio != nullptr) {
        notes.refuse("asks for an answer in audio");
    }
    request.pass("modalities");  // text, without `audio`
    read.effort = takeEffort(request, "reasoning_effort");
    readShared(request, read);
    request.leaveRest();
    return read;
}

}  // namespace weir::dialects::openai_chat
