// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/object_reader.hpp"

// What the two dialects of OpenAI say alike in a request.
namespace weir::dialects {

// `name`, `description`, `parameters` and `strict` of a function.
Tool functionTool(ObjectReader& function);
// "auto", "none", "required".
ToolChoice choiceOf(std::string_view word, TranslationNotes& notes);
// `name`, `schema` and `strict`.
AnswerFormat schemaFormat(ObjectReader& format);
// `file_data` and `filename`. Nothing, and refused: the file is only at the provider.
std::optional<File> fileOf(ObjectReader& file);
// How the answer is sampled, whose call it is, whether it streams and calls tools one at a time.
void readShared(ObjectReader& request, Conversation& conversation);
// A word for how hard to think. Nothing where it is absent; one that nobody knows is left out.
std::optional<Effort> takeEffort(ObjectReader& reader, std::string_view name);
// Null where it is absent or no number, which is refused.
json::value numberOf(ObjectReader& request, std::string_view name);

}  // namespace weir::dialects
