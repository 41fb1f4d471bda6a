// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/tool_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/dialects/translation/call_ids.hpp"

namespace weir::dialects {

namespace {

// The beginning says what it is for, to the model too; the end tells it from others that begin
// alike.
std::string plainToolName(std::string_view name, std::size_t longest) {
    if (!name.empty() && name.size() <= longest && std::ranges::all_of(name, isPlainLetter)) {
        return std::string(name);
    }
    const std::string end = "_" + shortCallId("tool " + std::string(name));
    std::string made(name.substr(0, longest - end.size()));
    std::ranges::replace_if(made, [](char letter) { return !isPlainLetter(letter); }, '_');
    return made + end;
}

}  // namespace

ToolNames::ToolNames(Conversation& conversation, std::size_t longest, TranslationNotes& notes) {
    const auto rename = [&](std::string& name) {
        std::string made = plainToolName(name, longest);
        if (made != name) {
            m_callers.emplace(made, name);
            name = std::move(made);
        }
    };
    for (Tool& tool : conversation.tools) {
        rename(tool.name);
    }
    if (conversation.choice.kind == ToolChoice::Kind::Named) {
        rename(conversation.choice.name);
    }
    for (Message& message : conversation.messages) {
        for (Part& part : message.parts) {
            if (auto* const call = std::get_if<ToolCall>(&part)) {
                rename(call->name);
            }
        }
    }
    if (!m_callers.empty()) {
        notes.change(fmt::format("names of tools: {} made to fit", m_callers.size()));
    }
}

const std::string& ToolNames::callersName(const std::string& targets) const {
    const auto found = m_callers.find(targets);
    return found == m_callers.end() ? targets : found->second;
}

}  // namespace weir::dialects
