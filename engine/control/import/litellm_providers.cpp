// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_providers.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/address_range.hpp"
#include "engine/base/ascii.hpp"
#include "engine/control/import/litellm_known_providers.hpp"
#include "engine/control/import/plain_names.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/key_ref.hpp"
#include "engine/providers/kind.hpp"

namespace weir::control {

namespace {

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
    return {std::string(prefixOfModel(deployment.model)), deployment.model};
}

constexpr std::string_view kVariable = "os.environ/";

// "os.environ/OPENAI_API_KEY": the name of the variable; empty if it is none.
std::string_view variableOf(std::string_view text) {
    return text.starts_with(kVariable) ? text.substr(kVariable.size()) : std::string_view();
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

// http is for this machine and its network: a key that went further would go in the clear.
bool isNear(const net::Origin& origin) {
    constexpr std::string_view kPrivate[] = {"10.0.0.0/8",    "172.16.0.0/12", "192.168.0.0/16",
                                             "100.64.0.0/10", "127.0.0.0/8",   "::1/128",
                                             "fc00::/7"};
    constexpr std::string_view kNearNames[] = {".local", ".internal", ".lan", ".localhost"};
    return origin.host.find_first_of(".:") == std::string::npos ||
           std::ranges::any_of(kNearNames,
                               [&](std::string_view end) { return origin.host.ends_with(end); }) ||
           std::ranges::any_of(kPrivate, [&](std::string_view range) {
               return AddressRange::parse(range)->contains(origin.host);
           });
}

bool serves(const ProviderFields& provider, const std::string& model) {
    return !provider.serve || std::ranges::any_of(*provider.serve, [&](const Text& each) {
        return each.value == model;
    });
}

bool isVariableName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || isDigit(letter) || letter == '_';
    });
}

}  // namespace

LiteLlmProviders::LiteLlmProviders(const std::vector<ProviderFields>& there,
                                   const LiteLlmConfig& config, SecretsGo secrets,
                                   ImportNotes& notes)
    : m_there(there), m_config(config), m_secretsGo(secrets), m_notes(notes) {
    for (const ProviderFields& provider : there) {
        m_taken.push_back(provider.name.value);
        for (const Text& key : provider.keys) {
            m_references.push_back(key.value);
        }
    }
}

std::optional<LiteLlmProviders::Place> LiteLlmProviders::placeOf(
    const LiteLlmDeployment& deployment) {
    const Named named = nameOf(deployment);
    const KnownProvider* known = findKnown(named.prefix);
    const auto leaveOut = [&](std::string why) {
        m_notes.leftOut(deployment.line, deployment.group + ": " + deployment.model,
                        std::move(why));
        return std::nullopt;
    };
    constexpr std::size_t kLongestName = 200;  // of a model, in the document
    if (named.model.empty() ||
        std::max(named.model.size(), deployment.group.size()) > kLongestName) {
        return leaveOut("A model has a name of 1 to 200 bytes.");
    }
    if (named.prefix.empty()) {
        return leaveOut("Its provider is not named: write PROVIDER/MODEL.");
    }
    if (known == nullptr) {
        return leaveOut("Weir does not know the provider " + named.prefix + '.');
    }
    if (!known->leftOut.empty()) {
        return leaveOut(std::string(known->leftOut));
    }
    if (known->kind == "azure" && named.model.find('/') != std::string::npos) {
        return leaveOut("What stands before the name of its deployment is not known here.");
    }
    std::string base = deployment.apiBase;
    if (const std::string_view variable = variableOf(base); !variable.empty()) {
        const auto value = m_config.environment.find(std::string(variable));
        if (value == m_config.environment.end()) {
            return leaveOut(
                "Its address stands in a variable; write the address itself into the "
                "file.");
        }
        base = value->second;
    }
    auto taken = baseUrlFor(*known, std::move(base));
    if (!taken) {
        return leaveOut(taken.error().message);
    }
    base = *std::move(taken);
    if (!base.empty()) {
        const auto url = net::parseBaseUrl(base);
        if (!url) {
            return leaveOut("Weir does not take its address: " + url.error().text());
        }
        if (url->origin.scheme == net::Scheme::Http && !isNear(url->origin)) {
            return leaveOut(
                "It is called over http, which only this machine and its network may "
                "be: give it an https address.");
        }
    }
    if (known->kind == "azure") {
        m_notes.changed(deployment.line, deployment.group + ": " + deployment.model,
                        "It is called at /openai/v1, where the deployment is the model; the list "
                        "of prices knows no deployments.");
    }
    const Account* account = accountOf(deployment, named.prefix, std::move(base), named.model);
    const bool every = named.model.find('*') != std::string::npos;
    if (account->there == nullptr) {
        admin::ProviderSettings& provider = m_settings[account->at];
        if (every || m_everyModel[account->at]) {
            m_everyModel[account->at] = true;
            provider.serve.clear();
        } else if (std::ranges::find(provider.serve, named.model) == provider.serve.end()) {
            provider.serve.push_back(named.model);
        }
    }
    return Place{account->name, every ? "*" : named.model};
}

// The account that is known, or is in the document already, or is to be added.
LiteLlmProviders::Account* LiteLlmProviders::accountOf(const LiteLlmDeployment& deployment,
                                                       const std::string& prefix,
                                                       std::string baseUrl,
                                                       const std::string& model) {
    const KnownProvider& known = *findKnown(prefix);
    admin::ProviderSettings settings;
    // An address of one's own under "openai/" is how LiteLLM is told of any compatible server.
    const bool ownAddress = known.kind == "openai" && !baseUrl.empty();
    settings.kind = ownAddress ? "compatible" : std::string(known.kind);
    settings.baseUrl = baseUrl;
    const auto found = std::ranges::find_if(m_accounts, [&](const Account& account) {
        return account.prefix == prefix && account.baseUrl == baseUrl &&
               account.key == deployment.apiKey &&
               (account.there == nullptr || serves(*account.there, model));
    });
    if (found != m_accounts.end()) {
        return &*found;
    }
    const providers::Kind& kind = *providers::findKind(settings.kind);
    const auto url = net::parseBaseUrl(baseUrl);
    settings.local = baseUrl.empty() ? kind.local : url && url->origin.scheme == net::Scheme::Http;
    settings.free = settings.kind == "ollama";
    const std::string wanted = toPlainName(prefix == "ollama_chat" ? "ollama" : prefix);
    const std::string_view usual = ownAddress ? std::string_view() : known.keyVariable;
    std::vector<std::string> taken = m_taken;
    settings.name = freeName(wanted, taken);
    settings.key = keyReference(deployment, deployment.apiKey, settings.name, usual,
                                kind.needsKey || !usual.empty());
    Account account{prefix, std::move(baseUrl), deployment.apiKey, settings.name, nullptr, 0};
    if (const ProviderFields* there = sameThere(settings, model)) {
        account.name = there->name.value;
        account.there = there;
    } else {
        m_taken = std::move(taken);
        account.at = m_settings.size();
        m_settings.push_back(std::move(settings));
        m_everyModel.push_back(false);
    }
    m_accounts.push_back(std::move(account));
    return &m_accounts.back();
}

// Of the same kind, with the same address and key, and with this model.
const ProviderFields* LiteLlmProviders::sameThere(const admin::ProviderSettings& settings,
                                                  const std::string& model) const {
    const auto found = std::ranges::find_if(m_there, [&](const ProviderFields& there) {
        const std::string key = there.keys.empty() ? "none" : there.keys.front().value;
        return there.kind.value == settings.kind && there.baseUrl.value == settings.baseUrl &&
               key == settings.key && there.keys.size() <= 1 && serves(there, model);
    });
    return found == m_there.end() ? nullptr : &*found;
}

std::string LiteLlmProviders::keyReference(const LiteLlmDeployment& deployment,
                                           const std::string& key, const std::string& provider,
                                           std::string_view usual, bool needed) {
    if (key.empty() && !needed) {
        return "none";
    }
    const std::string_view variable = key.empty() ? usual : variableOf(key);
    std::string secret = variable.empty() ? key : std::string();
    std::uint32_t line = deployment.apiKeyLine;
    if (const auto value = m_config.environment.find(std::string(variable));
        value != m_config.environment.end() && variableOf(value->second).empty()) {
        secret = value->second;
        line = 0;
    }
    if (secret.empty()) {
        const std::string named = "env:" + std::string(variable);
        const auto parsed = providers::parseKeyRef(named);
        if (isVariableName(variable) && parsed && providers::checkKeyRef(*parsed, {})) {
            return named;
        }
        const std::string own = ownReference(provider);
        m_notes.toDo(
            line, provider,
            (isVariableName(variable) ? "Its key stands in the variable " + std::string(variable)
                                      : std::string("Its key stands in a variable")) +
                ", which Weir does not read: put it into " + own.substr(4) + '.');
        return own;
    }
    std::string reference;
    if (m_secretsGo == SecretsGo::ToKeychain) {
        reference = freeName("keychain:" + provider, m_references);
    } else {
        reference = ownReference(provider);
        m_notes.toDo(line, provider,
                     "Its key stands in the file itself. Put it into the variable " +
                         reference.substr(4) + " of the gateway, and take it out of the file.");
    }
    m_secrets.push_back({{provider, reference, line}, Secret(std::move(secret))});
    return reference;
}

// A variable that nobody uses for another key: whatever stands there goes to this provider.
std::string LiteLlmProviders::ownReference(std::string_view provider) {
    return freeName("env:WEIR_IMPORTED_" + upperCase(provider), m_references, '_');
}

std::vector<std::string> LiteLlmProviders::named(std::string_view prefix) const {
    std::vector<std::string> names;
    for (const Account& account : m_accounts) {
        if (account.prefix == prefix && std::ranges::find(names, account.name) == names.end()) {
            names.push_back(account.name);
        }
    }
    return names;
}

}  // namespace weir::control
