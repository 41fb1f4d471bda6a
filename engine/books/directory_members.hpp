// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/team.hpp"
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// Teams and users in their tables: each a name and three facts, dated.
namespace weir::books {

// Of what was there before and still is.
inline Differences nameDifference(std::string_view before, std::string_view now) {
    Differences text;
    if (!before.empty() && !now.empty()) {
        text.field("name", before, now);
    }
    return text;
}

// How a Team or a User stands in its table.
template <class T>
struct MemberForm;

template <>
struct MemberForm<Team> {
    static constexpr std::string_view kWord = "team";
    static constexpr std::string_view kTable = "team";
    static constexpr std::string_view kFacts = "cost_centre,tier,tags";
    static Team read(const Statement& row) {
        return {row.text(0), row.text(1), row.text(2), itemsOf(row.view(3))};
    }
    static std::array<std::string, 3> facts(const Team& team) {
        return {team.costCentre, team.tier, joined(team.tags)};
    }
    static std::string differences(const Team& before, const Team& now) {
        Differences text = nameDifference(before.name, now.name);
        text.field("cost centre", before.costCentre, now.costCentre);
        text.field("tier", before.tier, now.tier);
        text.list("tags", before.tags, now.tags);
        return text.text();
    }
};

template <>
struct MemberForm<User> {
    static constexpr std::string_view kWord = "user";
    static constexpr std::string_view kTable = "person";
    static constexpr std::string_view kFacts = "display_name,email,teams";
    static User read(const Statement& row) {
        return {row.text(0), row.text(1), row.text(2), itemsOf(row.view(3))};
    }
    static std::array<std::string, 3> facts(const User& user) {
        return {user.displayName, user.email, joined(user.teams)};
    }
    static std::string differences(const User& before, const User& now) {
        Differences text = nameDifference(before.name, now.name);
        text.field("display name", before.displayName, now.displayName);
        text.field("email", before.email, now.email);
        text.list("teams", before.teams, now.teams);
        return text.text();
    }
};

template <class T>
std::string memberSql(std::string_view before, std::string_view after) {
    return std::string(before).append(MemberForm<T>::kTable).append(after);
}

template <class T>
Result<std::vector<Dated<T>>> rowsOf(Database& database, std::optional<Timestamp> at) {
    const std::string columns =
        "SELECT name," + std::string(MemberForm<T>::kFacts) + ",since FROM ";
    auto query = database.prepare(
        memberSql<T>(columns, at ? " WHERE since<=?1 AND (until IS NULL OR until>?1) ORDER BY name"
                                 : " WHERE until IS NULL ORDER BY name"));
    if (query && at) {
        query->bindAll(micros(*at));
    }
    return allRows(std::move(query), [](const Statement& row) {
        return Dated<T>{MemberForm<T>::read(row), timeOf(row.integer(4))};
    });
}

template <class T>
Result<std::optional<T>> rowNamed(Database& database, std::string_view name) {
    auto rows = rowsOf<T>(database, std::nullopt);
    if (!rows) {
        return std::move(rows.error());
    }
    for (Dated<T>& row : *rows) {
        if (row.what.name == name) {
            return std::optional(std::move(row.what));
        }
    }
    return std::optional<T>();
}

template <class T>
Error missingMember(std::string_view name) {
    return Error::notFound("There is no " + std::string(MemberForm<T>::kWord) + " \"" +
                           std::string(name) + "\".");
}

template <class T>
Result<void> endRow(Database& database, std::string_view name, Timestamp now) {
    auto update =
        database.prepare(memberSql<T>("UPDATE ", " SET until=? WHERE name=? AND until IS NULL"));
    if (!update) {
        return std::move(update.error());
    }
    return update->bindAll(micros(now), name).run();
}

template <class T>
Result<void> beginRow(Database& database, const T& what, Timestamp now) {
    const std::string columns =
        "(name," + std::string(MemberForm<T>::kFacts) + ",since) VALUES(?,?,?,?,?)";
    auto insert = database.prepare(memberSql<T>("INSERT INTO ", columns));
    if (!insert) {
        return std::move(insert.error());
    }
    const auto facts = MemberForm<T>::facts(what);
    return insert->bindAll(what.name, facts[0], facts[1], facts[2], micros(now)).run();
}

// Writes what it is from now on, and who made it so; `before`: what it was, if it was.
template <class T>
Result<void> writeRow(Database& database, const std::optional<T>& before, const T& now,
                      Timestamp at, std::string_view actor) {
    if (before) {
        if (auto ended = endRow<T>(database, before->name, at); !ended) {
            return ended;
        }
    }
    if (auto begun = beginRow<T>(database, now, at); !begun) {
        return begun;
    }
    const std::string_view done = !before                    ? " created"
                                  : before->name != now.name ? " renamed"
                                                             : " changed";
    return insertChange(database, at, actor, std::string(MemberForm<T>::kWord).append(done),
                        now.name, MemberForm<T>::differences(before.value_or(T()), now));
}

}  // namespace weir::books
