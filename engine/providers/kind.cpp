// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/kind.hpp"

#include <algorithm>
#include <array>

namespace weir::providers {

namespace {

constexpr std::array kOpenAi{Dialect::OpenAiChat, Dialect::OpenAiResponses};
constexpr std::array kAnthropic{Dialect::Anthropic};
constexpr std::array kChat{Dialect::OpenAiChat};
constexpr std::array kEvery{Dialect::OpenAiChat, Dialect::OpenAiResponses, Dialect::Anthropic};

constexpr std::array kKinds{
    Kind{.name = "openai",
         .title = "OpenAI",
         .baseUrl = "https://api.openai.com/v1",
         .keyEnvironment = "OPENAI_API_KEY",
         .dialects = kOpenAi,
         .maxTokensField = "max_completion_tokens",
         .quota = QuotaOf::Model},
    Kind{.name = "anthropic",
         .title = "Anthropic",
         .baseUrl = "https://api.anthropic.com",
         .keyEnvironment = "ANTHROPIC_API_KEY",
         .dialects = kAnthropic,
         .auth = Auth::XApiKey,
         .quota = QuotaOf::Model},
    Kind{.name = "mistral",
         .title = "Mistral",
         .baseUrl = "https://api.mistral.ai/v1",
         .keyEnvironment = "MISTRAL_API_KEY",
         .dialects = kChat,
         .takesStreamOptions = false,
         .shortCallIds = true,
         .quota = QuotaOf::Model},
    Kind{.name = "compatible",
         .title = "OpenAI-compatible server",
         .baseUrl = "",
         .keyEnvironment = "",
         .dialects = kChat,
         .needsKey = false},
    Kind{.name = "ollama",
         .title = "Ollama",
         .baseUrl = "http://127.0.0.1:11434/v1",
         .keyEnvironment = "",
         .dialects = kChat,
         .needsKey = false,
         .local = true},
    Kind{.name = "simulator",
         .title = "Simulator",
         .baseUrl = "",
         .keyEnvironment = "",
         .dialects = kEvery,
         .needsKey = false,
         .local = true,
         .quota = QuotaOf::Model,
         .simulated = true},
};

}  // namespace

AuthHeader authHeader(Auth auth) {
    switch (auth) {
        case Auth::None:
            return {};
        case Auth::Bearer:
            return {"authorization", "Bearer "};
        case Auth::XApiKey:
            return {"x-api-key", ""};
    }
    return {};
}

std::span<const Kind> kinds() {
    return kKinds;
}

const Kind* findKind(std::string_view name) {
    const auto* found = std::ranges::find(kKinds, name, &Kind::name);
    return found == kKinds.end() ? nullptr : found;
}

}  // namespace weir::providers
