// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_known_providers.hpp"

#include <algorithm>
#include <iterator>

#include "engine/net/url.hpp"
#include "engine/providers/kind.hpp"

namespace weir::control {

namespace {

constexpr std::string_view kOtherForm = "It has a wire format of its own that Weir does not speak.";

// Variables are those that LiteLLM reads. Addresses: the providers' own documentation of the form
// of OpenAI's interface that they offer.
constexpr KnownProvider kKnown[] = {
    {"openai", "openai", "OPENAI_API_KEY"},
    {"anthropic", "anthropic", "ANTHROPIC_API_KEY", ApiBase::Root},
    {"gemini", "gemini", "GEMINI_API_KEY", ApiBase::OtherForm},
    {"mistral", "mistral", "MISTRAL_API_KEY"},
    {"xai", "xai", "XAI_API_KEY"},
    {"deepseek", "deepseek", "DEEPSEEK_API_KEY"},
    {"cohere", "cohere", "COHERE_API_KEY", ApiBase::OtherForm},
    {"cohere_chat", "cohere", "COHERE_API_KEY", ApiBase::OtherForm},
    {"azure", "azure", "AZURE_API_KEY", ApiBase::Azure},
    {"openrouter", "openrouter", "OPENROUTER_API_KEY"},
    {"groq", "groq", "GROQ_API_KEY"},
    {"cerebras", "cerebras", "CEREBRAS_API_KEY"},
    {"together_ai", "together", "TOGETHERAI_API_KEY"},
    {"fireworks_ai", "fireworks", "FIREWORKS_AI_API_KEY"},
    {"ollama", "ollama", "", ApiBase::Root},
    {"ollama_chat", "ollama", "", ApiBase::Root},
    {"hosted_vllm", "vllm", "", ApiBase::Required},
    {"lm_studio", "lmstudio", "", ApiBase::Required},
    {"openai_like", "compatible", "", ApiBase::Required},
    {"custom_openai", "compatible", "", ApiBase::Required},
    {"llamafile", "compatible", "", ApiBase::Required},
    {"xinference", "compatible", "", ApiBase::Required},
    {"litellm_proxy", "compatible", "", ApiBase::Required},
    {.prefix = "perplexity",
     .kind = "compatible",
     .keyVariable = "PERPLEXITYAI_API_KEY",
     .baseUrl = "https://api.perplexity.ai"},
    {.prefix = "deepinfra",
     .kind = "compatible",
     .keyVariable = "DEEPINFRA_API_KEY",
     .baseUrl = "https://api.deepinfra.com/v1/openai"},
    {.prefix = "nvidia_nim",
     .kind = "compatible",
     .keyVariable = "NVIDIA_NIM_API_KEY",
     .baseUrl = "https://integrate.api.nvidia.com/v1"},
    {.prefix = "sambanova",
     .kind = "compatible",
     .keyVariable = "SAMBANOVA_API_KEY",
     .baseUrl = "https://api.sambanova.ai/v1"},
    {.prefix = "azure_ai", .leftOut = kOtherForm},
    {.prefix = "bedrock", .leftOut = kOtherForm},
    {.prefix = "vertex_ai", .leftOut = kOtherForm},
    {.prefix = "sagemaker", .leftOut = kOtherForm},
};

struct OwnModels {
    std::string_view begin;
    std::string_view prefix;
};
constexpr OwnModels kOwnModels[] = {
    {"gpt-", "openai"},       {"chatgpt-", "openai"},  {"o1", "openai"},
    {"o3", "openai"},         {"o4", "openai"},        {"text-embedding-", "openai"},
    {"claude-", "anthropic"}, {"mistral-", "mistral"}, {"codestral-", "mistral"},
};

Error needsAddress() {
    return Error::invalid("It needs an address: api_base.");
}

// The server itself is kept, and the path is the one of the form that Weir speaks. A host that is
// not Azure's own, as one that stands before it, may have another.
Result<std::string> azureBase(const std::string& given) {
    constexpr std::string_view kPath = "/openai/v1";
    constexpr std::string_view kHosts[] = {".openai.azure.com", ".cognitiveservices.azure.com"};
    const auto url = net::parseBaseUrl(given);
    const bool isAzure = url && std::ranges::any_of(kHosts, [&](std::string_view end) {
                             return url->origin.host.ends_with(end);
                         });
    if (isAzure) {
        return net::BaseUrl{url->origin, std::string(kPath)}.text();
    }
    if (given.ends_with(kPath)) {
        return given;
    }
    return Error::invalid("Weir calls Azure at addresses that end in /openai/v1.");
}

// What stands at the provider's own host in another form stands there in this one too.
Result<std::string> ownBase(const KnownProvider& known, const std::string& given) {
    const auto url = net::parseBaseUrl(given);
    const auto own = net::parseBaseUrl(providers::findKind(known.kind)->baseUrl);
    if (url && own && url->origin == own->origin) {
        return std::string();
    }
    return Error::invalid("Its address is that of a wire format that Weir does not speak.");
}

std::string rootBase(const KnownProvider& known, std::string given) {
    constexpr std::string_view kVersion = "/v1";
    const bool wanted = providers::findKind(known.kind)->baseUrl.ends_with(kVersion);
    if (given.ends_with(kVersion) == wanted) {
        return given;
    }
    return wanted ? given + std::string(kVersion) : given.substr(0, given.size() - kVersion.size());
}

}  // namespace

const KnownProvider* findKnown(std::string_view prefix) {
    const auto* found = std::ranges::find(kKnown, prefix, &KnownProvider::prefix);
    return found == std::end(kKnown) ? nullptr : found;
}

std::string_view prefixOfModel(std::string_view model) {
    const auto* found = std::ranges::find_if(
        kOwnModels, [&](const OwnModels& own) { return model.starts_with(own.begin); });
    return found == std::end(kOwnModels) ? std::string_view() : found->prefix;
}

Result<std::string> baseUrlFor(const KnownProvider& known, std::string apiBase) {
    while (apiBase.ends_with('/')) {
        apiBase.pop_back();
    }
    if (apiBase.empty()) {
        const bool required = known.apiBase == ApiBase::Required || known.apiBase == ApiBase::Azure;
        return required ? Result<std::string>(needsAddress()) : std::string(known.baseUrl);
    }
    switch (known.apiBase) {
        case ApiBase::Optional:
        case ApiBase::Required:
            return apiBase;
        case ApiBase::Root:
            return rootBase(known, std::move(apiBase));
        case ApiBase::OtherForm:
            return ownBase(known, apiBase);
        case ApiBase::Azure:
            return azureBase(apiBase);
    }
    return apiBase;
}

}  // namespace weir::control
