// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "engine/dialects/translation/conversation.hpp"
#include "engine/dialects/translation/translation_notes.hpp"

namespace weir::dialects {

// Letters of the longest name that a target takes.
inline constexpr std::size_t kLongestChatToolName = 64;
inline constexpr std::size_t kLongestMessagesToolName = 128;

// Names of tools that the target would refuse, and what they are called there instead. A name
// depends on nothing but the caller's, so that a history reads the same at each turn.
class ToolNames {
public:
    // Renames what the conversation offers, demands and has called: letters, digits, - and _, at
    // most `longest` of them.
    ToolNames(Conversation& conversation, std::size_t longest, TranslationNotes& notes);

    // What the caller calls it.
    const std::string& callersName(const std::string& targets) const;

private:
    std::map<std::string, std::string, std::less<>> m_callers;  // by the target's
};

}  // namespace weir::dialects
