// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/snapshot.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engine/base/near_names.hpp"
#include "engine/classify/judge.hpp"
#include "engine/classify/task_names.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

std::string inQuotes(std::string_view text) {
    // The name comes from a caller and goes back to him: long enough to recognise it is enough.
    constexpr std::size_t kShown = 100;
    return '"' + std::string(text.substr(0, kShown)) + (text.size() > kShown ? "…\"" : "\"");
}

std::vector<std::string> fewNames(const std::vector<Route>& routes, RouteField field) {
    std::vector<std::string> names = namesAskedFor(routes, field);
    names.resize(std::min(names.size(), kMostNames));
    return names;
}

}  // namespace

void Snapshot::indexRoutes() {
    m_routeIndex = RouteIndex(routes);
    m_headerNames = fewNames(routes, RouteField::Header);
    m_metadataNames = fewNames(routes, RouteField::Metadata);
    m_asksForWarmCaches =
        std::ranges::any_of(
            routes,
            [](const Route& each) { return each.enabled && readsWarmCaches(each.strategy); }) ||
        std::ranges::find(budgets, WhenUsed::Degrade, &Budget::whenUsed) != budgets.end();
    const bool asked = std::ranges::any_of(
        routes, [](const Route& each) { return each.enabled && asksForJudgement(each.when); });
    m_judge = asked || alwaysJudge ? std::make_shared<const classify::Judge>(examples) : nullptr;
}

std::vector<std::string> Snapshot::taskNames() const {
    std::vector<std::string> names(classify::kTasks.begin(), classify::kTasks.end());
    for (const classify::TaskExamples& each : examples) {
        if (std::ranges::find(names, each.task) == names.end()) {
            names.push_back(each.task);
        }
    }
    return names;
}

void Snapshot::index() {
    indexRoutes();
    for (std::uint32_t i = 0; i < models.size(); ++i) {
        m_models.emplace(models[i].name, i);
    }
    for (std::uint32_t i = 0; i < providers.size(); ++i) {
        const providers::Provider& provider = providers[i];
        m_providers.emplace(provider.name, i);
        const std::vector<std::string> nothing;
        const auto& listed = !provider.serveAll     ? provider.serve
                             : i < catalogue.size() ? catalogue[i]
                                                    : nothing;
        ByName<Capabilities> known;
        for (const std::string& name : listed) {
            m_served[name].push_back(i);
            known.emplace(name, capabilitiesOf(provider, name));
        }
        m_listed.push_back(std::move(known));
    }
}

Lookup Snapshot::lookup(std::string_view model, Dialect dialect) const {
    if (const auto found = m_models.find(model); found != m_models.end()) {
        const Model& itsModel = models[found->second];
        return {.kind = Lookup::Kind::Model,
                .targets = itsModel.targets,
                .because = "model " + itsModel.name};
    }
    const std::size_t slash = model.find('/');
    const auto named = m_providers.find(model.substr(0, slash));
    const bool namesProvider = slash != std::string_view::npos && named != m_providers.end();
    if (namesProvider && slash + 1 < model.size() &&
        providers[named->second].serves(model.substr(slash + 1))) {
        return {.kind = Lookup::Kind::Provider,
                .targets = makeTargets(named->second, model.substr(slash + 1)),
                .because = "asked for by provider"};
    }
    std::vector<std::uint32_t> among;
    if (const auto found = m_served.find(model); found != m_served.end()) {
        among = found->second;
    } else if (!namesProvider && !model.empty()) {
        for (std::uint32_t i = 0; i < providers.size(); ++i) {
            if (providers[i].serveAll) {
                among.push_back(i);
            }
        }
    }
    if (among.size() > 1) {
        const auto speaking = std::ranges::count_if(
            among, [&](std::uint32_t i) { return providers[i].speaks(dialect); });
        if (speaking != 1) {
            return ambiguous(model, among);
        }
        std::erase_if(among, [&](std::uint32_t i) { return !providers[i].speaks(dialect); });
    }
    if (among.size() == 1) {
        return {.kind = Lookup::Kind::Served,
                .targets = makeTargets(among.front(), model),
                .because = "served by " + providers[among.front()].name};
    }
    return unknown(model);
}

std::vector<Target> Snapshot::makeTargets(std::uint32_t provider, std::string_view model) const {
    const providers::Provider& itsProvider = providers[provider];
    const Capabilities can = capabilitiesOf(itsProvider, model);
    std::vector<Target> targets;
    for (std::uint32_t key = 0; key < itsProvider.keys.size(); ++key) {
        const std::string number = key == 0 ? std::string() : "#" + std::to_string(key + 1);
        targets.push_back({.provider = provider,
                           .key = key,
                           .model = std::string(model),
                           .name = itsProvider.name + number + "/" + std::string(model),
                           .can = can});
    }
    return targets;
}

Capabilities Snapshot::capabilitiesOf(const providers::Provider& provider,
                                      std::string_view model) const {
    const auto index = static_cast<std::size_t>(&provider - providers.data());
    if (index < m_listed.size()) {
        if (const auto listed = m_listed[index].find(model); listed != m_listed[index].end()) {
            return listed->second;
        }
    }
    // A name before patterns, and these in their order.
    Capabilities own;
    for (const auto& [name, can] : provider.capabilities) {
        own = name == model ? can.over(own) : fits(name, model) ? own.over(can) : own;
    }
    if (modelList == nullptr || provider.kind->simulated) {
        return own;
    }
    return own.over(modelList->find(provider.kind->name, provider.base.origin.host, model));
}

Lookup Snapshot::ambiguous(std::string_view model, const std::vector<std::uint32_t>& among) const {
    const std::string meant = m_served.contains(model) ? "" : didYouMean(nearNames(model));
    std::string message = meant.empty()
                              ? "The model " + inQuotes(model) + " may be several: ask for "
                              : "No provider lists the model " + inQuotes(model) + ". " + meant +
                                    " Or say which provider has it: ";
    for (std::size_t i = 0; i < among.size(); ++i) {
        message += i == 0 ? "" : i + 1 == among.size() ? " or " : ", ";
        message += inQuotes(providers[among[i]].name + "/" + std::string(model));
    }
    message += '.';
    return {.targets = {}, .because = {}, .message = std::move(message)};
}

Lookup Snapshot::unknown(std::string_view model, const KeyRules& rules) const {
    std::string message = "There is no model " + inQuotes(model) + ".";
    if (providers.empty()) {
        message += " No provider is set up yet.";
    } else if (const std::string meant = didYouMean(nearNames(model, rules)); !meant.empty()) {
        message += " " + meant;
    } else {
        message += " GET /v1/models lists those there are.";
    }
    return {.targets = {}, .because = {}, .message = std::move(message)};
}

const providers::Provider* Snapshot::findProvider(std::string_view name) const {
    const auto found = m_providers.find(name);
    return found == m_providers.end() ? nullptr : &providers[found->second];
}

std::vector<std::string_view> Route::modelsNamed() const {
    std::vector<std::string_view> named;
    const auto ofTest = [&](const RouteCondition& test) {
        if (test.kind == ConditionKind::Test && test.field == RouteField::Model) {
            std::ranges::copy_if(
                test.values, std::back_inserter(named),
                [](std::string_view value) { return value.find('*') == std::string_view::npos; });
        }
    };
    ofTest(when);
    if (when.kind == ConditionKind::All) {
        std::ranges::for_each(when.of, ofTest);
    }
    return named;
}

std::size_t Snapshot::rankOfTier(std::string_view tier) const {
    return static_cast<std::size_t>(std::ranges::find(tiers, tier) - tiers.begin());
}

Lookup Snapshot::lookupByRoutes(std::string_view model) const {
    Lookup lookup;
    for (const Route& route : routes) {
        const auto named = route.modelsNamed();
        if (!route.isOffer() || std::ranges::find(named, model) == named.end()) {
            continue;
        }
        lookup.kind = Lookup::Kind::Route;
        for (const RouteChoice& choice : route.choices) {
            lookup.targets.insert(lookup.targets.end(), choice.targets.begin(),
                                  choice.targets.end());
        }
    }
    return lookup;
}

std::set<std::string> Snapshot::names() const {
    std::set<std::string> all;
    for (const Route& route : routes) {
        if (route.isOffer()) {
            const auto named = route.modelsNamed();
            all.insert(named.begin(), named.end());
        }
    }
    for (const Model& model : models) {
        all.insert(model.name);
    }
    for (const auto& [name, servers] : m_served) {
        all.insert(name);
        for (const std::uint32_t server : servers) {
            all.insert(providers[server].name + "/" + name);
        }
    }
    return all;
}

std::vector<OfferedModel> Snapshot::offered(const KeyRules& rules) const {
    std::vector<OfferedModel> offered;
    for (const std::string& name : names()) {
        if (!rules.allowsModel(name)) {
            continue;
        }
        OfferedModel model{.name = name, .owner = {}, .targets = {}, .dialects = {}};
        // What a name leads to can depend on the dialect it is asked in; lookup() alone knows.
        for (const Dialect dialect : kDialects) {
            // A name that somebody has may be asked for by others than a route takes.
            Lookup found = isKnown(name) ? lookup(name, dialect) : lookupByRoutes(name);
            if (found.kind == Lookup::Kind::Unknown) {
                found = lookup(name, dialect);
            }
            std::erase_if(found.targets, [&](const Target& each) {
                return !rules.allowsProvider(providerOf(each).name);
            });
            if (std::ranges::none_of(found.targets, [&](const Target& each) {
                    return providerOf(each).speaks(dialect);
                })) {
                continue;
            }
            model.dialects.push_back(dialect);
            model.owner = found.kind == Lookup::Kind::Model || found.kind == Lookup::Kind::Route
                              ? "weir"
                              : providerOf(found.targets.front()).name;
            for (const Target& target : found.targets) {
                if (std::ranges::find(model.targets, target.name) == model.targets.end()) {
                    model.targets.push_back(target.name);
                }
            }
        }
        if (!model.dialects.empty()) {
            offered.push_back(std::move(model));
        }
    }
    return offered;
}

std::vector<std::string> Snapshot::nearNames(std::string_view model, const KeyRules& rules) const {
    std::set<std::string> all;
    if (rules.isNarrow()) {
        for (const OfferedModel& offeredToIt : offered(rules)) {
            all.insert(offeredToIt.name);
        }
    } else {
        all = names();
    }
    const std::vector<std::string_view> views(all.begin(), all.end());
    return weir::nearNames(model, views);
}

}  // namespace weir::policy
