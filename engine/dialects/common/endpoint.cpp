// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/endpoint.hpp"

#include <algorithm>
#include <array>

namespace weir::dialects {
namespace {

struct Row {
    Endpoint endpoint;
    Dialect dialect;
    std::string_view clientPath;
    std::string_view upstreamPath;
    bool streams;
    bool translated;
};

constexpr std::array kRows{
    Row{Endpoint::ChatCompletions, Dialect::OpenAiChat, "/v1/chat/completions",
        callPath(Dialect::OpenAiChat), true, true},
    Row{Endpoint::Embeddings, Dialect::OpenAiChat, "/v1/embeddings", "/embeddings", false, false},
    Row{Endpoint::Responses, Dialect::OpenAiResponses, "/v1/responses",
        callPath(Dialect::OpenAiResponses), true, true},
    Row{Endpoint::Messages, Dialect::Anthropic, "/v1/messages", callPath(Dialect::Anthropic), true,
        true},
    Row{Endpoint::CountTokens, Dialect::Anthropic, "/v1/messages/count_tokens",
        "/v1/messages/count_tokens", false, false},
};

// What calls are translated to, the first that a target speaks. Nobody speaks Responses alone.
struct TranslationTarget {
    Dialect dialect;
    Endpoint endpoint;
};
constexpr std::array kTranslatedTo{
    TranslationTarget{Dialect::OpenAiChat, Endpoint::ChatCompletions},
    TranslationTarget{Dialect::Anthropic, Endpoint::Messages}};

bool speaks(std::span<const Dialect> spoken, Dialect dialect) {
    return std::ranges::find(spoken, dialect) != spoken.end();
}

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

bool isTranslated(Endpoint endpoint) {
    return row(endpoint).translated;
}

std::optional<Dialect> translatedTo(std::span<const Dialect> spoken) {
    const auto* const found = std::ranges::find_if(
        kTranslatedTo, [&](const TranslationTarget& each) { return speaks(spoken, each.dialect); });
    return found == kTranslatedTo.end() ? std::nullopt : std::optional(found->dialect);
}

std::optional<Endpoint> endpointAt(Endpoint asked, std::span<const Dialect> spoken) {
    if (speaks(spoken, dialectOf(asked))) {
        return asked;
    }
    const auto other = isTranslated(asked) ? translatedTo(spoken) : std::nullopt;
    const auto* const found = std::ranges::find(kTranslatedTo, other, &TranslationTarget::dialect);
    return found == kTranslatedTo.end() ? std::nullopt : std::optional(found->endpoint);
}

bool streams(Endpoint endpoint) {
    return row(endpoint).streams;
}

}  // namespace weir::dialects
