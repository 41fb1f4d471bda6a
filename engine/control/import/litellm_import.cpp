// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_import.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "engine/control/config/document.hpp"
#include "engine/control/config/edit.hpp"
#include "engine/control/config/edit_budgets.hpp"
#include "engine/control/config/edit_models.hpp"
#include "engine/control/config/edit_prices.hpp"
#include "engine/control/config/edit_rate_limits.hpp"
#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/edit_text.hpp"
#include "engine/control/import/document_changes.hpp"
#include "engine/control/import/litellm_config.hpp"
#include "engine/control/import/litellm_groups.hpp"
#include "engine/control/import/litellm_keys.hpp"
#include "engine/control/import/plain_names.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kLargestConfig = std::size_t{1} << 20;
constexpr std::size_t kLargestKeys = std::size_t{8} << 20;

template <class Fields>
std::vector<std::string> namesOf(const std::vector<Fields>& items) {
    std::vector<std::string> names;
    for (const Fields& item : items) {
        names.push_back(item.name.value);
    }
    return names;
}

struct Period {
    std::string_view duration;
    BudgetPeriod is;
};
constexpr Period kPeriods[] = {
    {"24h", BudgetPeriod::Day},   {"1d", BudgetPeriod::Day},    {"7d", BudgetPeriod::Week},
    {"1w", BudgetPeriod::Week},   {"30d", BudgetPeriod::Month}, {"31d", BudgetPeriod::Month},
    {"1mo", BudgetPeriod::Month}, {"365d", BudgetPeriod::Year}, {"", BudgetPeriod::Total},
};

// Dollars a token as dollars a million of them, in whole millionths. A dollar a token is a thousand
// times what the document takes: beyond it, one is as wrong as the other.
Money ofAMillion(double dollarsAToken) {
    return Money::fromNano(std::llround(std::min(dollarsAToken, 1.0) * 1e12) * 1'000);
}

std::string duration(double seconds) {
    const long long milliseconds = std::max<long long>(1, std::llround(seconds * 1000));
    return milliseconds % 1000 == 0 ? fmt::format("{}s", milliseconds / 1000)
                                    : fmt::format("{}ms", milliseconds);
}

// Adds one kind of thing after the other to the document; what cannot be added becomes a note.
class Importer {
public:
    Importer(const LiteLlmConfig& config, const std::vector<LiteLlmKey>& keys, std::string document,
             const Document& before, SecretsGo secrets, ImportNotes& notes)
        : m_before(before),
          m_config(config),
          m_keys(keys),
          m_notes(notes),
          m_changes(std::move(document), notes),
          m_providers(before.providers, config, secrets, notes),
          m_modelNames(namesOf(before.models)),
          m_budgetNames(namesOf(before.budgets)),
          m_limitNames(namesOf(before.rateLimits)),
          m_priceNames(namesOf(before.prices)),
          m_routes(routesOf(before)) {}

    LiteLlmImport run() {
        const std::vector<ImportedGroup> groups = groupsOf(m_config, m_providers, m_notes);
        for (const admin::ProviderSettings& provider : m_providers.settings()) {
            m_import.carried.providers += m_changes.take(0, "the provider " + provider.name,
                                                         addProvider(m_changes.text(), provider));
        }
        addGroups(groups);
        takeDeploymentLimits();
        takePrices();
        takeBudgets();
        takeKeys(groups);
        m_import.carried.rateLimits = m_changes.addAll(m_limits, addRateLimits);
        m_import.carried.prices = m_changes.addAll(m_prices, addPrices);
        m_import.carried.budgets = m_changes.addAll(m_budgets, addBudgets);
        addSettings(groups);
        m_import.text = m_changes.text();
        m_import.secrets = m_providers.takeSecrets();
        m_import.notes = m_notes.take();
        return std::move(m_import);
    }

private:
    void addGroups(const std::vector<ImportedGroup>& groups) {
        Pending<ModelToAdd> models;
        for (const ImportedGroup& group : groups) {
            if (std::ranges::find(m_modelNames, group.name) != m_modelNames.end()) {
                m_notes.leftOut(group.line, "the model " + group.name,
                                "The document has a model of that name; it stays as it is.");
                continue;
            }
            models.add({group.line, "the model " + group.name}, {group.name, group.targets()});
            if (auto route = routeOf(group, m_config, m_notes)) {
                addRoute(group.line, std::move(*route));
            }
        }
        m_import.carried.models = m_changes.addAll(models, addModels);
        if (m_import.carried.routes > 0 &&
            m_changes.take(0, "routes", setRoutes(m_changes.text(), m_routes)) == 0) {
            m_import.carried.routes = 0;
        }
    }

    void addRoute(std::uint32_t line, admin::RouteSettings route) {
        if (std::ranges::find(m_routes, route.name, &admin::RouteSettings::name) !=
            m_routes.end()) {
            m_notes.leftOut(line, "the route " + route.name,
                            "The document has a route of that name; it stays as it is.");
            return;
        }
        m_routes.push_back(std::move(route));
        ++m_import.carried.routes;
    }

    // The document says already what holds there; a second import adds nothing to the first.
    template <class Fields, class Same>
    bool isSaid(const std::vector<Fields>& there, std::uint32_t line, const std::string& what,
                const Same& same) {
        const bool said = std::ranges::any_of(there, same);
        if (said) {
            m_notes.leftOut(line, what, "The document has one already; it stays as it is.");
        }
        return said;
    }

    void addLimit(std::uint32_t line, admin::RateLimitSettings limit) {
        if (isSaid(m_before.rateLimits, line, "the limits of " + limit.name,
                   [&](const RateLimitFields& each) {
                       return each.target.value == limit.target && each.key.value == limit.key;
                   })) {
            return;
        }
        limit.name = freeName(toPlainName(limit.name), m_limitNames);
        m_limits.add({line, "the limits of " + limit.name}, std::move(limit));
    }

    void takeDeploymentLimits() {
        std::vector<std::string> limited;
        for (const LiteLlmDeployment& deployment : m_config.deployments) {
            const auto place = deployment.rpm + deployment.tpm + deployment.parallel > 0
                                   ? m_providers.placeOf(deployment)
                                   : std::nullopt;
            if (!place || place->model == "*") {
                continue;
            }
            admin::RateLimitSettings limit;
            limit.target = place->provider + '/' + place->model;
            if (std::ranges::find(limited, limit.target) != limited.end()) {
                m_notes.changed(deployment.line, limit.target,
                                "It is limited by the first of its items; a target has one limit.");
                continue;
            }
            limited.push_back(limit.target);
            limit.name = limit.target;
            limit.requests = deployment.rpm;
            limit.tokens = deployment.tpm;
            limit.concurrency = deployment.parallel;
            addLimit(deployment.line, std::move(limit));
        }
    }

    void takePrices() {
        std::vector<std::string> priced;
        for (const LiteLlmDeployment& deployment : m_config.deployments) {
            const LiteLlmPrices& prices = deployment.prices;
            const auto place =
                prices.in || prices.out ? m_providers.placeOf(deployment) : std::nullopt;
            if (!place || place->model == "*") {
                continue;
            }
            const std::string target = place->provider + '/' + place->model;
            if (std::ranges::find(priced, target) != priced.end()) {
                continue;
            }
            priced.push_back(target);
            if (!prices.in) {
                m_notes.leftOut(deployment.line, "the price of " + target,
                                "It says what output costs and not what input does.");
                continue;
            }
            if (isSaid(m_before.prices, deployment.line, "the price of " + target,
                       [&](const OwnPriceFields& each) {
                           return each.provider.value == place->provider &&
                                  each.model.value == place->model;
                       })) {
                continue;
            }
            admin::OwnPriceSettings price;
            price.name = freeName(toPlainName(target), m_priceNames);
            price.provider = place->provider;
            price.model = place->model;
            price.prices.in = ofAMillion(prices.in.value_or(0));
            price.prices.out = ofAMillion(prices.out.value_or(0));
            price.prices.read = ofAMillion(prices.read.value_or(0));
            price.prices.write = ofAMillion(prices.write.value_or(0));
            if (price.prices == admin::TokenPrices()) {
                price.free = true;
            } else if (price.prices.in == Money()) {
                m_notes.leftOut(deployment.line, "the price of " + target,
                                "Input without a price beside output that has one cannot be "
                                "said here.");
                continue;
            }
            m_prices.add({deployment.line, "the price of " + target}, std::move(price));
        }
    }

    // Nothing if LiteLLM sets none, or one that has no counterpart here.
    std::optional<admin::BudgetSettings> budgetOf(const LiteLlmBudget& budget,
                                                  const std::string& what) {
        if (!budget.dollars) {
            return std::nullopt;
        }
        const auto* period = std::ranges::find(kPeriods, budget.every, &Period::duration);
        if (period == std::end(kPeriods)) {
            m_notes.leftOut(budget.line, what,
                            "Weir has no budget for every " + budget.every.substr(0, 20) + '.');
            return std::nullopt;
        }
        if (period->is == BudgetPeriod::Month || period->is == BudgetPeriod::Week) {
            m_notes.changed(budget.line, what,
                            "It begins anew with the calendar, not so long after it began.");
        }
        admin::BudgetSettings settings;
        settings.limit = Money::fromNano(std::llround(*budget.dollars * 1e9));
        settings.every = period->is;
        return settings;
    }

    void addBudget(std::uint32_t line, const std::string& name, admin::BudgetSettings settings) {
        if (isSaid(m_before.budgets, line, "the budget of " + name, [&](const BudgetFields& each) {
                return each.key.value == settings.key && each.team.value.empty() &&
                       each.user.value.empty() && each.model.value.empty() &&
                       each.tag.value.empty() && each.provider.value == settings.provider &&
                       each.period() == settings.every;
            })) {
            return;
        }
        settings.name = freeName(toPlainName(name), m_budgetNames);
        m_budgets.add({line, "the budget of " + name}, std::move(settings));
    }

    void takeBudgets() {
        if (const auto budget = budgetOf(m_config.budget, "max_budget")) {
            addBudget(m_config.budget.line, "everybody", *budget);
        }
        for (const LiteLlmBudget& each : m_config.providerBudgets) {
            const std::vector<std::string> providers = m_providers.named(each.of);
            const auto budget = budgetOf(each, "the budget of " + each.of);
            if (!budget) {
                continue;
            }
            if (providers.empty()) {
                m_notes.leftOut(each.line, "the budget of " + each.of,
                                "No provider of that name was taken over.");
            }
            if (providers.size() > 1) {
                m_notes.changed(each.line, "the budget of " + each.of,
                                "It holds for each of its accounts: Weir counts them apart.");
            }
            for (const std::string& provider : providers) {
                admin::BudgetSettings settings = *budget;
                settings.provider = provider;
                addBudget(each.line, provider, settings);
            }
        }
    }

    // A name that no model has lets a key ask for nothing: in LiteLLM it may stand for a group.
    void sayModelsUnknown(const admin::ImportedKey& key, const std::vector<ImportedGroup>& groups) {
        for (const std::string& model : key.access.models) {
            if (model.find('*') == std::string::npos &&
                std::ranges::find(groups, model, &ImportedGroup::name) == groups.end()) {
                m_notes.toDo(0, "the key " + key.name,
                             "It may ask for " + model.substr(0, 80) +
                                 ", which is no model that was taken over. If that is a group, "
                                 "name its models on the page Teams and keys.");
            }
        }
    }

    void takeKeys(const std::vector<ImportedGroup>& groups) {
        for (const LiteLlmKey& each : m_keys) {
            sayModelsUnknown(each.key, groups);
            m_import.keys.push_back(each.key);
            ++m_import.carried.keys;
            if (auto budget = budgetOf(each.budget, "the budget of the key " + each.key.name)) {
                budget->key = each.key.name;
                addBudget(0, each.key.name, *budget);
            }
            if (each.rpm + each.tpm + each.parallel > 0) {
                admin::RateLimitSettings limit;
                limit.name = each.key.name;
                limit.key = each.key.name;
                limit.requests = each.rpm;
                limit.tokens = each.tpm;
                limit.concurrency = each.parallel;
                addLimit(0, std::move(limit));
            }
        }
        if (!m_keys.empty()) {
            m_notes.changed(0, "spend of keys",
                            "What keys spent in LiteLLM is not known here: budgets begin at 0.");
        }
    }

    void addGroup(std::string_view name, const std::vector<std::string>& fields) {
        if (!fields.empty()) {
            const std::string rendered = fmt::format("{{{}}}", fmt::join(fields, ", "));
            m_changes.take(0, std::string(name),
                           control::addGroup(m_changes.text(), name, rendered));
        }
    }

    void addSettings(const std::vector<ImportedGroup>& groups) {
        if (m_config.retries) {
            std::size_t longest = 1;
            for (const ImportedGroup& group : groups) {
                longest = std::max(longest, group.targets().size());
            }
            const std::uint64_t attempts = std::min<std::uint64_t>(
                100, std::max<std::uint64_t>(*m_config.retries + 1, longest));
            addGroup("retries", {fmt::format("attempts: {}", attempts)});
        }
        std::vector<std::string> times;
        if (m_config.streamTimeout) {
            times.push_back("first_token: " + duration(*m_config.streamTimeout));
        }
        if (m_config.timeout && m_config.routerTimeout) {
            m_notes.changed(0, "request_timeout", "The timeout of router_settings is taken.");
        }
        if (const auto total = m_config.routerTimeout ? m_config.routerTimeout : m_config.timeout) {
            times.push_back("total: " + duration(*total));
        }
        addGroup("timeouts", times);
        std::vector<std::string> breaker;
        if (m_config.allowedFails) {
            breaker.push_back(fmt::format("failures: {}", *m_config.allowedFails + 1));
        }
        if (m_config.cooldown && *m_config.cooldown <= 0) {
            m_notes.changed(0, "cooldown_time",
                            "A target that fails again and again is left alone for a while.");
        } else if (m_config.cooldown) {
            breaker.push_back("open: " + duration(*m_config.cooldown));
        }
        addGroup("breaker", breaker);
        std::vector<std::string> failover;
        if (!m_config.contextFallbacks.empty()) {
            failover.emplace_back("context_window: true");
        }
        if (!m_config.contentFallbacks.empty()) {
            failover.emplace_back("content_policy: true");
        }
        addGroup("failover", failover);
        if (!failover.empty()) {
            m_notes.changed(0, "context_window_fallbacks, content_policy_fallbacks",
                            "These models are asked after any fault, not after these alone.");
        }
    }

    const Document& m_before;
    const LiteLlmConfig& m_config;
    const std::vector<LiteLlmKey>& m_keys;
    ImportNotes& m_notes;
    DocumentChanges m_changes;
    LiteLlmProviders m_providers;
    std::vector<std::string> m_modelNames;
    std::vector<std::string> m_budgetNames;
    std::vector<std::string> m_limitNames;
    std::vector<std::string> m_priceNames;
    std::vector<admin::RouteSettings> m_routes;
    Pending<admin::RateLimitSettings> m_limits;
    Pending<admin::OwnPriceSettings> m_prices;
    Pending<admin::BudgetSettings> m_budgets;
    LiteLlmImport m_import;
};

}  // namespace

Result<LiteLlmImport> importLiteLlm(std::string_view config, std::string_view keys,
                                    std::string_view document, SecretsGo secrets,
                                    const ExistingKeys& existing) {
    if (config.size() > kLargestConfig) {
        return Error::tooLarge("The configuration is larger than 1 MiB.",
                               "Is this the right file?");
    }
    if (keys.size() > kLargestKeys) {
        return Error::tooLarge("The list of keys is larger than 8 MiB.", "Import it in parts.");
    }
    const auto before = readSound(document);
    if (!before) {
        return before.error();
    }
    ImportNotes notes;
    const auto read = readLiteLlmConfig(config, notes);
    if (!read) {
        return read.error();
    }
    const auto readKeys = readLiteLlmKeys(keys, existing, notes);
    if (!readKeys) {
        return readKeys.error();
    }
    return Importer(*read, *readKeys, std::string(document), *before, secrets, notes).run();
}

}  // namespace weir::control
