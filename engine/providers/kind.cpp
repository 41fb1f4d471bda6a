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

// Addresses and members as the provider's own documentation has them. What is not certain of one is
// set so that calls succeed: no member is added that it might refuse, and a rate limit that it may
// have for each model is taken for one of the account.
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
    // By its OpenAI-compatible endpoint, which lists "models/gemini-…" and takes "gemini-…".
    Kind{.name = "gemini",
         .title = "Google Gemini",
         .baseUrl = "https://generativelanguage.googleapis.com/v1beta/openai",
         .keyEnvironment = "GEMINI_API_KEY",
         .dialects = kChat,
         .listedPrefix = "models/",
         .quota = QuotaOf::Model},
    Kind{.name = "mistral",
         .title = "Mistral",
         .baseUrl = "https://api.mistral.ai/v1",
         .keyEnvironment = "MISTRAL_API_KEY",
         .dialects = kChat,
         .takesStreamOptions = false,
         .shortCallIds = true,
         .quota = QuotaOf::Model},
    Kind{.name = "xai",
         .title = "xAI",
         .baseUrl = "https://api.x.ai/v1",
         .keyEnvironment = "XAI_API_KEY",
         .dialects = kChat,
         .maxTokensField = "max_completion_tokens",
         .quota = QuotaOf::Model},
    Kind{.name = "deepseek",
         .title = "DeepSeek",
         .baseUrl = "https://api.deepseek.com/v1",
         .keyEnvironment = "DEEPSEEK_API_KEY",
         .dialects = kChat},
    // By its compatibility endpoint, of which chat and embeddings are documented, and no list.
    Kind{.name = "cohere",
         .title = "Cohere",
         .baseUrl = "https://api.cohere.ai/compatibility/v1",
         .keyEnvironment = "COHERE_API_KEY",
         .dialects = kChat,
         .takesStreamOptions = false,
         .listsModels = false},
    // A model is named by its deployment here; what is listed are the models they can be made of.
    Kind{.name = "azure",
         .title = "Azure OpenAI",
         .group = KindGroup::Cloud,
         .baseUrlPattern = "https://RESOURCE.openai.azure.com/openai/v1",
         .keyEnvironment = "AZURE_OPENAI_API_KEY",
         .dialects = kOpenAi,
         .auth = Auth::ApiKey,
         .maxTokensField = "max_completion_tokens",
         .listsModels = false,
         .quota = QuotaOf::Model},
    Kind{.name = "openrouter",
         .title = "OpenRouter",
         .group = KindGroup::Cloud,
         .baseUrl = "https://openrouter.ai/api/v1",
         .keyEnvironment = "OPENROUTER_API_KEY",
         .dialects = kChat,
         .quota = QuotaOf::Model},
    Kind{.name = "groq",
         .title = "Groq",
         .group = KindGroup::Cloud,
         .baseUrl = "https://api.groq.com/openai/v1",
         .keyEnvironment = "GROQ_API_KEY",
         .dialects = kChat,
         .maxTokensField = "max_completion_tokens",
         .quota = QuotaOf::Model},
    Kind{.name = "cerebras",
         .title = "Cerebras",
         .group = KindGroup::Cloud,
         .baseUrl = "https://api.cerebras.ai/v1",
         .keyEnvironment = "CEREBRAS_API_KEY",
         .dialects = kChat,
         .maxTokensField = "max_completion_tokens",
         .quota = QuotaOf::Model},
    Kind{.name = "together",
         .title = "Together AI",
         .group = KindGroup::Cloud,
         .baseUrl = "https://api.together.xyz/v1",
         .keyEnvironment = "TOGETHER_API_KEY",
         .dialects = kChat,
         .takesStreamOptions = false},
    Kind{.name = "fireworks",
         .title = "Fireworks AI",
         .group = KindGroup::Cloud,
         .baseUrl = "https://api.fireworks.ai/inference/v1",
         .keyEnvironment = "FIREWORKS_API_KEY",
         .dialects = kChat,
         .takesStreamOptions = false},
    Kind{.name = "ollama",
         .title = "Ollama",
         .group = KindGroup::OwnServer,
         .baseUrl = "http://127.0.0.1:11434/v1",
         .dialects = kChat,
         .needsKey = false,
         .local = true},
    Kind{.name = "vllm",
         .title = "vLLM",
         .group = KindGroup::OwnServer,
         .baseUrl = "http://127.0.0.1:8000/v1",
         .dialects = kChat,
         .needsKey = false,
         .local = true},
    Kind{.name = "lmstudio",
         .title = "LM Studio",
         .group = KindGroup::OwnServer,
         .baseUrl = "http://127.0.0.1:1234/v1",
         .dialects = kChat,
         .needsKey = false,
         .local = true},
    Kind{.name = "llamacpp",
         .title = "llama.cpp",
         .group = KindGroup::OwnServer,
         .baseUrl = "http://127.0.0.1:8080/v1",
         .dialects = kChat,
         .needsKey = false,
         .local = true},
    Kind{.name = "compatible",
         .title = "OpenAI-compatible server",
         .group = KindGroup::OwnServer,
         .dialects = kChat,
         .needsKey = false},
    Kind{.name = "simulator",
         .title = "Simulator",
         .group = KindGroup::BuiltIn,
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
        case Auth::ApiKey:
            return {"api-key", ""};
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
