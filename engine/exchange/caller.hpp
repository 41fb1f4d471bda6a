// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/net/server_call.hpp"

// What the head of a request tells of whoever sent it, beside its key.
namespace weir::exchange {

// "127.0.0.1:51034, openai-node 6.49"
std::string callerName(const net::ServerCall& call);

// How long the caller's client waits before it gives up and perhaps tries again by itself: the
// official clients of OpenAI and Anthropic say it in seconds, as `x-stainless-timeout`. Nothing: it
// says none, or not in a form that can be believed.
std::optional<Milliseconds> callerPatience(const net::http::RequestHead& head);

// Whether the caller says that it makes a recorded call again: the header x-weir-replay names that
// call by its id.
bool isReplay(const net::http::RequestHead& head);

// The run that this call belongs to, as the client names it: in `x-session-id`, or in the header
// that Claude Code or Codex sends for it. At most 128 characters, keys taken out; empty: it does
// not say.
std::string sessionName(const net::http::RequestHead& head);

// Whose key it is, for what is kept for its next calls: keys that the document declares have no id,
// and stored ones may get another name.
std::string ownerOf(const Id& keyId, std::string_view key);

// The names of what stands behind the '?', as a loss: none of it goes to a provider. Values are not
// named, one of them may be a key. Empty: there is no query.
std::string droppedQuery(const net::http::RequestHead& head);

}  // namespace weir::exchange
