// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/openai_responses/request.hpp"

namespace weir::dialects::openai_responses {

bool readMember(RequestWalk& walk, std::string_view name) {
    if (name == "input") {
        return readConversation(walk);
    }
    if (name == "instructions") {
        return walk.countText();
    }
    if (name == "tools") {
        return readTools(walk);
    }
    if (name == "service_tier") {
        return readTier(walk);
    }
    if (name == "text") {
        return readFormatIn(walk);
    }
    if (name == "max_output_tokens") {
        return readCount(walk.json, walk.facts.maxOutputTokens,
                         "`max_output_tokens` must be a whole number");
    }
    return walk.json.skip();
}

}  // namespace weir::dialects::openai_responses
