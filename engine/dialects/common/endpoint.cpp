// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/endpoint.hpp"

#include <array>

namespace weir::dialects {
namespace {

struct Row {
    Endpoint endpoint;
    Dialect dialect;
    std::string_view clientPath;
    std::string_view upstreamPath;
    bool streams;
};

constexpr std::array kRows{
    Row{Endpoint::ChatCompletions, Dialect::OpenAiChat, "/v1/chat/completions",
        callPath(Dialect::OpenAiChat), true},
    Row{Endpoint::Embeddings, Dialect::OpenAiChat, "/v1/embeddings", "/embeddings", false},
    Row{Endpoint::Responses, Dialect::OpenAiResponses, "/v1/responses",
        callPath(Dialect::OpenAiResponses), true},
    Row{Endpoint::Messages, Dialect::Anthropic, "/v1/messages", callPath(Dialect::Anthropic), true},
    Row{Endpoint::CountTokens, Dialect::Anthropic, "/v1/messages/count_tokens",
        "/v1/messages/count_tokens", false},
};

const Row& row(Endpoint endpoint) {
    return kRows[static_cast<std::size_t>(endpoint)];
}

}  // namespace

std::optional<Endpoint> endpointOf(std::string_view path) {
    for (const Row& candidate : kRows) {
        if (candidate.clientPath == path) {
            return candidate.endpoint;
        }
    }
    return std::nullopt;
}

std::string_view clientPath(Endpoint endpoint) {
    return row(endpoint).clientPath;
}

std::string_view upstreamPath(Endpoint endpoint) {
    return row(endpoint).upstreamPath;
}

Dialect dialectOf(Endpoint endpoint) {
    return row(endpoint).dialect;
}

bool streams(Endpoint endpoint) {
    return row(endpoint).streams;
}

}  // namespace weir::dialects
