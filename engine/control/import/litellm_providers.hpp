// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/secret.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/import/import_notes.hpp"
#include "engine/control/import/litellm_config.hpp"

namespace weir::control {

// Where the key of a provider goes that stands in the file itself.
enum class SecretsGo {
    ToKeychain,     // of the gateway; whoever imports hands them over
    ToEnvironment,  // of the gateway; a person puts them there
};

struct ImportedSecret {
    admin::ImportedSecretRow row;
    Secret secret;
};

// The providers of a configuration: one for each address and key that deployments name.
class LiteLlmProviders {
public:
    // `there`: those that the document has already. One that is the same account is used as it is.
    LiteLlmProviders(const std::vector<ProviderFields>& there, const LiteLlmConfig& config,
                     SecretsGo secrets, ImportNotes& notes);

    struct Place {
        std::string provider;  // its name in the document
        std::string model;     // at the provider; "*": every one
    };
    // Where the calls of a deployment go. Nothing, and a note, if Weir cannot speak to it.
    std::optional<Place> placeOf(const LiteLlmDeployment& deployment);

    // Those to be added, in the order in which they were named.
    const std::vector<admin::ProviderSettings>& settings() const { return m_settings; }
    std::vector<ImportedSecret> takeSecrets() { return std::move(m_secrets); }
    // Those that came of "openai", as a budget of LiteLLM names them.
    std::vector<std::string> named(std::string_view prefix) const;

private:
    struct Account {
        std::string prefix;
        std::string baseUrl;
        std::string key;                        // may be a secret
        std::string name;                       // of the provider
        const ProviderFields* there = nullptr;  // in the document; null: it is to be added
        std::size_t at = 0;                     // in m_settings
    };

    Account* accountOf(const LiteLlmDeployment& deployment, const std::string& prefix,
                       std::string baseUrl, const std::string& model);
    const ProviderFields* sameThere(const admin::ProviderSettings& settings,
                                    const std::string& model) const;
    std::string keyReference(const LiteLlmDeployment& deployment, const std::string& key,
                             const std::string& provider, std::string_view usual, bool needed);
    std::string ownReference(std::string_view provider);

    const std::vector<ProviderFields>& m_there;
    std::vector<std::string> m_taken;       // names of providers
    std::vector<std::string> m_references;  // to keys
    const LiteLlmConfig& m_config;
    SecretsGo m_secretsGo;
    ImportNotes& m_notes;
    std::vector<Account> m_accounts;
    std::vector<admin::ProviderSettings> m_settings;
    std::vector<bool> m_everyModel;  // of m_settings: a deployment stands for all of its models
    std::vector<ImportedSecret> m_secrets;
};

}  // namespace weir::control
