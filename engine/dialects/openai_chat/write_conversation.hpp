// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/target_terms.hpp"
#include "engine/dialects/translation/translation_notes.hpp"

namespace weir::dialects::openai_chat {

// The body of a request to /chat/completions.
std::string writeConversation(const Conversation& conversation, const TargetTerms& terms,
                              TranslationNotes& notes);

}  // namespace weir::dialects::openai_chat
