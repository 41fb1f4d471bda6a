// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_teams.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/near_names.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

bool isStored(const CompileInput& input, const std::string& name) {
    return std::ranges::any_of(input.directoryTeams,
                               [&](const Team& team) { return team.name == name; });
}

}  // namespace

CompiledTeams::CompiledTeams(const Document& document, const CompileInput& input,
                             Problems& problems) {
    for (const Team& team : input.directoryTeams) {
        m_byName.emplace(team.name, std::make_shared<const Team>(team));
    }
    for (const TeamFields& fields : document.teams) {
        checkPlainName(problems, fields.name, "team");
        Team team{fields.name.value, fields.costCentre.value, fields.tier.value, {}};
        for (const Text& tag : fields.tags) {
            if (tag.value.find(',') != std::string::npos) {
                addError(problems, tag.place, "a tag holds no comma: \"" + tag.value + '"',
                         "Write several as a list: tags: [core, eu].");
            }
            team.tags.push_back(tag.value);
        }
        if (isStored(input, team.name)) {
            addError(problems, fields.name.place,
                     "the team \"" + team.name + "\" exists in the store as well",
                     "Rename this one, or remove the other with \"weir teams remove " + team.name +
                         "\".");
        }
        m_byName.emplace(team.name, std::make_shared<const Team>(team));
        m_declared.push_back(std::move(team));
    }
}

std::vector<std::string> compileTiers(const Document& document, Problems& problems) {
    std::vector<std::string> tiers;
    for (const Text& tier : document.tiers) {
        if (tier.value.empty()) {
            addError(problems, tier.place, "a tier has a name");
        } else if (std::ranges::find(tiers, tier.value) != tiers.end()) {
            addError(problems, tier.place, "the tier \"" + tier.value + "\" stands here twice");
        } else {
            tiers.push_back(tier.value);
        }
    }
    const std::vector<std::string_view> names(tiers.begin(), tiers.end());
    for (const TeamFields& team : document.teams) {
        const std::string& tier = team.tier.value;
        if (!tier.empty() && !tiers.empty() && std::ranges::find(tiers, tier) == tiers.end()) {
            const std::string meant = didYouMean(nearNames(tier, names));
            addWarning(problems, team.tier.place,
                       "the tier \"" + tier + "\" is not in tiers, so it comes last in queues",
                       meant.empty() ? "Write it into tiers." : meant);
        }
    }
    return tiers;
}

std::shared_ptr<const Team> CompiledTeams::find(const std::string& name) const {
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : found->second;
}

std::vector<std::string_view> CompiledTeams::names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, team] : m_byName) {
        names.push_back(name);
    }
    return names;
}

}  // namespace weir::control
