// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/litellm_groups.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace weir::control {

namespace {

constexpr std::uint64_t kLargestWeight = 1'000'000;

// By which figure calls are shared: the first that any deployment of the group has.
std::uint64_t LiteLlmDeployment::* shareOf(const std::vector<const LiteLlmDeployment*>& members) {
    for (const auto figure :
         {&LiteLlmDeployment::weight, &LiteLlmDeployment::rpm, &LiteLlmDeployment::tpm}) {
        if (std::ranges::any_of(members, [&](const auto* each) { return each->*figure > 0; })) {
            return figure;
        }
    }
    return nullptr;
}

class GroupReader {
public:
    GroupReader(const LiteLlmConfig& config, LiteLlmProviders& providers, ImportNotes& notes)
        : m_config(config), m_providers(providers), m_notes(notes) {}

    std::vector<ImportedGroup> run() {
        for (const LiteLlmDeployment& deployment : m_config.deployments) {
            const auto place = m_providers.placeOf(deployment);
            if (!place) {
                continue;
            }
            if (place->model == "*" || deployment.group.find('*') != std::string::npos) {
                sayWildcard(deployment, *place);
                continue;
            }
            m_members[indexOf(deployment)].push_back(
                {&deployment, place->provider + '/' + place->model});
        }
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            m_groups[i].own = ownTargets(m_members[i]);
        }
        addAliases();
        for (const auto* fallbacks :
             {&m_config.fallbacks, &m_config.contextFallbacks, &m_config.contentFallbacks}) {
            addFallbacks(*fallbacks);
        }
        addDefaultFallbacks();
        return std::move(m_groups);
    }

private:
    struct Member {
        const LiteLlmDeployment* deployment;
        std::string target;
    };

    void sayWildcard(const LiteLlmDeployment& deployment, const LiteLlmProviders::Place& place) {
        if (place.model != "*") {
            m_notes.leftOut(deployment.line, deployment.group,
                            "A name for every model is a rule here, for all calls: write one on "
                            "the page Routing.");
            return;
        }
        m_notes.changed(deployment.line, deployment.group,
                        "Every model that " + place.provider +
                            " lists can be asked for by its own name, or as " + place.provider +
                            "/NAME.");
        if (deployment.rpm + deployment.tpm + deployment.parallel > 0 || deployment.prices.in) {
            m_notes.leftOut(deployment.line, "limits and prices of " + deployment.group,
                            "Those of every model are set for the provider, or for a model.");
        }
    }

    std::size_t indexOf(const LiteLlmDeployment& deployment) {
        const auto [found, isNew] = m_index.emplace(deployment.group, m_groups.size());
        if (isNew) {
            m_groups.push_back({deployment.line, deployment.group, {}, {}});
            m_members.emplace_back();
        }
        return found->second;
    }

    ImportedGroup* find(const std::string& name) {
        const auto found = m_index.find(name);
        return found == m_index.end() ? nullptr : &m_groups[found->second];
    }

    // Deployments of a lower order are asked first; those of higher ones only when they fail.
    static std::vector<admin::RouteTarget> ownTargets(std::vector<Member> members) {
        std::ranges::stable_sort(members, {}, [](const Member& member) {
            return member.deployment->order.value_or(UINT64_MAX);
        });
        const auto first = members.front().deployment->order;
        std::vector<const LiteLlmDeployment*> sharing;
        for (const Member& member : members) {
            if (member.deployment->order == first) {
                sharing.push_back(member.deployment);
            }
        }
        const auto figure = shareOf(sharing);
        // Whole weights stand as they were written.
        const bool whole = figure == &LiteLlmDeployment::weight &&
                           std::ranges::all_of(sharing, [](const LiteLlmDeployment* each) {
                               return each->weight % 1000 == 0;
                           });
        std::vector<admin::RouteTarget> targets;
        for (const Member& member : members) {
            const bool shares = member.deployment->order == first;
            const std::uint64_t figured =
                figure == nullptr ? 1 : member.deployment->*figure / (whole ? 1000 : 1);
            const std::uint64_t share = shares ? figured : 0;
            const auto weight = static_cast<std::uint32_t>(std::min(share, kLargestWeight));
            const auto same =
                std::ranges::find(targets, member.target, &admin::RouteTarget::target);
            if (same == targets.end()) {
                targets.push_back({member.target, weight});
            } else {
                same->weight = static_cast<std::uint32_t>(
                    std::min<std::uint64_t>(same->weight + std::uint64_t{weight}, kLargestWeight));
            }
        }
        return targets;
    }

    void addAliases() {
        for (const LiteLlmFallback& alias : m_config.aliases) {
            const ImportedGroup* of = alias.to.empty() ? nullptr : find(alias.to.front());
            if (of == nullptr || m_index.contains(alias.of)) {
                m_notes.leftOut(alias.line, "the alias " + alias.of,
                                of == nullptr ? "There is no such model to stand for."
                                              : "There is a model of that name.");
                continue;
            }
            if (alias.hidden) {
                m_notes.changed(alias.line, alias.of,
                                "It is hidden in LiteLLM; GET /v1/models of Weir lists it.");
            }
            ImportedGroup copy = *of;
            copy.line = alias.line;
            copy.name = alias.of;
            m_index.emplace(alias.of, m_groups.size());
            m_groups.push_back(std::move(copy));
        }
    }

    void addFallbacks(const std::vector<LiteLlmFallback>& fallbacks) {
        for (const LiteLlmFallback& fallback : fallbacks) {
            ImportedGroup* group = find(fallback.of);
            if (group == nullptr) {
                m_notes.leftOut(fallback.line, "the fallback of " + fallback.of,
                                "No model of that name was taken over.");
                continue;
            }
            for (const std::string& to : fallback.to) {
                add(*group, to, fallback.line);
            }
        }
    }

    void addDefaultFallbacks() {
        for (ImportedGroup& group : m_groups) {
            for (const std::string& to : m_config.defaultFallbacks) {
                if (to != group.name) {
                    add(group, to, 0);
                }
            }
        }
    }

    void add(ImportedGroup& group, const std::string& to, std::uint32_t line) {
        const ImportedGroup* fallback = find(to);
        if (fallback == nullptr) {
            m_notes.leftOut(line, "the fallback of " + group.name + " to " + to,
                            "No model of that name was taken over.");
            return;
        }
        for (const admin::RouteTarget& target : fallback->own) {
            group.fallbacks.push_back(target.target);
        }
    }

    const LiteLlmConfig& m_config;
    LiteLlmProviders& m_providers;
    ImportNotes& m_notes;
    std::vector<ImportedGroup> m_groups;
    std::vector<std::vector<Member>> m_members;
    std::map<std::string, std::size_t> m_index;
};

struct Strategy {
    std::string_view name;
    RouteStrategy is;
    std::string_view changed = {};
};

constexpr Strategy kStrategies[] = {
    {"simple-shuffle", RouteStrategy::Weighted},
    {"least-busy", RouteStrategy::LeastBusy},
    {"latency-based-routing", RouteStrategy::Fastest},
    {"cost-based-routing", RouteStrategy::Cheapest},
    {"usage-based-routing", RouteStrategy::Weighted,
     "Calls are shared by rpm and tpm; a target that is over its limit is passed over."},
    {"usage-based-routing-v2", RouteStrategy::Weighted,
     "Calls are shared by rpm and tpm; a target that is over its limit is passed over."},
};

}  // namespace

std::vector<std::string> ImportedGroup::targets() const {
    std::vector<std::string> all;
    std::set<std::string_view> seen;
    for (const admin::RouteTarget& target : own) {
        if (seen.insert(target.target).second) {
            all.push_back(target.target);
        }
    }
    for (const std::string& target : fallbacks) {
        if (seen.insert(target).second) {
            all.push_back(target);
        }
    }
    return all;
}

std::vector<ImportedGroup> groupsOf(const LiteLlmConfig& config, LiteLlmProviders& providers,
                                    ImportNotes& notes) {
    return GroupReader(config, providers, notes).run();
}

std::optional<admin::RouteSettings> routeOf(const ImportedGroup& group, const LiteLlmConfig& config,
                                            ImportNotes& notes) {
    const auto sharing = std::ranges::count_if(
        group.own, [](const admin::RouteTarget& target) { return target.weight > 0; });
    if (sharing < 2) {
        return std::nullopt;
    }
    const auto* strategy = std::ranges::find(kStrategies, config.strategy, &Strategy::name);
    if (strategy == std::end(kStrategies)) {
        notes.changed(config.strategyLine, "routing_strategy",
                      "Weir does not know \"" + config.strategy.substr(0, 60) +
                          "\"; calls are shared evenly, by weight.");
        strategy = std::begin(kStrategies);
    } else if (!strategy->changed.empty()) {
        notes.changed(config.strategyLine, "routing_strategy", std::string(strategy->changed));
    }
    const std::vector<std::string> all = group.targets();
    admin::RouteSettings route;
    route.name = group.name;
    route.when = {.kind = ConditionKind::Test, .field = RouteField::Model, .values = {group.name}};
    route.strategy = strategy->is;
    if (all.size() > static_cast<std::size_t>(sharing) && strategy->is != RouteStrategy::Weighted) {
        // Any other strategy would ask the fallbacks as if they were like the rest.
        notes.changed(group.line, group.name,
                      "Calls are shared by weight, so that its fallbacks stay behind the others.");
        route.strategy = RouteStrategy::Weighted;
    }
    for (const std::string& target : all) {
        const auto own = std::ranges::find(group.own, target, &admin::RouteTarget::target);
        route.targets.push_back({target, own == group.own.end() ? 0 : own->weight});
    }
    if (route.strategy != RouteStrategy::Weighted) {
        for (admin::RouteTarget& target : route.targets) {
            target.weight = 1;
        }
    }
    return route;
}

}  // namespace weir::control
