// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/openai_request.hpp"

#include <string>

#include "engine/dialects/translation/data_url.hpp"

namespace weir::dialects {

Tool functionTool(ObjectReader& function) {
    Tool tool{.name = function.takeString("name"),
              .description = function.takeString("description"),
              .schema = {},
              .strict = function.takeFlag("strict"),
              .custom = false};
    if (const json::object* const schema = function.takeObject("parameters")) {
        tool.schema = *schema;
    }
    return tool;
}

ToolChoice choiceOf(std::string_view word, TranslationNotes& notes) {
    using Kind = ToolChoice::Kind;
    if (word == "auto") {
        return {Kind::Auto, {}};
    }
    if (word == "none") {
        return {Kind::None, {}};
    }
    // Mistral's word for it.
    if (word == "required" || word == "any") {
        return {Kind::Required, {}};
    }
    notes.refuse("has a `tool_choice` that only its own dialect knows");
    return {};
}

AnswerFormat schemaFormat(ObjectReader& format) {
    AnswerFormat read{.kind = AnswerFormat::Kind::Schema,
                      .name = format.takeString("name"),
                      .schema = {},
                      .strict = format.takeFlag("strict")};
    if (const json::object* const schema = format.takeObject("schema")) {
        read.schema = *schema;
    }
    return read;
}

std::optional<File> fileOf(ObjectReader& file) {
    const std::string name = file.takeString("filename");
    const std::string content = file.takeString("file_data");
    file.leaveRest();
    const auto data = readDataUrl(content);
    if (!data) {
        file.notes().refuse("has a file that is only at the provider");
        return std::nullopt;
    }
    return File{.mediaType = std::string(data->mediaType),
                .base64 = std::string(data->base64),
                .name = name};
}

void readShared(ObjectReader& request, Conversation& conversation) {
    conversation.temperature = numberOf(request, "temperature");
    conversation.topP = numberOf(request, "top_p");
    conversation.parallelCalls = request.takeFlag("parallel_tool_calls");
    conversation.stream = request.takeFlag("stream").value_or(false);
    const std::string user = request.takeString("user");
    const std::string newerUser = request.takeString("safety_identifier");
    conversation.user = newerUser.empty() ? user : newerUser;
}

std::optional<Effort> takeEffort(ObjectReader& reader, std::string_view name) {
    const std::string word = reader.takeString(name);
    const auto effort = effortOf(word);
    if (!effort && !word.empty()) {
        reader.notes().leaveOut(reader.nameOf(name));
    }
    return effort;
}

json::value numberOf(ObjectReader& request, std::string_view name) {
    const json::value* const value = request.take(name);
    if (value == nullptr) {
        return nullptr;
    }
    if (!value->is_number()) {
        request.notes().refuse("has a `" + request.nameOf(name) + "` that is no number");
        return nullptr;
    }
    return *value;
}

}  // namespace weir::dialects
