// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/import/import_notes.hpp"

// A config.yaml of LiteLLM as it was written, before anything of it is taken over. Source: the
// documentation of its proxy, "All settings".
namespace weir::control {

// Dollars a token, as LiteLLM writes prices.
struct LiteLlmPrices {
    std::optional<double> in;
    std::optional<double> out;
    std::optional<double> read;
    std::optional<double> write;
};

// One item of model_list: a model of a provider under the name that callers ask for.
struct LiteLlmDeployment {
    std::uint32_t line = 0;
    std::string group;     // model_name
    std::string model;     // "openai/gpt-4o"
    std::string provider;  // custom_llm_provider
    std::string apiBase;
    std::string apiKey;  // may be a secret
    std::uint32_t apiKeyLine = 0;
    std::uint64_t rpm = 0;
    std::uint64_t tpm = 0;
    std::uint64_t parallel = 0;
    std::uint64_t weight = 0;  // in thousandths: LiteLLM takes fractions
    std::string credential;    // names an item of credential_list
    std::optional<std::uint64_t> order;
    LiteLlmPrices prices;
};

// "When this group fails, ask these."
struct LiteLlmFallback {
    std::uint32_t line = 0;
    std::string of;
    std::vector<std::string> to;
    bool hidden = false;  // of an alias: not listed
};

struct LiteLlmBudget {
    std::uint32_t line = 0;
    std::string of;  // a provider; empty: everybody
    std::optional<double> dollars;
    std::string every;  // "30d"
};

struct LiteLlmConfig {
    std::vector<LiteLlmDeployment> deployments;
    std::vector<LiteLlmFallback> fallbacks;
    std::vector<LiteLlmFallback> contextFallbacks;  // for calls that are too long
    std::vector<LiteLlmFallback> contentFallbacks;  // for calls that are refused
    std::vector<std::string> defaultFallbacks;
    std::vector<LiteLlmFallback> aliases;  // `of` is another name for `to`
    std::string strategy = "simple-shuffle";
    std::uint32_t strategyLine = 0;
    std::optional<std::uint64_t> retries;
    std::optional<std::uint64_t> allowedFails;
    std::optional<double> routerTimeout;  // seconds; this one wins
    std::optional<double> timeout;
    std::optional<double> streamTimeout;
    std::optional<double> cooldown;
    LiteLlmBudget budget;
    std::vector<LiteLlmBudget> providerBudgets;
    std::map<std::string, std::string> environment;  // may hold secrets
};

// What of the file is not read stands in `notes`. Errors: Invalid (no YAML that can be understood
// in one way, or no configuration of LiteLLM).
Result<LiteLlmConfig> readLiteLlmConfig(std::string_view text, ImportNotes& notes);

}  // namespace weir::control
