// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/write_conversation.hpp"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "engine/dialects/anthropic/write_tools.hpp"
#include "engine/dialects/translation/arguments.hpp"
#include "engine/dialects/translation/call_ids.hpp"

namespace weir::dialects::anthropic {

namespace {

constexpr std::size_t kLongestCallId = 128;

// Such a text is refused.
bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

json::object textBlock(const std::string& text) {
    return {{"type", "text"}, {"text", text}};
}

json::object imageBlock(const Image& image, TranslationNotes& notes) {
    if (!image.detail.empty() && image.detail != "auto") {
        notes.leaveOut("the detail of an image");
    }
    json::object source;
    if (image.url.empty()) {
        source = {{"type", "base64"}, {"media_type", image.mediaType}, {"data", image.base64}};
    } else {
        source = {{"type", "url"}, {"url", image.url}};
    }
    return {{"type", "image"}, {"source", std::move(source)}};
}

json::object documentBlock(const File& file, TranslationNotes& notes) {
    if (file.mediaType != "application/pdf") {
        notes.refuse("has a file that is no PDF");
    }
    json::object block{
        {"type", "document"},
        {"source",
         json::object{{"type", "base64"}, {"media_type", file.mediaType}, {"data", file.base64}}}};
    if (!file.name.empty()) {
        block["title"] = file.name;
    }
    return block;
}

json::object inputOf(const ToolCall& call, TranslationNotes& notes) {
    if (auto arguments = argumentsObject(call.arguments)) {
        return *std::move(arguments);
    }
    notes.change("arguments of an earlier tool call that are no JSON object: sent as text");
    return argumentsAsText(call.arguments);
}

json::array contentOf(const std::vector<Content>& content, TranslationNotes& notes) {
    json::array blocks;
    for (const Content& each : content) {
        if (const auto* const text = std::get_if<Text>(&each)) {
            if (!isBlank(text->text)) {
                blocks.push_back(textBlock(text->text));
            }
        } else if (const auto* const image = std::get_if<Image>(&each)) {
            blocks.push_back(imageBlock(*image, notes));
        } else {
            blocks.push_back(documentBlock(std::get<File>(each), notes));
        }
    }
    return blocks;
}

json::object resultBlock(const ToolResult& result, TranslationNotes& notes) {
    json::object block{{"type", "tool_result"},
                       {"tool_use_id", plainCallId(result.id, kLongestCallId)}};
    if (json::array content = contentOf(result.content, notes); !content.empty()) {
        block["content"] = std::move(content);
    }
    if (result.isError) {
        block["is_error"] = true;
    }
    return block;
}

// The blocks of a message; results of tools before all else, as the API demands.
class Blocks {
public:
    explicit Blocks(TranslationNotes& notes) : m_notes(notes) {}

    void operator()(const Text& text) {
        if (!isBlank(text.text)) {
            m_blocks.push_back(textBlock(text.text));
        }
    }
    void operator()(const Image& image) { m_blocks.push_back(imageBlock(image, m_notes)); }
    void operator()(const File& file) { m_blocks.push_back(documentBlock(file, m_notes)); }
    void operator()(const Audio&) { m_notes.refuse("has audio in it"); }
    void operator()(const ToolCall& call) {
        m_blocks.push_back(json::object{{"type", "tool_use"},
                                        {"id", plainCallId(call.id, kLongestCallId)},
                                        {"name", call.name},
                                        {"input", inputOf(call, m_notes)}});
    }
    void operator()(const ToolResult& result) { m_results.push_back(resultBlock(result, m_notes)); }

    json::array take() {
        m_results.insert(m_results.end(), m_blocks.begin(), m_blocks.end());
        return std::move(m_results);
    }

private:
    TranslationNotes& m_notes;
    json::array m_results;
    json::array m_blocks;
};

json::array blocksOf(const Message& message, TranslationNotes& notes) {
    Blocks blocks(notes);
    for (const Part& part : message.parts) {
        std::visit(blocks, part);
    }
    return blocks.take();
}

// Neighbours of one role become one message, because all results of a turn have to be in one.
void addMessage(std::string_view role, json::array blocks, json::array& messages) {
    if (blocks.empty()) {
        return;
    }
    if (!messages.empty()) {
        json::object& last = messages.back().as_object();
        if (last["role"].as_string() == role) {
            json::array& content = last["content"].as_array();
            content.insert(content.end(), blocks.begin(), blocks.end());
            return;
        }
    }
    messages.push_back(json::object{{"role", role}, {"content", std::move(blocks)}});
}

void putResultsFirst(json::array& blocks) {
    std::ranges::stable_partition(blocks, [](const json::value& block) {
        return block.as_object().at("type").as_string() == "tool_result";
    });
}

// What the system says stands apart, so that only what comes first can be said there.
void writeMessages(const Conversation& conversation, json::object& request,
                   TranslationNotes& notes) {
    json::array messages;
    json::array system;
    const bool onlySystem = std::ranges::all_of(
        conversation.messages, [](const Message& each) { return each.role == Role::System; });
    for (const Message& message : conversation.messages) {
        json::array blocks = blocksOf(message, notes);
        if (message.role != Role::System) {
            addMessage(message.role == Role::User ? "user" : "assistant", std::move(blocks),
                       messages);
        } else if (messages.empty() && !onlySystem) {
            system.insert(system.end(), blocks.begin(), blocks.end());
        } else {
            notes.change("a message of the system after others: sent as the user's");
            addMessage("user", std::move(blocks), messages);
        }
    }
    for (json::value& message : messages) {
        putResultsFirst(message.as_object()["content"].as_array());
    }
    if (!system.empty()) {
        request["system"] = std::move(system);
    }
    request["messages"] = std::move(messages);
}

void writeStops(const std::vector<std::string>& stops, json::object& request,
                TranslationNotes& notes) {
    json::array written;
    for (const std::string& stop : stops) {
        if (isBlank(stop)) {
            notes.leaveOut("a stop sequence of white space");
        } else {
            written.emplace_back(stop);
        }
    }
    if (!written.empty()) {
        request["stop_sequences"] = std::move(written);
    }
}

// One that names a person, such as an address of email, is refused.
void writeUser(const std::string& user, json::object& request, TranslationNotes& notes) {
    if (user.find('@') != std::string::npos) {
        notes.leaveOut("the caller's own user");
    } else if (!user.empty()) {
        request["metadata"] = json::object{{"user_id", user}};
    }
}

void writeFormat(const AnswerFormat& format, json::object& output, TranslationNotes& notes) {
    if (format.kind == AnswerFormat::Kind::Json) {
        notes.leaveOut("JSON of any form as the answer");
    } else if (format.kind == AnswerFormat::Kind::Schema) {
        if (format.strict.value_or(false)) {
            notes.leaveOut("strictness of the schema");
        }
        output["format"] = json::object{{"type", "json_schema"}, {"schema", format.schema}};
    }
}

// Not `thinking`: with it on, a history has to hold what the model thought before its calls, and
// the caller's dialect has no place for that.
void writeOutput(const Conversation& conversation, json::object& request, TranslationNotes& notes) {
    json::object output;
    writeFormat(conversation.format, output, notes);
    if (conversation.effort) {
        output["effort"] = effortWord(*conversation.effort);
    }
    if (!output.empty()) {
        request["output_config"] = std::move(output);
    }
}

// The value that holds anyway is not said: newer models take no other, and refuse to be told.
void writeSampling(const Conversation& conversation, json::object& request,
                   TranslationNotes& notes) {
    if (const auto& temperature = conversation.temperature; !temperature.is_null()) {
        const double asked = temperature.to_number<double>();
        if (asked < 1) {
            request["temperature"] = temperature;
        } else if (asked > 1) {
            notes.change(fmt::format("temperature: {} -> 1", asked));
        }
    }
    if (const auto& topP = conversation.topP; !topP.is_null() && topP.to_number<double>() < 1) {
        request["top_p"] = topP;
    }
    if (!conversation.topK.is_null()) {
        request["top_k"] = conversation.topK;
    }
}

std::uint64_t maxTokensOf(const Conversation& conversation, const TargetTerms& terms,
                          TranslationNotes& notes) {
    if (conversation.maxTokens) {
        return *conversation.maxTokens;
    }
    notes.change(fmt::format("max_tokens: {}, because one has to be named", terms.unsaidLimit));
    return terms.unsaidLimit;
}

}  // namespace

std::string writeConversation(const Conversation& conversation, const TargetTerms& terms,
                              TranslationNotes& notes) {
    json::object request{{"model", terms.model}};
    request["max_tokens"] = maxTokensOf(conversation, terms, notes);
    writeMessages(conversation, request, notes);
    writeTools(conversation, request, notes);
    writeOutput(conversation, request, notes);
    writeSampling(conversation, request, notes);
    writeStops(conversation.stop, request, notes);
    writeUser(conversation.user, request, notes);
    if (conversation.stream) {
        request["stream"] = true;
    }
    return json::serialize(request);
}

}  // namespace weir::dialects::anthropic
