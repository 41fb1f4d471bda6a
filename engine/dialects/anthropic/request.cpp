// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/anthropic/request.hpp"

namespace weir::dialects::anthropic {

bool readMember(RequestWalk& walk, std::string_view name) {
    if (name == "messages") {
        return readConversation(walk);
    }
    if (name == "system") {
        return walk.countText();
    }
    if (name == "tools") {
        return readTools(walk);
    }
    if (name == "speed") {
        return readTier(walk);
    }
    if (name == "output_format") {
        return readFormat(walk);
    }
    if (name == "output_config") {
        return readFormatIn(walk);
    }
    if (name == "max_tokens") {
        return readCount(walk.json, walk.facts.maxOutputTokens,
                         "`max_tokens` must be a whole number");
    }
    return walk.json.skip();
}

}  // namespace weir::dialects::anthropic
