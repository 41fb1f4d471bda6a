// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// Teams and users: each a name and three facts, dated.
namespace weir::books {

namespace {

constexpr std::int64_t kWithTeams = 5;  // the first version of the file that has them

// How a Team or a User stands in its table.
template <class T>
struct Form;

template <>
struct Form<Team> {
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
        Differences text;
        text.field("cost centre", before.costCentre, now.costCentre);
        text.field("tier", before.tier, now.tier);
        text.list("tags", before.tags, now.tags);
        return text.text();
    }
};

template <>
struct Form<User> {
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
        Differences text;
        text.field("display name", before.displayName, now.displayName);
        text.field("email", before.email, now.email);
        text.list("teams", before.teams, now.teams);
        return text.text();
    }
};

template <class T>
std::string sql(std::string_view before, std::string_view after) {
    return std::string(before).append(Form<T>::kTable).append(after);
}

template <class T>
Result<std::vector<Dated<T>>> rowsOf(Database& database, std::optional<Timestamp> at) {
    const std::string columns = "SELECT name," + std::string(Form<T>::kFacts) + ",since FROM ";
    auto query = database.prepare(
        sql<T>(columns, at ? " WHERE since<=?1 AND (until IS NULL OR until>?1) ORDER BY name"
                           : " WHERE until IS NULL ORDER BY name"));
    if (query && at) {
        query->bindAll(micros(*at));
    }
    return allRows(std::move(query), [](const Statement& row) {
        return Dated<T>{Form<T>::read(row), timeOf(row.integer(4))};
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
Error missing(std::string_view name) {
    return Error::notFound("There is no " + std::string(Form<T>::kWord) + " \"" +
                           std::string(name) + "\".");
}

template <class T>
Result<void> endRow(Database& database, std::string_view name, Timestamp now) {
    auto update =
        database.prepare(sql<T>("UPDATE ", " SET until=? WHERE name=? AND until IS NULL"));
    if (!update) {
        return std::move(update.error());
    }
    return update->bindAll(micros(now), name).run();
}

template <class T>
Result<void> beginRow(Database& database, const T& what, Timestamp now) {
    const std::string columns =
        "(name," + std::string(Form<T>::kFacts) + ",since) VALUES(?,?,?,?,?)";
    auto insert = database.prepare(sql<T>("INSERT INTO ", columns));
    if (!insert) {
        return std::move(insert.error());
    }
    const auto facts = Form<T>::facts(what);
    return insert->bindAll(what.name, facts[0], facts[1], facts[2], micros(now)).run();
}

enum class Existing { MustNotBe, IsChanged };

template <class T>
Result<Dated<T>> put(Database& database, const T& what, Existing existing, Timestamp now,
                     std::string_view actor) {
    const std::string word(Form<T>::kWord);
    auto done = database.transaction([&]() -> Result<void> {
        auto before = rowNamed<T>(database, what.name);
        if (!before) {
            return std::move(before.error());
        }
        const bool isThere = before->has_value();
        if (isThere && existing == Existing::MustNotBe) {
            return Error::conflict("There is a " + word + " \"" + what.name + "\" already.",
                                   "Choose another name, or change that one.");
        }
        if (!isThere && existing == Existing::IsChanged) {
            return missing<T>(what.name);
        }
        if (isThere && **before == what) {
            return {};
        }
        if (auto ended = endRow<T>(database, what.name, now); !ended) {
            return ended;
        }
        if (auto begun = beginRow<T>(database, what, now); !begun) {
            return begun;
        }
        return insertChange(database, now, actor, word + (isThere ? " changed" : " created"),
                            what.name, Form<T>::differences(before->value_or(T()), what));
    });
    if (!done) {
        return std::move(done.error());
    }
    return Dated<T>{what, now};
}

// How many valid keys name it in this column.
Result<std::int64_t> keysNaming(Database& database, std::string_view column,
                                std::string_view name) {
    auto query = database.prepare("SELECT count(*) FROM weir_key WHERE revoked_at IS NULL AND " +
                                  std::string(column) + "=?");
    if (!query) {
        return std::move(query.error());
    }
    query->bindAll(name);
    if (auto row = query->step(); !row) {
        return std::move(row.error());
    }
    return query->integer(0);
}

Result<std::int64_t> usersOf(Database& database, std::string_view team) {
    const auto users = rowsOf<User>(database, std::nullopt);
    if (!users) {
        return users.error();
    }
    return std::ranges::count_if(*users, [&](const Dated<User>& user) {
        return std::ranges::find(user.what.teams, team) != user.what.teams.end();
    });
}

std::string counted(std::int64_t number, std::string_view what) {
    return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

template <class T>
Result<T> remove(Database& database, std::string_view name, Timestamp now, std::string_view actor) {
    const std::string word(Form<T>::kWord);
    T removed;
    auto done = database.transaction([&]() -> Result<void> {
        auto before = rowNamed<T>(database, name);
        if (!before) {
            return std::move(before.error());
        }
        if (!*before) {
            return missing<T>(name);
        }
        const auto keys = keysNaming(database, word, name);
        if (!keys) {
            return keys.error();
        }
        Result<std::int64_t> users = std::int64_t{0};
        if constexpr (std::is_same_v<T, Team>) {
            users = usersOf(database, name);
        }
        if (!users) {
            return users.error();
        }
        if (*keys + *users > 0) {
            const std::string who = *users == 0 ? counted(*keys, "key")
                                    : *keys == 0
                                        ? counted(*users, "user")
                                        : counted(*keys, "key") + " and " + counted(*users, "user");
            return Error::conflict(
                "The " + word + " \"" + std::string(name) + "\" has " + who + ".",
                "Move or revoke them first.");
        }
        if (auto ended = endRow<T>(database, name, now); !ended) {
            return ended;
        }
        removed = std::move(**before);
        return insertChange(database, now, actor, word + " removed", name,
                            Form<T>::differences(removed, T()));
    });
    if (!done) {
        return std::move(done.error());
    }
    return removed;
}

}  // namespace

Result<std::vector<Dated<Team>>> Directory::teams(std::optional<Timestamp> at) const {
    const std::scoped_lock lock(m_mutex);
    return rowsOf<Team>(m_database, at);
}

Result<std::vector<Team>> Directory::peekTeams(const std::filesystem::path& file) {
    auto database = Database::open(file, Database::Mode::Peek, kDirectoryPatience);
    if (!database) {
        return std::move(database.error());
    }
    const auto version = database->version();
    if (!version) {
        return version.error();
    }
    std::vector<Team> teams;
    if (*version < kWithTeams) {
        return teams;
    }
    const auto rows = rowsOf<Team>(*database, std::nullopt);
    if (!rows) {
        return rows.error();
    }
    for (const Dated<Team>& row : *rows) {
        teams.push_back(row.what);
    }
    return teams;
}

Result<Dated<Team>> Directory::addTeam(const Team& team, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return put(m_database, team, Existing::MustNotBe, m_clock.now(), actor);
}

Result<Dated<Team>> Directory::setTeam(const Team& team, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return put(m_database, team, Existing::IsChanged, m_clock.now(), actor);
}

Result<Team> Directory::removeTeam(std::string_view name, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return remove<Team>(m_database, name, m_clock.now(), actor);
}

Result<std::vector<Dated<User>>> Directory::users(std::optional<Timestamp> at) const {
    const std::scoped_lock lock(m_mutex);
    return rowsOf<User>(m_database, at);
}

Result<Dated<User>> Directory::addUser(const User& user, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return put(m_database, user, Existing::MustNotBe, m_clock.now(), actor);
}

Result<Dated<User>> Directory::setUser(const User& user, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return put(m_database, user, Existing::IsChanged, m_clock.now(), actor);
}

Result<User> Directory::removeUser(std::string_view name, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    return remove<User>(m_database, name, m_clock.now(), actor);
}

Result<std::vector<Change>> Directory::changes(std::string_view kind, std::string_view subject,
                                               std::size_t most) const {
    const std::scoped_lock lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT at,actor,what,subject,detail FROM change WHERE subject=? AND what LIKE ?||' %' "
        "ORDER BY number DESC LIMIT ?");
    if (query) {
        query->bindAll(subject, kind, static_cast<std::int64_t>(most));
    }
    return allRows(std::move(query), [](const Statement& row) {
        return Change{timeOf(row.integer(0)), row.text(1), row.text(2), row.text(3), row.text(4)};
    });
}

}  // namespace weir::books
