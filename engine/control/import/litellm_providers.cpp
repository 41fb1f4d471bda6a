// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_providers.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/control/import/plain_names.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/key_ref.hpp"
#include "engine/providers/kind.hpp"

namespace weir::control {

namespace {

// What a provider of LiteLLM is here. Addresses: the providers' own documentation of the form of
// OpenAI's interface that they offer.
struct KnownProvider {
    std::string_view prefix;
    std::string_view kind;
    std::string_view baseUrl;  // empty: the kind's own, or one has to be given
    std::string_view keyVariable;
    std::string_view leftOut = {};  // why it cannot be taken over
};

constexpr std::string_view kOtherForm = "It has a wire format of its own that Weir does not speak.";

constexpr KnownProvider kKnown[] = {
    {"openai", "openai", "", "OPENAI_API_KEY"},
    {"anthropic", "anthropic", "", "ANTHROPIC_API_KEY"},
    {"mistral", "mistral", "", "MISTRAL_API_KEY"},
    {"ollama", "ollama", "", ""},
    {"ollama_chat", "ollama", "", ""},
    {"hosted_vllm", "compatible", "", ""},
    {"openai_like", "compatible", "", ""},
    {"custom_openai", "compatible", "", ""},
    {"lm_studio", "compatible", "", ""},
    {"llamafile", "compatible", "", ""},
    {"xinference", "compatible", "", ""},
    {"litellm_proxy", "compatible", "", ""},
    {"gemini", "compatible", "https://generativelanguage.googleapis.com/v1beta/openai",
     "GEMINI_API_KEY"},
    {"groq", "compatible", "https://api.groq.com/openai/v1", "GROQ_API_KEY"},
    {"deepseek", "compatible", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"},
    {"xai", "compatible", "https://api.x.ai/v1", "XAI_API_KEY"},
    {"openrouter", "compatible", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"},
    {"together_ai", "compatible", "https://api.together.xyz/v1", "TOGETHERAI_API_KEY"},
    {"fireworks_ai", "compatible", "https://api.fireworks.ai/inference/v1", "FIREWORKS_AI_API_KEY"},
    {"perplexity", "compatible", "https://api.perplexity.ai", "PERPLEXITYAI_API_KEY"},
    {"cerebras", "compatible", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY"},
    {"deepinfra", "compatible", "https://api.deepinfra.com/v1/openai", "DEEPINFRA_API_KEY"},
    {"nvidia_nim", "compatible", "https://integrate.api.nvidia.com/v1", "NVIDIA_NIM_API_KEY"},
    {"sambanova", "compatible", "https://api.sambanova.ai/v1", "SAMBANOVA_API_KEY"},
    {"azure", "", "", "", "Azure addresses models by deployment, which Weir does not do."},
    {"azure_ai", "", "", "", kOtherForm},
    {"bedrock", "", "", "", kOtherForm},
    {"vertex_ai", "", "", "", kOtherForm},
    {"sagemaker", "", "", "", kOtherForm},
    {"cohere", "", "", "", kOtherForm},
    {"cohere_chat", "", "", "", kOtherForm},
};

// Models that LiteLLM knows without the name of their provider before them.
struct OwnModels {
    std::string_view begin;
    std::string_view prefix;
};
constexpr OwnModels kOwnModels[] = {
    {"gpt-", "openai"},       {"chatgpt-", "openai"},  {"o1", "openai"},
    {"o3", "openai"},         {"o4", "openai"},        {"text-embedding-", "openai"},
    {"claude-", "anthropic"}, {"mistral-", "mistral"}, {"codestral-", "mistral"},
};

const KnownProvider* find(std::string_view prefix) {
    const auto* found = std::ranges::find(kKnown, prefix, &KnownProvider::prefix);
    return found == std::end(kKnown) ? nullptr : found;
}

struct Named {
    std::string prefix;
    std::string model;
};

// "openai/gpt-4o" is a prefix and a model; so is "gpt-4o" with a provider beside it.
Named nameOf(const LiteLlmDeployment& deployment) {
    const std::size_t slash = deployment.model.find('/');
    const std::string before = deployment.model.substr(0, slash);
    if (!deployment.provider.empty() && before != deployment.provider) {
        return {deployment.provider, deployment.model};
    }
    if (slash != std::string::npos) {
        return {before, deployment.model.substr(slash + 1)};
    }
    for (const OwnModels& own : kOwnModels) {
        if (deployment.model.starts_with(own.begin)) {
            return {std::string(own.prefix), deployment.model};
        }
    }
    return {{}, deployment.model};
}

constexpr std::string_view kVariable = "os.environ/";

// "os.environ/OPENAI_API_KEY": the name of the variable; empty if it is none.
std::string_view variableOf(std::string_view text) {
    return text.starts_with(kVariable) ? text.substr(kVariable.size()) : std::string_view();
}

// Ollama is addressed by its root in LiteLLM, and by its OpenAI form here.
std::string baseUrlFor(const KnownProvider& known, std::string given) {
    while (given.ends_with('/')) {
        given.pop_back();
    }
    if (given.empty()) {
        return std::string(known.baseUrl);
    }
    if (known.kind == "ollama" && !given.ends_with("/v1")) {
        given += "/v1";
    }
    if (known.kind == "anthropic" && given.ends_with("/v1")) {
        given.resize(given.size() - 3);
    }
    return given;
}

std::string upperCase(std::string_view name) {
    std::string upper;
    for (const char letter : name) {
        upper += letter >= 'a' && letter <= 'z'   ? static_cast<char>(letter - 'a' + 'A')
                 : letter == '-' || letter == '.' ? '_'
                                                  : letter;
    }
    return upper;
}

}  // namespace

LiteLlmProviders::LiteLlmProviders(std::vector<std::string> taken, const LiteLlmConfig& config,
                                   SecretsGo secrets, ImportNotes& notes)
    : m_taken(std::move(taken)), m_config(config), m_secretsGo(secrets), m_notes(notes) {}

std::optional<LiteLlmProviders::Place> LiteLlmProviders::placeOf(
    const LiteLlmDeployment& deployment) {
    const Named named = nameOf(deployment);
    const KnownProvider* known = find(named.prefix);
    if (known == nullptr || !known->leftOut.empty()) {
        m_notes.leftOut(deployment.line, deployment.group + ": " + deployment.model,
                        known != nullptr ? std::string(known->leftOut)
                        : named.prefix.empty()
                            ? "Its provider is not named: write PROVIDER/MODEL."
                            : "Weir does not know the provider " + named.prefix + '.');
        return std::nullopt;
    }
    std::string base = deployment.apiBase;
    if (const std::string_view variable = variableOf(base); !variable.empty()) {
        const auto value = m_config.environment.find(std::string(variable));
        if (value == m_config.environment.end()) {
            m_notes.leftOut(deployment.line, deployment.group + ": " + deployment.model,
                            "Its address stands in the variable " + std::string(variable) +
                                "; write the address itself there.");
            return std::nullopt;
        }
        base = value->second;
    }
    const Account wanted{named.prefix, baseUrlFor(*known, std::move(base)), deployment.apiKey, 0};
    const auto found = std::ranges::find_if(m_accounts, [&](const Account& account) {
        return account.prefix == wanted.prefix && account.baseUrl == wanted.baseUrl &&
               account.key == wanted.key;
    });
    if (found == m_accounts.end() && known->kind == "compatible" && wanted.baseUrl.empty()) {
        m_notes.leftOut(deployment.line, deployment.group + ": " + deployment.model,
                        "It needs an address: api_base.");
        return std::nullopt;
    }
    if (found == m_accounts.end() && !wanted.baseUrl.empty() &&
        !net::parseBaseUrl(wanted.baseUrl)) {
        m_notes.leftOut(
            deployment.line, deployment.group + ": " + deployment.model,
            "Weir does not take its address: " + net::parseBaseUrl(wanted.baseUrl).error().text());
        return std::nullopt;
    }
    const std::size_t index = found == m_accounts.end() ? add(deployment, wanted) : found->index;
    admin::ProviderSettings& provider = m_settings[index];
    const bool every = named.model.find('*') != std::string::npos;
    if (every || m_everyModel[index]) {
        m_everyModel[index] = true;
        provider.serve.clear();
    } else if (std::ranges::find(provider.serve, named.model) == provider.serve.end()) {
        provider.serve.push_back(named.model);
    }
    return Place{provider.name, every ? "*" : named.model};
}

std::size_t LiteLlmProviders::add(const LiteLlmDeployment& deployment, Account account) {
    const KnownProvider& known = *find(account.prefix);
    admin::ProviderSettings settings;
    settings.name =
        freeName(toPlainName(account.prefix == "ollama_chat" ? "ollama" : account.prefix), m_taken);
    // An address of one's own under "openai/" is how LiteLLM is told of any compatible server.
    const bool ownAddress = known.kind == "openai" && !account.baseUrl.empty();
    settings.kind = ownAddress ? "compatible" : std::string(known.kind);
    settings.baseUrl = account.baseUrl;
    const providers::Kind& kind = *providers::findKind(settings.kind);
    const auto url = net::parseBaseUrl(account.baseUrl);
    settings.local =
        account.baseUrl.empty() ? kind.local : url && url->origin.scheme == net::Scheme::Http;
    settings.free = settings.kind == "ollama";
    settings.key = keyReference(deployment, account.key, settings.name,
                                ownAddress ? std::string_view() : known.keyVariable,
                                kind.needsKey || (!known.keyVariable.empty() && !ownAddress));
    account.index = m_settings.size();
    m_settings.push_back(std::move(settings));
    m_everyModel.push_back(false);
    m_accounts.push_back(std::move(account));
    return m_settings.size() - 1;
}

std::string LiteLlmProviders::keyReference(const LiteLlmDeployment& deployment,
                                           const std::string& key, const std::string& provider,
                                           std::string_view usual, bool needed) {
    std::string_view variable = key.empty() ? usual : variableOf(key);
    if (key.empty() && !needed) {
        return "none";
    }
    std::string secret = variable.empty() ? key : std::string();
    std::uint32_t line = deployment.apiKeyLine;
    if (!variable.empty()) {
        const auto value = m_config.environment.find(std::string(variable));
        if (value != m_config.environment.end() && variableOf(value->second).empty()) {
            secret = value->second;
            line = 0;
        }
    }
    std::string own = variable.empty() ? upperCase(provider) + "_API_KEY" : std::string(variable);
    if (const auto parsed = providers::parseKeyRef("env:" + own);
        !parsed || !providers::checkKeyRef(*parsed, {})) {
        own = upperCase(provider) + "_API_KEY";
        m_notes.toDo(deployment.apiKeyLine, provider,
                     "Its key stands in the variable " + std::string(variable.substr(0, 80)) +
                         ", which Weir does not read: put it into " + own + '.');
    }
    if (secret.empty()) {
        return "env:" + own;
    }
    const std::string reference =
        m_secretsGo == SecretsGo::ToKeychain ? "keychain:" + provider : "env:" + own;
    if (m_secretsGo == SecretsGo::ToEnvironment) {
        m_notes.toDo(line, provider,
                     "Its key stands in the file itself. Put it into the variable " + own +
                         " of the gateway, and take it out of the file.");
    }
    m_secrets.push_back({{provider, reference, line}, Secret(std::move(secret))});
    return reference;
}

std::vector<std::string> LiteLlmProviders::named(std::string_view prefix) const {
    std::vector<std::string> names;
    for (const Account& account : m_accounts) {
        if (account.prefix == prefix) {
            names.push_back(m_settings[account.index].name);
        }
    }
    return names;
}

}  // namespace weir::control
