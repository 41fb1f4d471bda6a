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
};

constexpr std::array kRows{
    Row{Endpoint::ChatCompletions, Dialect::OpenAiChat, "/v1/chat/completions",
        "/chat/completions"},
    Row{Endpoint::Embeddings, Dialect::OpenAiChat, "/v1/embeddings", "/embeddings"},
    Row{Endpoint::Responses, Dialect::OpenAiResponses, "/v1/responses", "/responses"},
    Row{Endpoint::Messages, Dialect::Anthropic, "/v1/messages", "/v1/messages"},
    Row{Endpoint::CountTokens, Dialect::Anthropic, "/v1/messages/count_tokens",
        "/v1/messages/count_tokens"},
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

}  // namespace weir::dialects
