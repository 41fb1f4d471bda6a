// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/usage.hpp"
#include "engine/dialects/common/json_dom.hpp"

namespace weir::dialects::openai_chat {

// The `usage` object of chat completions and embeddings, taken apart: cached, cache-write, audio
// and image tokens are parts of prompt_tokens, reasoning and audio parts of completion_tokens.
Usage readUsage(dom::object usage);

}  // namespace weir::dialects::openai_chat
