// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/object_reader.hpp"

namespace weir::dialects::openai_responses {

// A request to /v1/responses that brings its whole history: what the provider keeps for its callers
// is nowhere else. What it says that Conversation does not is in the notes.
Conversation readConversation(const json::object& request, TranslationNotes& notes);

}  // namespace weir::dialects::openai_responses
