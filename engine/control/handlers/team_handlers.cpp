// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/names.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::uint32_t kMostChanges = 1000;

Result<void> checkTexts(
    std::initializer_list<std::pair<std::string_view, const std::string*>> all) {
    for (const auto& [what, text] : all) {
        if (auto good = checkName(what, *text, true); !good) {
            return good;
        }
    }
    return {};
}

class TeamDesk {
public:
    explicit TeamDesk(TeamServices services) : m_services(std::move(services)) {}

    Result<TeamList> list(const ListTeams& operation) const {
        const bool now = operation.at == Timestamp();
        const auto stored =
            m_services.directory.teams(now ? std::nullopt : std::optional(operation.at));
        if (!stored) {
            return stored.error();
        }
        TeamList list;
        for (const auto& each : *stored) {
            list.teams.push_back({each.what, false, each.since});
        }
        if (now) {
            for (const Team& team : m_services.policy.snapshot()->declaredTeams) {
                list.teams.push_back({team, true, {}});
            }
        }
        return list;
    }

    Result<TeamRow> set(const Team& team, bool isNew, const Caller& caller) const {
        if (const auto good = check(team); !good) {
            return good.error();
        }
        auto& directory = m_services.directory;
        const auto stored = isNew ? directory.addTeam(team, caller.actor())
                                  : directory.setTeam(team, caller.actor());
        if (!stored) {
            return stored.error();
        }
        if (const auto done = m_services.policy.keysChanged(); !done) {
            return done.error();
        }
        return TeamRow{stored->what, false, stored->since};
    }

    Result<Team> remove(const std::string& name, const Caller& caller) const {
        const auto snapshot = m_services.policy.snapshot();
        if (isDeclared(name)) {
            return Error::denied("The team \"" + name + "\" is declared in the document.",
                                 "Remove it there.");
        }
        for (const policy::DeclaredKey& key : snapshot->declaredKeys) {
            if (key.identity.team == name) {
                return Error::conflict("The document's key \"" + key.identity.name +
                                           "\" belongs to the team \"" + name + "\".",
                                       "Move it there first.");
            }
        }
        auto removed = m_services.directory.removeTeam(name, caller.actor());
        if (!removed) {
            return removed;
        }
        if (const auto done = m_services.policy.keysChanged(); !done) {
            return done.error();
        }
        return removed;
    }

    Result<UserList> users(const ListUsers& operation) const {
        const bool now = operation.at == Timestamp();
        const auto stored =
            m_services.directory.users(now ? std::nullopt : std::optional(operation.at));
        if (!stored) {
            return stored.error();
        }
        UserList list;
        for (const auto& each : *stored) {
            list.users.push_back({each.what, each.since});
        }
        return list;
    }

    Result<UserRow> setUser(const User& user, bool isNew, const Caller& caller) const {
        if (const auto good = check(user); !good) {
            return good.error();
        }
        auto& directory = m_services.directory;
        const auto stored = isNew ? directory.addUser(user, caller.actor())
                                  : directory.setUser(user, caller.actor());
        if (!stored) {
            return stored.error();
        }
        return UserRow{stored->what, stored->since};
    }

    Result<User> removeUser(const std::string& name, const Caller& caller) const {
        for (const policy::DeclaredKey& key : m_services.policy.snapshot()->declaredKeys) {
            if (key.identity.user == name) {
                return Error::conflict("The document's key \"" + key.identity.name +
                                           "\" belongs to the user \"" + name + "\".",
                                       "Take it from them there first.");
            }
        }
        return m_services.directory.removeUser(name, caller.actor());
    }

    Result<ChangeList> changes(const ListChanges& operation) const {
        const auto changes = m_services.directory.changes(wordOf(operation.of), operation.name,
                                                          std::min(operation.most, kMostChanges));
        if (!changes) {
            return changes.error();
        }
        ChangeList list;
        for (const books::Change& change : *changes) {
            list.changes.push_back({change.at, change.actor, change.what, change.detail});
        }
        return list;
    }

private:
    bool isDeclared(const std::string& name) const {
        const auto& declared = m_services.policy.snapshot()->declaredTeams;
        return std::ranges::find(declared, name, &Team::name) != declared.end();
    }

    Result<void> check(const Team& team) const {
        if (isDeclared(team.name)) {
            return Error::conflict("The document declares a team \"" + team.name + "\".",
                                   "Change it there, or choose another name.");
        }
        if (auto good = checkName("The name of the team", team.name, false); !good) {
            return good;
        }
        auto texts = checkTexts({{"The cost centre", &team.costCentre}, {"The tier", &team.tier}});
        if (!texts) {
            return texts;
        }
        return checkNameList("tags", team.tags);
    }

    Result<void> check(const User& user) const {
        if (auto good = checkName("The name of the user", user.name, false); !good) {
            return good;
        }
        auto texts =
            checkTexts({{"The display name", &user.displayName}, {"The address", &user.email}});
        if (!texts) {
            return texts;
        }
        if (auto good = checkNameList("teams", user.teams); !good) {
            return good;
        }
        const auto known = teamNames();
        if (!known) {
            return known.error();
        }
        for (const std::string& team : user.teams) {
            if (std::ranges::find(*known, team) == known->end()) {
                const std::vector<std::string_view> names(known->begin(), known->end());
                const std::string meant = didYouMean(nearNames(team, names));
                return Error::notFound("There is no team \"" + team + "\".",
                                       meant.empty() ? "Add it first." : meant);
            }
        }
        return {};
    }

    // Also of teams that only a key names.
    Result<std::vector<std::string>> teamNames() const {
        const auto teams = list({});
        const auto keys = m_services.directory.keys();
        if (!teams || !keys) {
            return !teams ? teams.error() : keys.error();
        }
        std::vector<std::string> names;
        for (const TeamRow& row : teams->teams) {
            names.push_back(row.team.name);
        }
        for (const books::StoredKey& key : *keys) {
            if (!key.revokedAt && !key.team.empty()) {
                names.push_back(key.team);
            }
        }
        return names;
    }

    TeamServices m_services;
};

}  // namespace

void addTeamHandlers(HandlerTable& table, const TeamServices& services) {
    const auto desk = std::make_shared<const TeamDesk>(services);
    table.now<ListTeams>([desk](const ListTeams& operation) { return desk->list(operation); });
    table.nowFor<SetTeam>([desk](const SetTeam& operation, const Caller& caller) {
        return desk->set(operation.team, operation.isNew, caller);
    });
    table.nowFor<RemoveTeam>([desk](const RemoveTeam& operation, const Caller& caller) {
        return desk->remove(operation.name, caller);
    });
    table.nowFor<RestoreTeam>([desk](const RestoreTeam& operation, const Caller& caller) {
        return desk->set(operation.removed, true, caller);
    });
    table.now<ListUsers>([desk](const ListUsers& operation) { return desk->users(operation); });
    table.nowFor<SetUser>([desk](const SetUser& operation, const Caller& caller) {
        return desk->setUser(operation.user, operation.isNew, caller);
    });
    table.nowFor<RemoveUser>([desk](const RemoveUser& operation, const Caller& caller) {
        return desk->removeUser(operation.name, caller);
    });
    table.nowFor<RestoreUser>([desk](const RestoreUser& operation, const Caller& caller) {
        return desk->setUser(operation.removed, true, caller);
    });
    table.now<ListChanges>(
        [desk](const ListChanges& operation) { return desk->changes(operation); });
}

}  // namespace weir::control
