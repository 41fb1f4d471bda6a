// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/read_conversation.hpp"

#include <optional>
#include <string>
#include <utility>

#include <boost/json/serialize.hpp>

#include "engine/dialects/translation/openai_request.hpp"

namespace weir::dialects::anthropic {

namespace {

constexpr const char* kBlock = "messages[].content[]";

// The bytes or the address of an image or a document.
struct Bytes {
    std::string mediaType;
    std::string base64;
    std::string url;
    std::string text;
};

std::optional<Bytes> readSource(ObjectReader& block) {
    const json::object* const object = block.takeObject("source");
    if (object == nullptr) {
        block.notes().refuse("has a block without its source");
        return std::nullopt;
    }
    ObjectReader source(*object, block.nameOf("source"), block.notes());
    const std::string type = source.takeString("type");
    Bytes read{.mediaType = source.takeString("media_type"), .base64 = {}, .url = {}, .text = {}};
    if (type == "base64") {
        read.base64 = source.takeString("data");
    } else if (type == "url") {
        read.url = source.takeString("url");
    } else if (type == "text") {
        read.text = source.takeString("data");
    } else {
        block.notes().refuse("has a file that is only at the provider");
        return std::nullopt;
    }
    source.leaveRest();
    return read;
}

std::optional<Content> readDocument(ObjectReader& block) {
    const auto source = readSource(block);
    const std::string title = block.takeString("title");
    if (!source) {
        return std::nullopt;
    }
    if (!source->text.empty()) {
        return Text{title.empty() ? source->text : title + "\n\n" + source->text};
    }
    if (!source->url.empty()) {
        block.notes().refuse("has a document that is only named by its address");
        return std::nullopt;
    }
    return File{.mediaType = source->mediaType, .base64 = source->base64, .name = title};
}

// What may stand in a message and in the result of a tool. Nothing, and refused, if it is something
// else.
std::optional<Content> readContent(ObjectReader& block, const std::string& type) {
    if (type == "text") {
        return Text{block.takeString("text")};
    }
    if (type == "image") {
        auto source = readSource(block);
        return source ? std::optional<Content>(Image{.mediaType = std::move(source->mediaType),
                                                     .base64 = std::move(source->base64),
                                                     .url = std::move(source->url),
                                                     .detail = {}})
                      : std::nullopt;
    }
    if (type == "document") {
        return readDocument(block);
    }
    block.notes().refuse("has a block of the type '" + type.substr(0, 40) + "'");
    return std::nullopt;
}

ToolResult readResult(ObjectReader& block) {
    ToolResult result{.id = block.takeString("tool_use_id"),
                      .content = {},
                      .isError = block.takeFlag("is_error").value_or(false)};
    const json::value* const content = block.take("content");
    if (content == nullptr) {
        return result;
    }
    if (const json::string* const text = content->if_string()) {
        result.content.emplace_back(Text{std::string(*text)});
        return result;
    }
    if (!content->is_array()) {
        block.notes().refuse("has a tool result that is neither text nor an array");
        return result;
    }
    const std::string where = block.nameOf("content[]");
    for (const json::value& item : content->get_array()) {
        if (const json::object* const object = itemOf(item, where, block.notes())) {
            ObjectReader inner(*object, where, block.notes());
            if (auto read = readContent(inner, inner.takeString("type"))) {
                result.content.push_back(*std::move(read));
            }
            inner.leaveRest();
        }
    }
    return result;
}

void readBlock(const json::object& object, Role role, Conversation& conversation,
               TranslationNotes& notes) {
    ObjectReader block(object, kBlock, notes);
    const std::string type = block.takeString("type");
    if (type == "thinking" || type == "redacted_thinking") {
        // It is sealed by who thought it, and worth nothing to anybody else.
        notes.leaveOut("what the model thought before");
        return;
    }
    if (type == "tool_use") {
        const json::object* const input = block.takeObject("input");
        addPart(conversation, role,
                ToolCall{.id = block.takeString("id"),
                         .name = block.takeString("name"),
                         .arguments = input == nullptr ? "{}" : json::serialize(*input)});
    } else if (type == "tool_result") {
        addPart(conversation, role, readResult(block));
    } else if (auto content = readContent(block, type)) {
        std::visit([&](auto& each) { addPart(conversation, role, std::move(each)); }, *content);
    }
    block.leaveRest();
}

std::optional<Role> roleOf(std::string_view word) {
    if (word == "user") {
        return Role::User;
    }
    if (word == "assistant") {
        return Role::Assistant;
    }
    return word == "system" ? std::optional(Role::System) : std::nullopt;
}

void readBlocks(const json::value& content, Role role, Conversation& conversation,
                TranslationNotes& notes) {
    if (const json::string* const text = content.if_string()) {
        addPart(conversation, role, Text{std::string(*text)});
        return;
    }
    if (!content.is_array()) {
        notes.refuse("has content that is neither text nor an array");
        return;
    }
    for (const json::value& item : content.get_array()) {
        if (const json::object* const block = itemOf(item, kBlock, notes)) {
            readBlock(*block, role, conversation, notes);
        }
    }
}

void readMessage(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader message(object, "messages[]", notes);
    const auto role = roleOf(message.takeString("role"));
    if (!role) {
        notes.refuse("has a message of a role that only its own dialect knows");
        return;
    }
    if (const json::value* const content = message.take("content")) {
        readBlocks(*content, *role, conversation, notes);
    }
    message.leaveRest();
}

void readTool(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader reader(object, "tools[]", notes);
    const std::string type = reader.takeString("type");
    if (!type.empty() && type != "custom") {
        notes.leaveOut("a tool of the type " + type);
        return;
    }
    Tool tool{.name = reader.takeString("name"),
              .description = reader.takeString("description"),
              .schema = {},
              .strict = {},
              .custom = false};
    if (const json::object* const schema = reader.takeObject("input_schema")) {
        tool.schema = *schema;
    }
    // Each family has demands of its own on a schema that is kept to strictly.
    reader.leaveRest();
    conversation.tools.push_back(std::move(tool));
}

void readChoice(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    using Kind = ToolChoice::Kind;
    ObjectReader choice(object, "tool_choice", notes);
    const std::string type = choice.takeString("type");
    if (type == "auto") {
        conversation.choice.kind = Kind::Auto;
    } else if (type == "none") {
        conversation.choice.kind = Kind::None;
    } else if (type == "any") {
        conversation.choice.kind = Kind::Required;
    } else if (type == "tool") {
        conversation.choice = {Kind::Named, choice.takeString("name")};
    } else {
        notes.refuse("has a `tool_choice` that only its own dialect knows");
    }
    if (const auto single = choice.takeFlag("disable_parallel_tool_use")) {
        conversation.parallelCalls = !*single;
    }
    choice.leaveRest();
}

void readFormat(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader format(object, "output_config.format", notes);
    if (format.takeString("type") == "json_schema") {
        conversation.format = schemaFormat(format);
    } else {
        notes.refuse("asks for a form of answer that only its own dialect knows");
    }
    format.leaveRest();
}

// `adaptive` leaves it to the model, which is what not to say anything means elsewhere.
void readThinking(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader thinking(object, "thinking", notes);
    const std::string type = thinking.takeString("type");
    thinking.pass("display");  // of what the caller does not see anyway
    if (type == "enabled") {
        conversation.thinkingTokens = thinking.takeCount("budget_tokens");
        conversation.effort = effortOfBudget(conversation.thinkingTokens.value_or(0));
    } else if (type == "disabled") {
        conversation.effort = Effort::None;
    } else if (type != "adaptive") {
        notes.leaveOut("thinking");
        return;
    }
    thinking.leaveRest();
}

void readOutput(const json::object& object, Conversation& conversation, TranslationNotes& notes) {
    ObjectReader output(object, "output_config", notes);
    if (const json::object* const format = output.takeObject("format")) {
        readFormat(*format, conversation, notes);
    }
    if (const auto effort = takeEffort(output, "effort")) {
        conversation.effort = effort;
        conversation.thinkingTokens.reset();
    }
    output.leaveRest();
}

}  // namespace

Conversation readConversation(const json::object& object, TranslationNotes& notes) {
    Conversation read;
    ObjectReader request(object, {}, notes);
    request.pass("model");
    if (const json::value* const system = request.take("system")) {
        readBlocks(*system, Role::System, read, notes);
    }
    forEachItem(request.takeArray("messages"), "messages", notes,
                [&](const json::object& message) { readMessage(message, read, notes); });
    forEachItem(request.takeArray("tools"), "tools", notes,
                [&](const json::object& tool) { readTool(tool, read, notes); });
    if (const json::object* const choice = request.takeObject("tool_choice")) {
        readChoice(*choice, read, notes);
    }
    if (const json::object* const format = request.takeObject("output_format")) {
        readFormat(*format, read, notes);
    }
    if (const json::object* const thinking = request.takeObject("thinking")) {
        readThinking(*thinking, read, notes);
    }
    if (const json::object* const config = request.takeObject("output_config")) {
        readOutput(*config, read, notes);
    }
    if (const json::array* const stops = request.takeArray("stop_sequences")) {
        for (const json::value& stop : *stops) {
            if (stop.is_string()) {
                read.stop.emplace_back(stop.get_string());
            }
        }
    }
    if (const json::object* const metadata = request.takeObject("metadata")) {
        ObjectReader reader(*metadata, "metadata", notes);
        read.user = reader.takeString("user_id");
        reader.leaveRest();
    }
    read.maxTokens = request.takeCount("max_tokens");
    read.temperature = numberOf(request, "temperature");
    read.topP = numberOf(request, "top_p");
    read.topK = numberOf(request, "top_k");
    read.stream = request.takeFlag("stream").value_or(false);
    request.leaveRest();
    return read;
}

}  // namespace weir::dialects::anthropic
