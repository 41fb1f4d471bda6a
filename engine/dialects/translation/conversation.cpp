// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/conversation.hpp"

#include <utility>

namespace weir::dialects {

void addPart(Conversation& conversation, Role role, Part part) {
    if (conversation.messages.empty() || conversation.messages.back().role != role) {
        conversation.messages.push_back({role, {}});
    }
    conversation.messages.back().parts.push_back(std::move(part));
}

}  // namespace weir::dialects
