// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/directory_rename.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/condition_tests.hpp"
#include "engine/base/words.hpp"
#include "engine/control/handlers/directory_plan.hpp"
#include "engine/control/handlers/names.hpp"
#include "engine/policy/routing/conditions.hpp"

namespace weir::control {

namespace {

using admin::MemberKind;

// The one of its kind in a scope or an identity.
template <class Scope>
const std::string& nameIn(const Scope& scope, MemberKind kind) {
    return kind == MemberKind::Team   ? scope.team
           : kind == MemberKind::User ? scope.user
                                      : scope.key;
}

// One of the values, which may be patterns, holds of one of the names and not of the other.
bool tells(const std::vector<std::string>& values, const std::string& name,
           const std::string& another) {
    return std::ranges::any_of(values, [&](const std::string& value) {
        return policy::fits(value, name) != policy::fits(value, another);
    });
}

bool tells(const RouteCondition& condition, RouteField field, const std::string& name,
           const std::string& another) {
    return anyTest(condition, [&](const RouteCondition& test) {
        return test.field == field && tells(test.values, name, another);
    });
}

// "the budget "search-month"": what of the document counts by the name. Empty: nothing.
std::string namedBy(const policy::Snapshot& snapshot, MemberKind kind, const std::string& name) {
    for (const policy::Budget& budget : snapshot.budgets) {
        if (nameIn(budget.scope, kind) == name) {
            return "the budget \"" + budget.name + "\"";
        }
    }
    for (const policy::RateLimit& limit : snapshot.rateLimits) {
        if (nameIn(limit.scope, kind) == name) {
            return "the rate limit \"" + limit.name + "\"";
        }
    }
    return {};
}

// "The rule "legal"": what of the document holds of one of the names and not of the other. Empty:
// nothing.
std::string toldApartBy(const policy::Snapshot& snapshot, MemberKind kind, const std::string& name,
                        const std::string& to) {
    const RouteField field = kind == MemberKind::Team   ? RouteField::Team
                             : kind == MemberKind::User ? RouteField::User
                                                        : RouteField::Key;
    for (const policy::Route& route : snapshot.routes) {
        if (tells(route.when, field, name, to)) {
            return "The rule \"" + route.name + "\"";
        }
    }
    for (const NamedSet& set : snapshot.sets) {
        if (set.of == field && tells(set.values, name, to)) {
            return "The set \"" + set.name + "\"";
        }
    }
    return {};
}

class Renaming {
public:
    Renaming(const DirectoryState& state, const admin::RenameMember& asked)
        : m_state(state), m_asked(asked), m_word(wordOf(asked.kind)) {}

    Result<books::DirectoryEdits> plan() {
        if (auto good = checkName("The new name", m_asked.to, false); !good) {
            return std::move(good.error());
        }
        if (m_asked.to == m_asked.name) {
            return Error::invalid("This is its name already.");
        }
        if (auto good = checkDocument(); !good) {
            return std::move(good.error());
        }
        switch (m_asked.kind) {
            case MemberKind::Team:
                moveAlong(m_state.teams, m_edits.teams);
                renameTeamOfUsers();
                renameIn(&books::StoredKey::team);
                break;
            case MemberKind::User:
                moveAlong(m_state.users, m_edits.users);
                renameIn(&books::StoredKey::user);
                break;
            case MemberKind::Key:
                renameKey();
                break;
        }
        if (m_taken) {
            return Error::conflict("There is a " + m_word + " \"" + m_asked.to + "\" already.",
                                   "Choose another name.");
        }
        if (m_edits.teams.empty() && m_edits.users.empty() && m_edits.keys.empty()) {
            return Error::notFound("There is no " + m_word + " \"" + m_asked.name + "\".");
        }
        return std::move(m_edits);
    }

private:
    Result<void> checkDocument() const {
        const policy::Snapshot& snapshot = *m_state.snapshot;
        for (const std::string* name : {&m_asked.name, &m_asked.to}) {
            const bool team = m_asked.kind == MemberKind::Team &&
                              std::ranges::find(snapshot.declaredTeams, *name, &Team::name) !=
                                  snapshot.declaredTeams.end();
            const bool key = m_asked.kind == MemberKind::Key &&
                             std::ranges::any_of(snapshot.declaredKeys, [&](const auto& each) {
                                 return each.identity.name == *name;
                             });
            if (team || key) {
                const std::string what =
                    "The document declares the " + m_word + " \"" + *name + "\".";
                return name == &m_asked.name ? Error::denied(what, "Rename it there.")
                                             : Error::conflict(what, "Choose another name.");
            }
        }
        for (const policy::DeclaredKey& key : snapshot.declaredKeys) {
            const std::string& owner =
                m_asked.kind == MemberKind::Team ? key.identity.team : key.identity.user;
            if (m_asked.kind != MemberKind::Key && (owner == m_asked.name || owner == m_asked.to)) {
                return Error::conflict(
                    "The document's key \"" + key.identity.name + "\" belongs to the " + m_word +
                        " \"" + owner + "\".",
                    owner == m_asked.name ? "Change it there first." : "Choose another name.");
            }
        }
        if (const std::string by = toldApartBy(snapshot, m_asked.kind, m_asked.name, m_asked.to);
            !by.empty()) {
            return Error::conflict(
                by + " of the document tells \"" + m_asked.name + "\" from \"" + m_asked.to + "\".",
                "Its calls would go elsewhere: change it there first.");
        }
        if (const std::string by = namedBy(snapshot, m_asked.kind, m_asked.name); !by.empty()) {
            return Error::conflict(
                "The " + m_word + " \"" + m_asked.name + "\" is named by " + by +
                    " of the document.",
                "What it counted would not go along: take it away first, and add it anew.");
        }
        return {};
    }

    template <class T>
    void moveAlong(const std::vector<books::Dated<T>>& members,
                   std::vector<books::DirectoryEdit<T>>& edits) {
        for (const books::Dated<T>& each : members) {
            m_taken = m_taken || each.what.name == m_asked.to;
            if (each.what.name == m_asked.name) {
                T now = each.what;
                now.name = m_asked.to;
                edits.push_back({each.what, std::move(now)});
            }
        }
    }

    void renameTeamOfUsers() {
        for (const books::Dated<User>& each : m_state.users) {
            // A user may name a team that nobody described.
            m_taken = m_taken || std::ranges::count(each.what.teams, m_asked.to) > 0;
            User now = each.what;
            std::ranges::replace(now.teams, m_asked.name, m_asked.to);
            if (now != each.what) {
                m_edits.users.push_back({each.what, std::move(now)});
            }
        }
    }

    void renameIn(std::string books::StoredKey::* whose) {
        for (const books::StoredKey& key : m_state.keys) {
            // Two of one name would be one from then on.
            m_taken = m_taken || (!key.revokedAt && key.*whose == m_asked.to);
            if (!key.revokedAt && key.*whose == m_asked.name) {
                books::StoredKey now = key;
                now.*whose = m_asked.to;
                m_edits.keys.push_back({key, std::move(now)});
            }
        }
    }

    void renameKey() {
        for (const books::StoredKey& key : m_state.keys) {
            if (!key.revokedAt) {
                m_taken = m_taken || key.name == m_asked.to;
                if (key.name == m_asked.name) {
                    books::StoredKey now = key;
                    now.name = m_asked.to;
                    m_edits.keys.push_back({key, std::move(now)});
                }
            }
        }
    }

    const DirectoryState& m_state;
    const admin::RenameMember& m_asked;
    const std::string m_word;
    books::DirectoryEdits m_edits;
    bool m_taken = false;
};

}  // namespace

Result<admin::RenamedMember> renameMember(const DirectoryServices& services,
                                          const admin::RenameMember& operation,
                                          const admin::Caller& caller) {
    const auto state = directoryState(services);
    if (!state) {
        return state.error();
    }
    auto edits = Renaming(*state, operation).plan();
    if (!edits) {
        return std::move(edits.error());
    }
    admin::RenamedMember renamed;
    renamed.users =
        operation.kind == MemberKind::Team ? static_cast<std::uint32_t>(edits->users.size()) : 0;
    renamed.keys =
        operation.kind != MemberKind::Key ? static_cast<std::uint32_t>(edits->keys.size()) : 0;
    const auto done = services.directory.edit(std::move(*edits), caller.actor(), "directory edited",
                                              std::string(wordOf(operation.kind)) + " renamed: " +
                                                  operation.name + " -> " + operation.to);
    if (!done) {
        return done.error();
    }
    if (const auto inForce = services.policy.keysChanged(); !inForce) {
        return inForce.error();
    }
    return renamed;
}

}  // namespace weir::control
