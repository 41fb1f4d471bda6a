// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/translation_notes.hpp"

namespace weir::dialects::anthropic {

// `tools` and `tool_choice` of a request.
void writeTools(const Conversation& conversation, json::object& request, TranslationNotes& notes);

}  // namespace weir::dialects::anthropic
