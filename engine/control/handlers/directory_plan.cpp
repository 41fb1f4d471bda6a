// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/directory_plan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/hex.hpp"
#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/control/handlers/directory_cells.hpp"
#include "engine/control/handlers/key_access.hpp"
#include "engine/control/handlers/names.hpp"
#include "engine/control/import/directory_file.hpp"

namespace weir::control {

namespace {

using admin::DirectoryColumn;
using admin::ImportEffect;
using admin::MemberKind;

template <class T>
using MembersByName = std::map<std::string_view, const T*>;

template <class T>
const T* memberNamed(const MembersByName<T>& members, std::string_view name) {
    const auto found = members.find(name);
    return found == members.end() ? nullptr : found->second;
}

admin::DirectoryCells cellsOfKey(const books::StoredKey& key) {
    return admin::cellsOf(key.name, key.team, key.user, key.access);
}

class DirectoryPlanner {
public:
    DirectoryPlanner(std::string_view text, const DirectoryState& state)
        : m_state(state),
          m_cells(m_problems, state.now),
          m_lines(readDirectoryFile(text, m_problems)) {
        for (const auto& team : state.teams) {
            m_teams.emplace(team.what.name, &team.what);
            m_teamNames.insert(team.what.name);
        }
        for (const Team& team : state.snapshot->declaredTeams) {
            m_declaredTeams.insert(team.name);
            m_teamNames.insert(team.name);
        }
        for (const auto& user : state.users) {
            m_users.emplace(user.what.name, &user.what);
            m_userNames.insert(user.what.name);
        }
        for (const books::StoredKey& key : state.keys) {
            m_hashes.emplace(key.hash, key.name);
            for (const books::FormerSecret& former : key.former) {
                m_hashes.emplace(former.hash, key.name);
            }
            if (!key.revokedAt) {
                m_keys.emplace(key.name, &key);
                addName(m_teamNames, key.team);
                addName(m_userNames, key.user);
            }
        }
        for (const policy::DeclaredKey& key : state.snapshot->declaredKeys) {
            m_declaredKeys.insert(key.identity.name);
        }
        for (const DirectoryLine& line : m_lines) {
            if (line.kind != MemberKind::Key) {
                (line.kind == MemberKind::Team ? m_teamNames : m_userNames).insert(line.name);
            }
        }
    }

    DirectoryDraft plan() {
        for (const DirectoryLine& line : m_lines) {
            switch (line.kind) {
                case MemberKind::Team:
                    planTeam(line);
                    break;
                case MemberKind::User:
                    planUser(line);
                    break;
                case MemberKind::Key:
                    planKey(line);
                    break;
            }
            if (m_problems.full()) {
                break;
            }
        }
        m_draft.stops = m_problems.stops();
        m_draft.plan.problems = m_problems.take();
        return std::move(m_draft);
    }

private:
    using Names = std::vector<std::string>;

    static void addName(std::set<std::string_view>& names, std::string_view name) {
        if (!name.empty()) {
            names.insert(name);
        }
    }

    void planTeam(const DirectoryLine& line) {
        if (m_declaredTeams.contains(line.name)) {
            isDeclared(line);
            return;
        }
        const Team* before = memberNamed(m_teams, line.name);
        Team now = before != nullptr ? *before : Team{line.name, {}, {}, {}};
        const bool good = nameIsGood(line, before != nullptr) &&
                          m_cells.takeText(line, DirectoryColumn::Tier, now.tier) &&
                          m_cells.takeText(line, DirectoryColumn::CostCentre, now.costCentre) &&
                          m_cells.takeNames(line, DirectoryColumn::Tags, now.tags, &checkNameList);
        if (good) {
            const Team none{line.name, {}, {}, {}};
            add(line, before, now, m_draft.edits.teams,
                admin::cellsOf(before != nullptr ? *before : none), admin::cellsOf(now));
        }
    }

    void planUser(const DirectoryLine& line) {
        const User* before = memberNamed(m_users, line.name);
        User now = before != nullptr ? *before : User{line.name, {}, {}, {}};
        const bool good = nameIsGood(line, before != nullptr) &&
                          m_cells.takeText(line, DirectoryColumn::DisplayName, now.displayName) &&
                          m_cells.takeText(line, DirectoryColumn::Email, now.email) &&
                          m_cells.takeNames(line, DirectoryColumn::Teams, now.teams,
                                            [this](std::string_view what, const Names& teams) {
                                                return checkTeams(what, teams);
                                            });
        if (good) {
            const User none{line.name, {}, {}, {}};
            add(line, before, now, m_draft.edits.users,
                admin::cellsOf(before != nullptr ? *before : none), admin::cellsOf(now));
        }
    }

    void planKey(const DirectoryLine& line) {
        if (m_declaredKeys.contains(line.name)) {
            isDeclared(line);
            return;
        }
        const books::StoredKey* before = memberNamed(m_keys, line.name);
        books::StoredKey now;
        now.name = line.name;
        const books::StoredKey none = now;
        if (before != nullptr) {
            now = *before;
        }
        const auto lists = [this](std::vector<std::string> KeyAccess::* list) {
            return [this, list](std::string_view, const Names& names) {
                KeyAccess only;
                only.*list = names;
                return checkAccess(only, *m_state.snapshot);
            };
        };
        const bool good = nameIsGood(line, before != nullptr) && m_cells.takeTeam(line, now.team) &&
                          m_cells.takeText(line, DirectoryColumn::User, now.user) &&
                          m_cells.takeEnd(line, before == nullptr, now.access) &&
                          m_cells.takeNames(line, DirectoryColumn::Models, now.access.models,
                                            lists(&KeyAccess::models)) &&
                          m_cells.takeNames(line, DirectoryColumn::Providers, now.access.providers,
                                            lists(&KeyAccess::providers)) &&
                          m_cells.takeNames(line, DirectoryColumn::Addresses, now.access.addresses,
                                            lists(&KeyAccess::addresses)) &&
                          m_cells.takeMaySee(line, now.access) && takeHash(line, before, now);
        if (!good) {
            return;
        }
        if (before == nullptr || before->team != now.team) {
            noteUnknown(line, DirectoryColumn::Teams, now.team, m_teamNames, "team");
        }
        if (before == nullptr || before->user != now.user) {
            noteUnknown(line, DirectoryColumn::User, now.user, m_userNames, "user");
        }
        auto cells = cellsOfKey(now);
        if (before == nullptr) {
            constexpr std::size_t kDigits = 8;
            cells[static_cast<std::size_t>(DirectoryColumn::Sha256)] =
                toHex(now.hash).substr(0, kDigits) + "…";
        }
        add(line, before, now, m_draft.edits.keys, cellsOfKey(before != nullptr ? *before : none),
            cells);
    }

    template <class T>
    void add(const DirectoryLine& line, const T* before, const T& now,
             std::vector<books::DirectoryEdit<T>>& edits, const admin::DirectoryCells& cellsBefore,
             const admin::DirectoryCells& cellsNow) {
        admin::PlannedMember member;
        member.kind = line.kind;
        member.name = line.name;
        member.line = line.line;
        if (before != nullptr && *before == now) {
            ++m_draft.plan.unchanged;
        } else {
            member.effect = before == nullptr ? ImportEffect::Added : ImportEffect::Changed;
            ++(before == nullptr ? m_draft.plan.added : m_draft.plan.changed);
            for (const auto& [column, word] : wordsOf<DirectoryColumn>()) {
                const auto place = static_cast<std::size_t>(column);
                if (cellsBefore[place] != cellsNow[place]) {
                    member.fields.push_back({word, cellsBefore[place], cellsNow[place]});
                }
            }
            edits.push_back({before == nullptr ? std::nullopt : std::optional(*before), now});
        }
        m_draft.plan.members.push_back(std::move(member));
    }

    bool nameIsGood(const DirectoryLine& line, bool isThere) {
        return isThere ||
               m_cells.isGood(line, DirectoryColumn::Name, checkName("The name", line.name, false));
    }

    void isDeclared(const DirectoryLine& line) {
        m_problems.stop(line.line, "name",
                        "The document declares the " + std::string(wordOf(line.kind)) + " \"" +
                            line.name + "\".",
                        "Change it there, and leave the line out.");
    }

    bool takeHash(const DirectoryLine& line, const books::StoredKey* before,
                  books::StoredKey& key) {
        const auto& cell = line.cell(DirectoryColumn::Sha256);
        if (!cell || cell->empty()) {
            if (before == nullptr) {
                m_problems.stop(line.line, "sha256", "A new key needs the SHA-256 of its secret.",
                                "Create a key with a secret in the window or with `weir keys "
                                "create`, then change it by a file.");
            }
            return before != nullptr;
        }
        const auto hash = hashFromHex(*cell);
        if (!hash) {
            return m_cells.isGood(line, DirectoryColumn::Sha256, hash.error());
        }
        if (before != nullptr) {
            return hasSecret(line, *before, *hash);
        }
        const std::string* const owner = m_state.snapshot->keys->nameOf(*hash);
        const auto [other, isNew] = m_hashes.emplace(*hash, line.name);
        if (owner != nullptr || !isNew) {
            m_problems.stop(line.line, "sha256",
                            "The key \"" + (owner != nullptr ? *owner : other->second) +
                                "\" has or had its secret.",
                            "A secret is one key's: leave the line out.");
            return false;
        }
        key.hash = *hash;
        return true;
    }

    bool hasSecret(const DirectoryLine& line, const books::StoredKey& key,
                   const books::Sha256& hash) {
        const bool has =
            key.hash == hash ||
            std::ranges::find(key.former, hash, &books::FormerSecret::hash) != key.former.end();
        if (!has) {
            m_problems.stop(line.line, "sha256", "The key \"" + key.name + "\" has another secret.",
                            "A key gets a new secret when it is rotated: leave the cell empty.");
        }
        return has;
    }

    Result<void> checkTeams(std::string_view what, const Names& teams) const {
        if (auto good = checkNameList(what, teams); !good) {
            return good;
        }
        for (const std::string& team : teams) {
            if (!m_teamNames.contains(team)) {
                const std::string meant = meantOf(team, m_teamNames);
                return Error::notFound("There is no team \"" + team + "\".",
                                       meant.empty() ? "Add it, here or before." : meant);
            }
        }
        return {};
    }

    static std::string meantOf(const std::string& name, const std::set<std::string_view>& known) {
        const std::vector<std::string_view> names(known.begin(), known.end());
        return didYouMean(nearNames(name, names));
    }

    // A key may name whom nobody described; most of the time that is a slip.
    void noteUnknown(const DirectoryLine& line, DirectoryColumn column, const std::string& name,
                     const std::set<std::string_view>& known, const std::string& word) {
        // To look for what may be meant takes its time with thousands of names.
        if (!name.empty() && m_problems.takesNotes() && !known.contains(name)) {
            m_problems.note(line.line, wordOf(column), "There is no " + word + " \"" + name + "\".",
                            meantOf(name, known));
        }
    }

    const DirectoryState& m_state;
    DirectoryProblems m_problems;
    DirectoryCellReader m_cells;
    std::vector<DirectoryLine> m_lines;
    DirectoryDraft m_draft;
    MembersByName<Team> m_teams;
    MembersByName<User> m_users;
    MembersByName<books::StoredKey> m_keys;
    std::map<books::Sha256, std::string> m_hashes;
    std::set<std::string_view> m_declaredTeams;
    std::set<std::string_view> m_declaredKeys;
    std::set<std::string_view> m_teamNames;  // also of teams that only a key names
    std::set<std::string_view> m_userNames;
};

}  // namespace

DirectoryDraft planDirectory(std::string_view text, const DirectoryState& state) {
    return DirectoryPlanner(text, state).plan();
}

}  // namespace weir::control
