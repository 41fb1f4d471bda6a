// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/object_reader.hpp"

namespace weir::dialects::anthropic {

// A request to /v1/messages. What it says that Conversation does not is in the notes.
Conversation readConversation(const json::object& request, TranslationNotes& notes);

}  // namespace weir::dialects::anthropic
