// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/base/dialect.hpp"

namespace weir::dialects {

// What a client may call with a body. `/v1/models` has none and is answered by Weir itself.
enum class Endpoint : std::uint8_t {
    ChatCompletions,
    Embeddings,
    Responses,
    Messages,
    CountTokens
};

// By the exact path, without query: "/v1/chat/completions".
std::optional<Endpoint> endpointOf(std::string_view path);

// The path a client calls: "/v1/messages".
std::string_view clientPath(Endpoint endpoint);

// What is appended to the path of a provider's base URL: "/chat/completions" for the OpenAI
// dialects, whose base URLs end in /v1; "/v1/messages" for Anthropic, whose base URLs do not.
std::string_view upstreamPath(Endpoint endpoint);

Dialect dialectOf(Endpoint endpoint);

// Whether there is an answer in events. Elsewhere a `stream: true` means nothing, and providers
// pass over it.
bool streams(Endpoint endpoint);

}  // namespace weir::dialects
