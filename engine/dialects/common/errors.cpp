// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/errors.hpp"

#include <array>

#include <fmt/format.h>

#include "engine/dialects/common/json_text.hpp"

namespace weir::dialects {
namespace {

struct ErrorRow {
    Fault fault;
    std::string_view name;
    int openAiStatus;
    std::string_view openAiType;
    std::string_view openAiCode;
    int anthropicStatus;
    std::string_view anthropicType;
};

constexpr std::string_view kInvalid = "invalid_request_error";
constexpr std::string_view kServer = "server_error";
constexpr std::string_view kApi = "api_error";
constexpr std::string_view kRateLimited = "rate_limit_exceeded";

// The words of each family, so that its own clients choose the right error class.
constexpr std::array kErrorRows{
    ErrorRow{Fault::InvalidRequest, "invalid_request", 400, kInvalid, "invalid_request", 400,
             kInvalid},
    ErrorRow{Fault::ContextTooLong, "context_too_long", 400, kInvalid, "context_length_exceeded",
             400, kInvalid},
    ErrorRow{Fault::ContentPolicy, "content_policy", 400, kInvalid, "content_policy_violation", 400,
             kInvalid},
    ErrorRow{Fault::Unauthenticated, "unauthenticated", 401, kInvalid, "invalid_api_key", 401,
             "authentication_error"},
    ErrorRow{Fault::Forbidden, "forbidden", 403, "permission_error", "permission_denied", 403,
             "permission_error"},
    // As OpenAI says it of a project, and Anthropic of a workspace, that lacks a model.
    ErrorRow{Fault::ModelForbidden, "model_forbidden", 403, kInvalid, "model_not_found", 403,
             "permission_error"},
    ErrorRow{Fault::UnknownModel, "unknown_model", 404, kInvalid, "model_not_found", 404,
             "not_found_error"},
    ErrorRow{Fault::NotFound, "not_found", 404, kInvalid, "not_found", 404, "not_found_error"},
    ErrorRow{Fault::MethodNotAllowed, "method_not_allowed", 405, kInvalid, "method_not_allowed",
             405, kInvalid},
    ErrorRow{Fault::RequestTimeout, "request_timeout", 408, kInvalid, "request_timeout", 408,
             kInvalid},
    ErrorRow{Fault::TooLarge, "too_large", 413, kInvalid, "request_too_large", 413,
             "request_too_large"},
    ErrorRow{Fault::UnsupportedMedia, "unsupported_media", 415, kInvalid, "unsupported_media_type",
             415, kInvalid},
    ErrorRow{Fault::Misdirected, "misdirected", 421, kInvalid, "misdirected_request", 421,
             kInvalid},
    ErrorRow{Fault::RateLimited, "rate_limited", 429, "rate_limit_error", kRateLimited, 429,
             "rate_limit_error"},
    // OpenAI says in the type which of its limits it was.
    ErrorRow{Fault::OverRequests, "over_requests", 429, "requests", kRateLimited, 429,
             "rate_limit_error"},
    ErrorRow{Fault::OverTokens, "over_tokens", 429, "tokens", kRateLimited, 429,
             "rate_limit_error"},
    // What both families say when money is gone: clients do not repeat such a call.
    ErrorRow{Fault::OverBudget, "over_budget", 429, "insufficient_quota", "insufficient_quota", 402,
             "billing_error"},
    ErrorRow{Fault::Overloaded, "overloaded", 503, kServer, "overloaded", 529, "overloaded_error"},
    ErrorRow{Fault::KeyLocked, "key_locked", 503, kServer, "key_locked", 503, kApi},
    ErrorRow{Fault::KeyUnusable, "key_unusable", 503, kServer, "key_unusable", 503, kApi},
    ErrorRow{Fault::Unavailable, "unavailable", 503, kServer, "no_target_available", 503, kApi},
    ErrorRow{Fault::UpstreamFailed, "upstream_failed", 502, kServer, "upstream_failed", 502, kApi},
    ErrorRow{Fault::ProviderKeyRefused, "provider_key_refused", 502, kServer,
             "provider_key_refused", 502, kApi},
    ErrorRow{Fault::Timeout, "timeout", 504, kServer, "timeout", 504, "timeout_error"},
    ErrorRow{Fault::TooSlow, "too_slow", 504, kServer, "upstream_too_slow", 504, "timeout_error"},
    ErrorRow{Fault::Internal, "internal", 500, kServer, "internal_error", 500, kApi},
};

constexpr bool rowsAreInOrder() {
    for (std::size_t i = 0; i < kErrorRows.size(); ++i) {
        if (kErrorRows[i].fault != static_cast<Fault>(i)) {
            return false;
        }
    }
    return kErrorRows.size() == static_cast<std::size_t>(Fault::Internal) + 1;
}
static_assert(rowsAreInOrder());

const ErrorRow& row(Fault fault) {
    return kErrorRows[static_cast<std::size_t>(fault)];
}

std::string openAiError(const ErrorRow& words, std::string_view message, std::string_view param) {
    return fmt::format(R"({{"message":{},"type":"{}","param":{},"code":"{}"}})",
                       jsonQuoted(message), words.openAiType,
                       param.empty() ? "null" : jsonQuoted(param), words.openAiCode);
}

std::string anthropicBody(const ErrorRow& words, std::string_view message,
                          std::string_view requestId) {
    const std::string id = requestId.empty()
                               ? std::string()
                               : fmt::format(R"(,"request_id":{})", jsonQuoted(requestId));
    return fmt::format(R"({{"type":"error","error":{{"type":"{}","message":{}}}{}}})",
                       words.anthropicType, jsonQuoted(message), id);
}

// The spec's `error` event is flat, the one on the wire nested, and clients read one or the other;
// this is both. `response.failed` follows, because some clients wait for it alone.
std::string responsesEvents(const ErrorRow& words, std::string_view message,
                            const StreamPosition& position) {
    const std::string text = jsonQuoted(message);
    // The codes that a response object may carry are few; the event's own may be any.
    const std::string_view responseCode =
        words.openAiCode == kRateLimited ? kRateLimited : "server_error";
    const std::string error = fmt::format(
        "event: error\ndata: {{\"type\":\"error\",\"sequence_number\":{},\"code\":\"{}\","
        "\"message\":{},\"param\":null,\"error\":{}}}\n\n",
        position.nextSequence, words.openAiCode, text, openAiError(words, message, {}));
    return error + fmt::format(
                       "event: response.failed\ndata: {{\"type\":\"response.failed\","
                       "\"sequence_number\":{},\"response\":{{\"id\":{},\"object\":\"response\","
                       "\"created_at\":{},\"status\":\"failed\",\"error\":{{\"code\":\"{}\","
                       "\"message\":{}}},\"incomplete_details\":null,\"model\":{},\"output\":[],"
                       "\"usage\":null}}}}\n\n",
                       position.nextSequence + 1, jsonQuoted(position.responseId),
                       position.createdAt, responseCode, text, jsonQuoted(position.model));
}

}  // namespace

std::string_view name(Fault fault) {
    return row(fault).name;
}

int statusOf(Dialect dialect, Fault fault) {
    const ErrorRow& words = row(fault);
    return dialect == Dialect::Anthropic ? words.anthropicStatus : words.openAiStatus;
}

ErrorAnswer errorAnswer(Dialect dialect, Fault fault, std::string_view message,
                        std::string_view param, std::string_view requestId) {
    const ErrorRow& words = row(fault);
    if (dialect == Dialect::Anthropic) {
        return {words.anthropicStatus, anthropicBody(words, message, requestId)};
    }
    return {words.openAiStatus,
            fmt::format(R"({{"error":{}}})", openAiError(words, message, param))};
}

std::string errorEvents(Dialect dialect, Fault fault, std::string_view message,
                        const StreamPosition& position) {
    const ErrorRow& words = row(fault);
    switch (dialect) {
        case Dialect::Anthropic:
            return fmt::format("event: error\ndata: {}\n\n", anthropicBody(words, message, {}));
        case Dialect::OpenAiResponses:
            return responsesEvents(words, message, position);
        case Dialect::OpenAiChat:
            break;
    }
    return fmt::format("data: {{\"error\":{}}}\n\n", openAiError(words, message, {}));
}

std::string_view keepAlive(Dialect dialect) {
    return dialect == Dialect::Anthropic ? "event: ping\ndata: {\"type\": \"ping\"}\n\n"
                                         : ": ping\n\n";
}

}  // namespace weir::dialects
