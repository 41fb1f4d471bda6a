// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace weir::ui {

namespace {

constexpr std::chrono::days kSoon{7};

using ByName = std::map<std::string, const admin::SpendRow*>;

ByName byName(const admin::SpendReport& report) {
    ByName rows;
    for (const admin::SpendRow& row : report.rows) {
        rows.emplace(row.name, &row);
    }
    return rows;
}

std::vector<double> requestsOf(const std::vector<admin::SpendFigures>& steps) {
    std::vector<double> requests;
    for (const admin::SpendFigures& step : steps) {
        requests.push_back(static_cast<double>(step.requests));
    }
    return requests;
}

class Builder {
public:
    explicit Builder(const Directory& directory)
        : m_directory(directory),
          m_teamMonth(byName(directory.teamMonth)),
          m_keyMonth(byName(directory.keyMonth)),
          m_teamWeek(byName(directory.teamWeek)),
          m_keyWeek(byName(directory.keyWeek)) {
        for (const admin::KeyRow& key : directory.keys) {
            if (!key.revoked) {
                m_keys[key.team][key.user].push_back(&key);
            }
        }
        for (const admin::TeamRow& team : directory.teams) {
            m_teams.emplace(team.team.name, &team);
            m_keys[team.team.name];
        }
        for (const admin::UserRow& user : directory.users) {
            m_users.emplace(user.user.name, &user);
            for (const std::string& team : user.user.teams) {
                m_keys[team][user.user.name];
            }
            if (user.user.teams.empty()) {
                m_keys[""][user.user.name];
            }
        }
    }

    std::vector<DirectoryRow> build() {
        if (m_keys.empty()) {
            return {};
        }
        addOrganisation();
        for (const auto& [team, users] : m_keys) {
            if (!team.empty()) {
                addTeam(team, users);
            }
        }
        if (const auto none = m_keys.find(""); none != m_keys.end()) {
            addMembers("", none->second, 1);
        }
        return std::move(m_rows);
    }

private:
    using Keys = std::vector<const admin::KeyRow*>;
    using Users = std::map<std::string, Keys>;

    void addOrganisation() {
        DirectoryRow row;
        row.hasChildren = true;
        row.month = m_directory.teamMonth.sum.spent;
        row.week = requestsOf(m_directory.teamWeek.steps);
        for (const admin::KeyRow& key : m_directory.keys) {
            row.lastUsed = std::max(row.lastUsed, key.lastUsedAt);
        }
        row.budget = budgetFor("", "", "");
        push(std::move(row), {});
    }

    void addTeam(const std::string& team, const Users& users) {
        DirectoryRow row;
        row.kind = RowKind::Team;
        row.depth = 1;
        row.name = team;
        row.team = team;
        row.hasChildren = !users.empty();
        if (const auto facts = m_teams.find(team); facts != m_teams.end()) {
            row.teamFacts = *facts->second;
            row.tier = row.teamFacts->team.tier;
        }
        takeFigures(row, m_teamMonth, m_teamWeek);
        for (const auto& [user, keys] : users) {
            for (const admin::KeyRow* key : keys) {
                row.lastUsed = std::max(row.lastUsed, key->lastUsedAt);
            }
        }
        row.budget = budgetFor(team, "", "");
        inherit(row, m_rows.front());
        push(std::move(row), m_passedOn.front());
        addMembers(team, users, 2);
    }

    void addMembers(const std::string& team, const Users& users, int depth) {
        const std::size_t parent = team.empty() ? 0 : m_rows.size() - 1;
        for (const auto& [user, keys] : users) {
            if (!user.empty()) {
                addUser(team, user, keys, depth, parent);
            }
        }
        if (const auto nobody = users.find(""); nobody != users.end()) {
            for (const admin::KeyRow* key : nobody->second) {
                addKey(*key, depth, parent);
            }
        }
    }

    // What a user spent in this team: the sum of the keys under the line.
    void addUser(const std::string& team, const std::string& user, const Keys& keys, int depth,
                 std::size_t parent) {
        DirectoryRow row;
        row.kind = RowKind::User;
        row.depth = depth;
        row.name = user;
        row.team = team;
        row.hasChildren = !keys.empty();
        row.tier = m_rows[parent].tier;
        if (const auto facts = m_users.find(user); facts != m_users.end()) {
            row.userFacts = *facts->second;
        }
        row.budget = budgetFor("", user, "");
        inherit(row, m_rows[parent]);
        const std::size_t place = m_rows.size();
        push(std::move(row), m_passedOn[parent]);
        for (const admin::KeyRow* key : keys) {
            addKey(*key, depth + 1, place);
            const DirectoryRow& added = m_rows.back();
            DirectoryRow& whole = m_rows[place];
            whole.month += added.month;
            whole.lastUsed = std::max(whole.lastUsed, added.lastUsed);
            whole.week.resize(std::max(whole.week.size(), added.week.size()));
            for (std::size_t day = 0; day < added.week.size(); ++day) {
                whole.week[day] += added.week[day];
            }
        }
    }

    void addKey(const admin::KeyRow& key, int depth, std::size_t parent) {
        DirectoryRow row;
        row.kind = RowKind::Key;
        row.depth = depth;
        row.name = key.name;
        row.team = key.team;
        row.key = key;
        row.tier = m_rows[parent].tier;
        row.lastUsed = key.lastUsedAt;
        takeFigures(row, m_keyMonth, m_keyWeek);
        row.budget = budgetFor("", "", key.name);
        inherit(row, m_rows[parent]);
        push(std::move(row), m_passedOn[parent]);
    }

    // `inherited`: the limits that the line above passes on.
    void push(DirectoryRow row, const HeldLimits& inherited) {
        row.limits = limitsOf(m_directory.limits, row, inherited);
        m_passedOn.push_back(passedOn(row, inherited));
        m_rows.push_back(std::move(row));
    }

    static void takeFigures(DirectoryRow& row, const ByName& month, const ByName& week) {
        if (const auto found = month.find(row.name); found != month.end()) {
            row.month = found->second->sum.spent;
        }
        if (const auto found = week.find(row.name); found != week.end()) {
            row.week = requestsOf(found->second->steps);
        }
    }

    static void inherit(DirectoryRow& row, const DirectoryRow& parent) {
        if (!row.budget) {
            row.budgetOf = parent.budget ? std::optional(parent.kind) : parent.budgetOf;
        }
    }

    // The budget that is for just this team, user or key, whatever they call.
    std::optional<admin::BudgetRow> budgetFor(std::string_view team, std::string_view user,
                                              std::string_view key) const {
        for (const admin::BudgetRow& row : m_directory.budgets) {
            const admin::BudgetSettings& settings = row.settings;
            if (settings.team == team && settings.user == user && settings.key == key &&
                settings.provider.empty() && settings.model.empty() && settings.tag.empty()) {
                return row;
            }
        }
        return std::nullopt;
    }

    const Directory& m_directory;
    ByName m_teamMonth;
    ByName m_keyMonth;
    ByName m_teamWeek;
    ByName m_keyWeek;
    std::map<std::string, Users> m_keys;
    std::map<std::string, const admin::TeamRow*> m_teams;
    std::map<std::string, const admin::UserRow*> m_users;
    std::vector<DirectoryRow> m_rows;
    std::vector<HeldLimits> m_passedOn;  // by each of the rows
};

}  // namespace

std::string DirectoryRow::id() const {
    switch (kind) {
        case RowKind::Team:
            return "team:" + name;
        case RowKind::User:
            return "user:" + name + "@" + team;
        case RowKind::Key:
            return "key:" + name;
        case RowKind::Organisation:
            break;
    }
    return {};
}

std::vector<DirectoryRow> directoryRows(const Directory& directory) {
    return Builder(directory).build();
}

KeyLook lookOfKey(const admin::KeyRow& key, Timestamp now) {
    if (!key.problem.empty()) {
        return KeyLook::Missing;
    }
    const Timestamp end = key.access.expiresAt;
    if (end == Timestamp()) {
        return KeyLook::Valid;
    }
    return key.expired || end <= now ? KeyLook::Expired
           : end - now <= kSoon      ? KeyLook::ExpiresSoon
                                     : KeyLook::Valid;
}

}  // namespace weir::ui
