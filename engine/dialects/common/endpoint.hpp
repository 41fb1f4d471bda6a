// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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

// Whether such a call can be put to a target that speaks another dialect: it is the next turn of a
// conversation, which all of them know.
bool isTranslated(Endpoint endpoint);

// Of the dialects that a target speaks, the one that calls are translated to. Nothing: none is.
std::optional<Dialect> translatedTo(std::span<const Dialect> spoken);

// Where a call goes at a target that speaks these dialects: to the same endpoint, if it can, else
// to the one that it is translated for. Nothing: nowhere.
std::optional<Endpoint> endpointAt(Endpoint asked, std::span<const Dialect> spoken);

// Whether there is an answer in events. Elsewhere a `stream: true` means nothing, and providers
// pass over it.
bool streams(Endpoint endpoint);

}  // namespace weir::dialects
