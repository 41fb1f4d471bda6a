// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_config.hpp"

#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "engine/control/config/yaml_node.hpp"

namespace weir::control {

namespace {

using Node = YamlNode;

constexpr std::string_view kNothingHere = "Weir has nothing that does this.";
constexpr std::string_view kSecretHere =
    "It is a secret of LiteLLM's own; Weir has keys and tokens of its own.";

// A setting that is read, or the reason why it is not.
template <class T>
struct Setting {
    std::string_view name;
    void (*read)(const Node& value, T& into, ImportNotes& notes);
    std::string_view leftOut = {};
};

std::string textOf(const Node& node) {
    return node.kind == Node::Kind::Scalar && !node.isNull() ? node.scalar : std::string();
}

std::optional<double> numberOf(const Node& node) {
    const std::string text = textOf(node);
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value) ||
        value < 0 || value > 1e15) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> countOf(const Node& node) {
    const auto value = numberOf(node);
    return value ? std::optional(static_cast<std::uint64_t>(*value)) : std::nullopt;
}

std::vector<std::string> textsOf(const Node& node) {
    std::vector<std::string> texts;
    if (node.kind == Node::Kind::Scalar) {
        texts.push_back(textOf(node));
    }
    for (const Node& item : node.items) {
        texts.push_back(textOf(item));
    }
    std::erase(texts, std::string());
    return texts;
}

template <class T>
void readSettings(const Node& node, std::span<const Setting<T>> settings, std::string_view where,
                  T& into, ImportNotes& notes) {
    for (const YamlMember& member : node.members) {
        const std::string& name = member.key.scalar;
        const Setting<T>* known = nullptr;
        for (const Setting<T>& each : settings) {
            if (each.name == name) {
                known = &each;
            }
        }
        if (known != nullptr && known->read != nullptr) {
            known->read(member.value, into, notes);
        } else if (known == nullptr || !known->leftOut.empty()) {
            notes.leftOut(member.key.place.line, std::string(where) + name.substr(0, 80),
                          std::string(known == nullptr ? kNothingHere : known->leftOut));
        }
    }
}

// [{"gpt-4o": ["claude", "mistral"]}], or the mapping without the list around it.
void readFallbacks(const Node& node, std::vector<LiteLlmFallback>& into) {
    for (const Node& item : node.items) {
        readFallbacks(item, into);
    }
    for (const YamlMember& member : node.members) {
        into.push_back({member.key.place.line, member.key.scalar, textsOf(member.value)});
    }
}

// {"gpt-4": "gpt-4o"}, or {"gpt-4": {model: gpt-4o, hidden: true}}.
void readAliases(const Node& node, LiteLlmConfig& config, ImportNotes& notes) {
    for (const YamlMember& member : node.members) {
        const Node* model = member.value.find("model");
        if (const Node* hidden = member.value.find("hidden");
            hidden != nullptr && textOf(*hidden) == "true") {
            notes.changed(member.key.place.line, member.key.scalar,
                          "It is hidden in LiteLLM; GET /v1/models of Weir lists it.");
        }
        config.aliases.push_back({member.key.place.line, member.key.scalar,
                                  textsOf(model == nullptr ? member.value : *model)});
    }
}

void readProviderBudgets(const Node& node, LiteLlmConfig& config, ImportNotes&) {
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
}

// What one item of model_list says of itself stands in litellm_params or in model_info.
constexpr std::string_view kCatalogue = "";  // said by the catalogue; nothing is lost

constexpr Setting<LiteLlmDeployment> kParameters[] = {
    {"model", [](const Node& n, auto& d, auto&) { d.model = textOf(n); }},
    {"custom_llm_provider", [](const Node& n, auto& d, auto&) { d.provider = textOf(n); }},
    {"api_base", [](const Node& n, auto& d, auto&) { d.apiBase = textOf(n); }},
    {"base_url", [](const Node& n, auto& d, auto&) { d.apiBase = textOf(n); }},
    {"api_key",
     [](const Node& n, auto& d, auto&) {
         d.apiKey = textOf(n);
         d.apiKeyLine = n.place.line;
     }},
    {"rpm", [](const Node& n, auto& d, auto&) { d.rpm = countOf(n).value_or(0); }},
    {"tpm", [](const Node& n, auto& d, auto&) { d.tpm = countOf(n).value_or(0); }},
    {"max_parallel_requests",
     [](const Node& n, auto& d, auto&) { d.parallel = countOf(n).value_or(0); }},
    {"weight", [](const Node& n, auto& d, auto&) { d.weight = countOf(n).value_or(0); }},
    {"order", [](const Node& n, auto& d, auto&) { d.order = countOf(n); }},
    {"input_cost_per_token", [](const Node& n, auto& d, auto&) { d.prices.in = numberOf(n); }},
    {"output_cost_per_token", [](const Node& n, auto& d, auto&) { d.prices.out = numberOf(n); }},
    {"cache_read_input_token_cost",
     [](const Node& n, auto& d, auto&) { d.prices.read = numberOf(n); }},
    {"cache_creation_input_token_cost",
     [](const Node& n, auto& d, auto&) { d.prices.write = numberOf(n); }},
    {"id", nullptr, kCatalogue},
    {"db_model", nullptr, kCatalogue},
    {"mode", nullptr, kCatalogue},
    {"base_model", nullptr, "Say under prices: what it costs, if Weir's own list does not know."},
    {"max_tokens", nullptr, "Weir adds no limit to a call that names none."},
    {"timeout", nullptr, "Times are set for a provider: timeouts: {total: 60s}."},
    {"stream_timeout", nullptr, "Times are set for a provider: timeouts: {first_token: 60s}."},
    {"max_retries", nullptr, "Retries are set for all calls: retries: {attempts: 3}."},
    {"drop_params", nullptr, "Weir passes on what a caller sends, as it is."},
    {"organization", nullptr, "Weir sends no header of an organisation; give it a key of its own."},
};

constexpr Setting<LiteLlmConfig> kSettings[] = {
    {"fallbacks", [](const Node& n, auto& c, auto&) { readFallbacks(n, c.fallbacks); }},
    {"context_window_fallbacks",
     [](const Node& n, auto& c, auto&) { readFallbacks(n, c.contextFallbacks); }},
    {"content_policy_fallbacks",
     [](const Node& n, auto& c, auto&) { readFallbacks(n, c.contentFallbacks); }},
    {"default_fallbacks", [](const Node& n, auto& c, auto&) { c.defaultFallbacks = textsOf(n); }},
    {"model_group_alias", readAliases},
    {"model_alias_map", readAliases},
    {"routing_strategy",
     [](const Node& n, auto& c, auto&) {
         c.strategy = textOf(n);
         c.strategyLine = n.place.line;
     }},
    {"num_retries", [](const Node& n, auto& c, auto&) { c.retries = countOf(n); }},
    {"allowed_fails", [](const Node& n, auto& c, auto&) { c.allowedFails = countOf(n); }},
    {"cooldown_time", [](const Node& n, auto& c, auto&) { c.cooldown = numberOf(n); }},
    {"timeout", [](const Node& n, auto& c, auto&) { c.timeout = numberOf(n); }},
    {"request_timeout", [](const Node& n, auto& c, auto&) { c.timeout = numberOf(n); }},
    {"stream_timeout", [](const Node& n, auto& c, auto&) { c.streamTimeout = numberOf(n); }},
    {"max_budget",
     [](const Node& n, auto& c, auto&) {
         c.budget.dollars = numberOf(n);
         c.budget.line = n.place.line;
     }},
    {"budget_duration", [](const Node& n, auto& c, auto&) { c.budget.every = textOf(n); }},
    {"provider_budget_config", readProviderBudgets},
    {"drop_params", nullptr, "Weir passes on what a caller sends, as it is."},
    {"enable_pre_call_checks", nullptr, kCatalogue},
    {"set_verbose", nullptr, kCatalogue},
    {"json_logs", nullptr, kCatalogue},
    {"cache", nullptr, "Weir keeps no answers to give them again."},
    {"cache_params", nullptr, "Weir keeps no answers to give them again."},
    {"callbacks", nullptr, "Weir records every call itself and sends records nowhere."},
    {"success_callback", nullptr, "Weir records every call itself and sends records nowhere."},
    {"failure_callback", nullptr, "Weir records every call itself and sends records nowhere."},
    {"redis_host", nullptr, "Weir is one process and counts in its own memory."},
    {"redis_port", nullptr, kCatalogue},
    {"redis_password", nullptr, kCatalogue},
    {"redis_url", nullptr, "Weir is one process and counts in its own memory."},
};

struct NotRead {};

constexpr Setting<NotRead> kGeneral[] = {
    {"master_key", nullptr, kSecretHere},
    {"salt_key", nullptr, kSecretHere},
    {"database_url", nullptr, "Weir keeps its books in its data folder."},
    {"store_model_in_db", nullptr, "Weir keeps all of its policy in its document."},
    {"alerting", nullptr, "Who is told of what is set up anew here."},
    {"custom_auth", nullptr, "Weir runs no code of a configuration."},
};

void readDeployment(const Node& item, LiteLlmConfig& config, ImportNotes& notes) {
    LiteLlmDeployment deployment;
    deployment.line = item.place.line;
    for (const YamlMember& member : item.members) {
        const std::string& name = member.key.scalar;
        if (name == "model_name") {
            deployment.group = textOf(member.value);
        } else if (name == "litellm_params") {
            readSettings<LiteLlmDeployment>(member.value, kParameters, "litellm_params.",
                                            deployment, notes);
        } else if (name == "model_info") {
            // Whatever LiteLLM only shows of a model is no setting.
            for (const YamlMember& info : member.value.members) {
                for (const Setting<LiteLlmDeployment>& known : kParameters) {
                    if (known.name == info.key.scalar && known.name.ends_with("token") &&
                        known.read != nullptr) {
                        known.read(info.value, deployment, notes);
                    }
                }
            }
        } else {
            notes.leftOut(member.key.place.line, "model_list." + name.substr(0, 80),
                          std::string(kNothingHere));
        }
    }
    if (deployment.group.empty() || deployment.model.empty()) {
        notes.leftOut(deployment.line, "model_list",
                      "An item needs model_name and litellm_params.model.");
        return;
    }
    config.deployments.push_back(std::move(deployment));
}

void readSection(const YamlMember& section, LiteLlmConfig& config, ImportNotes& notes) {
    const std::string& name = section.key.scalar;
    const Node& value = section.value;
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
        return Error::invalid(parsed.problems.front().text("config.yaml") + '.',
                              "Weir reads YAML without anchors, aliases and tags; write them out.");
    }
    if (!parsed.root || parsed.root->findMember("model_list") == nullptr) {
        return Error::invalid("This is no configuration of LiteLLM: it has no model_list.",
                              "Give its config.yaml.");
    }
    LiteLlmConfig config;
    for (const YamlMember& section : parsed.root->members) {
        readSection(section, config, notes);
    }
    return config;
}

}  // namespace weir::control
