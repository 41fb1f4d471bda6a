// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_config.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "engine/control/config/yaml_node.hpp"
#include "engine/control/import/litellm_setting.hpp"

namespace weir::control {

namespace {

using namespace litellm;
using Node = YamlNode;

constexpr std::string_view kSecretHere =
    "It is a secret of LiteLLM's own; Weir has keys and tokens of its own.";

// [{"gpt-4o": ["claude", "mistral"]}], or the mapping without the list around it.
void readFallbacks(const Node& node, std::vector<LiteLlmFallback>& into) {
    for (const Node& item : node.items) {
        readFallbacks(item, into);
    }
    for (const YamlMember& member : node.members) {
        into.push_back({member.key.place.line, member.key.scalar, textsOf(member.value)});
    }
}

template <auto kField>
bool readFallbacksInto(const Node& node, LiteLlmConfig& config) {
    readFallbacks(node, config.*kField);
    return node.kind != Node::Kind::Scalar || node.isNull();
}

// {"gpt-4": "gpt-4o"}, or {"gpt-4": {model: gpt-4o, hidden: true}}.
bool readAliases(const Node& node, LiteLlmConfig& config) {
    for (const YamlMember& member : node.members) {
        const Node* model = member.value.find("model");
        const Node* hidden = member.value.find("hidden");
        config.aliases.push_back({member.key.place.line, member.key.scalar,
                                  textsOf(model == nullptr ? member.value : *model),
                                  hidden != nullptr && textOf(*hidden) == "true"});
    }
    return node.kind != Node::Kind::Scalar || node.isNull();
}

bool readProviderBudgets(const Node& node, LiteLlmConfig& config) {
    for (const YamlMember& member : node.members) {
        LiteLlmBudget budget{member.key.place.line, member.key.scalar, {}, {}};
        for (const std::string_view name : {"budget_limit", "max_budget"}) {
            if (const Node* limit = member.value.find(name)) {
                budget.dollars = numberOf(*limit);
            }
        }
        for (const std::string_view name : {"time_period", "budget_duration"}) {
            if (const Node* period = member.value.find(name)) {
                budget.every = textOf(*period);
            }
        }
        config.providerBudgets.push_back(std::move(budget));
    }
    return true;
}

struct NotRead {};

constexpr std::string_view kNothingLost = "";  // nothing is lost

constexpr std::string_view kTimeOfProvider =
    "Times are set for a provider: timeouts: {first_token: 20s, total: 60s}.";
constexpr std::string_view kRecords = "Weir records every call itself and sends records nowhere.";

using Deployment = LiteLlmDeployment;
using Config = LiteLlmConfig;

template <auto kField>
bool readPrice(const Node& node, Deployment& deployment) {
    return readNumber<kField>(node, deployment.prices);
}

constexpr Setting<Deployment> kParameters[] = {
    {"model", readText<&Deployment::model, Deployment>},
    {"custom_llm_provider", readText<&Deployment::provider, Deployment>},
    {"api_base", readText<&Deployment::apiBase, Deployment>},
    {"base_url", readText<&Deployment::apiBase, Deployment>},
    {"api_key",
     [](const Node& node, Deployment& deployment) {
         deployment.apiKeyLine = node.place.line;
         return readText<&Deployment::apiKey>(node, deployment);
     }},
    {"litellm_credential_name", readText<&Deployment::credential, Deployment>},
    {"rpm", readCount<&Deployment::rpm, Deployment>},
    {"tpm", readCount<&Deployment::tpm, Deployment>},
    {"max_parallel_requests", readCount<&Deployment::parallel, Deployment>},
    {"weight",
     [](const Node& node, Deployment& deployment) {
         const auto weight = numberOf(node);
         deployment.weight = static_cast<std::uint64_t>(std::llround(weight.value_or(0) * 1000));
         return weight.has_value() || node.isNull();
     }},
    {"order", readCount<&Deployment::order, Deployment>},
    {"input_cost_per_token", readPrice<&LiteLlmPrices::in>},
    {"output_cost_per_token", readPrice<&LiteLlmPrices::out>},
    {"cache_read_input_token_cost", readPrice<&LiteLlmPrices::read>},
    {"cache_creation_input_token_cost", readPrice<&LiteLlmPrices::write>},
    {"max_tokens", nullptr, "Weir adds no limit to a call that names none."},
    {"timeout", nullptr, kTimeOfProvider},
    {"stream_timeout", nullptr, kTimeOfProvider},
    {"max_retries", nullptr, "Retries are set for all calls: retries: {attempts: 3}."},
    {"drop_params", nullptr, "Weir passes on what a caller sends, as it is."},
    {"api_version", nullptr, "Weir calls addresses that need no version beside them."},
    {"organization", nullptr, "Weir sends no header of an organisation; give it a key of its own."},
};

// What else model_info holds is only shown by LiteLLM.
constexpr std::string_view kOfModelInfo[] = {"rpm",
                                             "tpm",
                                             "input_cost_per_token",
                                             "output_cost_per_token",
                                             "cache_read_input_token_cost",
                                             "cache_creation_input_token_cost"};
constexpr Setting<NotRead> kRestricting[] = {
    {"team_id", nullptr, "Only one team may use it there; here keys say which models they may."},
    {"access_groups", nullptr, "Keys name models here, not groups of them."},
    {"base_model", nullptr,
     "If Weir's own list does not know what it costs, say so on the page Prices."},
};

constexpr Setting<Config> kSettings[] = {
    {"fallbacks", readFallbacksInto<&Config::fallbacks>},
    {"context_window_fallbacks", readFallbacksInto<&Config::contextFallbacks>},
    {"content_policy_fallbacks", readFallbacksInto<&Config::contentFallbacks>},
    {"default_fallbacks",
     [](const Node& node, Config& config) {
         config.defaultFallbacks = textsOf(node);
         return true;
     }},
    {"model_group_alias", readAliases},
    {"model_alias_map", readAliases},
    {"routing_strategy",
     [](const Node& node, Config& config) {
         config.strategyLine = node.place.line;
         return readText<&Config::strategy>(node, config);
     }},
    {"num_retries", readCount<&Config::retries, Config>},
    {"allowed_fails", readCount<&Config::allowedFails, Config>},
    {"cooldown_time", readNumber<&Config::cooldown, Config>},
    {"timeout", readNumber<&Config::routerTimeout, Config>},
    {"request_timeout", readNumber<&Config::timeout, Config>},
    {"stream_timeout", readNumber<&Config::streamTimeout, Config>},
    {"max_budget",
     [](const Node& node, Config& config) {
         config.budget.line = node.place.line;
         return readNumber<&LiteLlmBudget::dollars>(node, config.budget);
     }},
    {"budget_duration",
     [](const Node& node, Config& config) {
         return readText<&LiteLlmBudget::every>(node, config.budget);
     }},
    {"provider_budget_config", readProviderBudgets},
    {"drop_params", nullptr, "Weir passes on what a caller sends, as it is."},
    {"enable_pre_call_checks", nullptr, kNothingLost},
    {"set_verbose", nullptr, kNothingLost},
    {"json_logs", nullptr, kNothingLost},
    {"cache", nullptr, "Weir keeps no answers to give them again."},
    {"cache_params", nullptr, "Weir keeps no answers to give them again."},
    {"callbacks", nullptr, kRecords},
    {"success_callback", nullptr, kRecords},
    {"failure_callback", nullptr, kRecords},
    {"redis_host", nullptr, "Weir is one process and counts in its own memory."},
    {"redis_port", nullptr, kNothingLost},
    {"redis_password", nullptr, kNothingLost},
    {"redis_url", nullptr, "Weir is one process and counts in its own memory."},
};

constexpr Setting<NotRead> kGeneral[] = {
    {"master_key", nullptr, kSecretHere},
    {"salt_key", nullptr, kSecretHere},
    {"database_url", nullptr, "Weir keeps its books in its data folder."},
    {"store_model_in_db", nullptr, "Weir keeps all of its policy in its document."},
    {"alerting", nullptr, "Who is told of what is set up under alerts."},
    {"custom_auth", nullptr, "Weir runs no code of a configuration."},
};

void readModelInfo(const Node& node, Deployment& deployment, ImportNotes& notes) {
    const std::string_view where = "model_info.";
    for (const YamlMember& member : node.members) {
        const std::string& name = member.key.scalar;
        NotRead none;
        if (const auto* known = find<NotRead>(kRestricting, name)) {
            readSetting(member, known, where, none, notes);
        } else if (std::ranges::find(kOfModelInfo, name) != std::end(kOfModelInfo)) {
            readSetting(member, find<Deployment>(kParameters, name), where, deployment, notes);
        }
    }
}

void readDeployment(const Node& item, Config& config, ImportNotes& notes) {
    Deployment deployment;
    deployment.line = item.place.line;
    for (const YamlMember& member : item.members) {
        const std::string& name = member.key.scalar;
        if (name == "model_name") {
            deployment.group = textOf(member.value);
        } else if (name == "litellm_params") {
            readSettings<Deployment>(member.value, kParameters, "litellm_params.", deployment,
                                     notes);
        } else if (name == "model_info") {
            readModelInfo(member.value, deployment, notes);
        } else {
            // Limits may stand beside the parameters as well.
            const bool isLimit = name == "rpm" || name == "tpm";
            readSetting(member, isLimit ? find<Deployment>(kParameters, name) : nullptr,
                        "model_list.", deployment, notes);
        }
    }
    if (deployment.group.empty() || deployment.model.empty()) {
        notes.leftOut(deployment.line, "model_list",
                      "An item needs model_name and litellm_params.model.");
        return;
    }
    config.deployments.push_back(std::move(deployment));
}

// An address and a key that deployments name.
struct Credential {
    std::string name;
    Deployment values;
};

Credential readCredential(const Node& item) {
    Credential credential;
    ImportNotes unsaid;  // whoever names it has no more of it than address and key
    for (const YamlMember& member : item.members) {
        if (member.key.scalar == "credential_name") {
            credential.name = textOf(member.value);
        } else if (member.key.scalar == "credential_values") {
            readSettings<Deployment>(member.value, kParameters, {}, credential.values, unsaid);
        }
    }
    return credential;
}

void giveCredentials(const Node* list, Config& config, ImportNotes& notes) {
    std::vector<Credential> credentials;
    for (const Node& item : list == nullptr ? std::vector<Node>() : list->items) {
        credentials.push_back(readCredential(item));
    }
    std::erase_if(config.deployments, [&](Deployment& deployment) {
        if (deployment.credential.empty()) {
            return false;
        }
        const auto found = std::ranges::find(credentials, deployment.credential, &Credential::name);
        if (found == credentials.end()) {
            // With another key it would be another account that pays.
            notes.leftOut(deployment.line, deployment.group + ": " + deployment.model,
                          "The credential it names is not in credential_list.");
            return true;
        }
        if (!found->values.apiBase.empty()) {
            deployment.apiBase = found->values.apiBase;
        }
        deployment.apiKey = found->values.apiKey;
        deployment.apiKeyLine = found->values.apiKeyLine;
        return false;
    });
}

void readSection(const YamlMember& section, LiteLlmConfig& config, ImportNotes& notes) {
    const std::string& name = section.key.scalar;
    const Node& value = section.value;
    if (name == "credential_list") {
        return;  // it is asked when deployments name it
    }
    if (name == "model_list") {
        for (const Node& item : value.items) {
            readDeployment(item, config, notes);
        }
    } else if (name == "litellm_settings" || name == "router_settings") {
        readSettings<LiteLlmConfig>(value, kSettings, name + '.', config, notes);
    } else if (name == "general_settings") {
        NotRead none;
        readSettings<NotRead>(value, kGeneral, "general_settings.", none, notes);
    } else if (name == "environment_variables") {
        for (const YamlMember& variable : value.members) {
            config.environment[variable.key.scalar] = textOf(variable.value);
        }
    } else if (name == "include") {
        notes.leftOut(section.key.place.line, name, "Files that it includes are not read.");
    } else if (name == "guardrails") {
        notes.leftOut(section.key.place.line, name, "Weir screens no contents.");
    } else {
        notes.leftOut(section.key.place.line, name.substr(0, 80), std::string(kNothingHere));
    }
}

}  // namespace

Result<LiteLlmConfig> readLiteLlmConfig(std::string_view text, ImportNotes& notes) {
    ParsedYaml parsed = parseYaml(text);
    if (hasErrors(parsed.problems)) {
        sortByPlace(parsed.problems);
        std::string message = parsed.problems.front().text("The configuration");
        message += message.ends_with('.') ? "" : ".";
        return Error::invalid(std::move(message));
    }
    constexpr std::string_view kSections[] = {"model_list", "litellm_settings", "router_settings",
                                              "general_settings", "include"};
    if (!parsed.root || std::ranges::none_of(kSections, [&](std::string_view name) {
            return parsed.root->findMember(name) != nullptr;
        })) {
        return Error::invalid("This is no configuration of LiteLLM: it has no model_list.",
                              "Give its config.yaml.");
    }
    LiteLlmConfig config;
    for (const YamlMember& section : parsed.root->members) {
        readSection(section, config, notes);
    }
    giveCredentials(parsed.root->find("credential_list"), config, notes);
    return config;
}

}  // namespace weir::control
