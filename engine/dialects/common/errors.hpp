// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/dialect.hpp"

namespace weir::dialects {

// What went wrong with a call, in words that every dialect has a status and a type for.
enum class Fault : std::uint8_t {
    InvalidRequest,
    ContextTooLong,
    ContentPolicy,  // the provider does not answer such a call
    Unauthenticated,
    Forbidden,
    ModelForbidden,  // the caller's key may not ask for the model
    UnknownModel,
    NotFound,  // no such path
    MethodNotAllowed,
    RequestTimeout,  // the client sends its own request too slowly
    TooLarge,
    UnsupportedMedia,  // content type or encoding
    Misdirected,       // a Host that is not ours
    RateLimited,
    OverRequests,  // a limit of the gateway on requests, or on how many are under way
    OverTokens,    // one on tokens
    OverBudget,    // a budget of the gateway does not suffice for the call
    Overloaded,
    KeyLocked,           // the provider's key is in a locked keychain
    KeyUnusable,         // it is missing, or bound to another address
    Unavailable,         // no target can be asked now
    UpstreamFailed,      // the provider failed or answered nonsense
    ProviderKeyRefused,  // the provider refused the key that Weir holds: not the caller's doing
    Timeout,
    TooSlow,  // the stream of the provider did not keep up with what is asked of it
    Internal,
};

// Stable lower-case word for records and logs: "rate_limited".
std::string_view name(Fault fault);

// The HTTP status a client of this dialect gets.
int statusOf(Dialect dialect, Fault fault);

struct ErrorAnswer {
    int status = 500;
    std::string body;  // application/json
};

// A whole error answer in the client's dialect. `message` is for a person; it is not scrubbed here.
// `param` is the offending member for the OpenAI dialects, empty if none; `requestId` is put where
// Anthropic clients look for it.
ErrorAnswer errorAnswer(Dialect dialect, Fault fault, std::string_view message,
                        std::string_view param = {}, std::string_view requestId = {});

// Where in a stream an error is put; only Responses clients look at it.
struct StreamPosition {
    std::uint64_t nextSequence = 0;
    std::uint64_t createdAt = 0;  // seconds since 1970, as the response object said
    std::string_view responseId;
    std::string_view model;
};

// The event or events that end a stream that was begun. No [DONE] follows: the answer is not whole.
std::string errorEvents(Dialect dialect, Fault fault, std::string_view message,
                        const StreamPosition& position = {});

// Something to send while there is nothing to say; clients skip it. Never inside an event.
std::string_view keepAlive(Dialect dialect);

}  // namespace weir::dialects
