// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_members.hpp"
#include "engine/books/directory_rows.hpp"

// Teams and users, one at a time.
namespace weir::books {

namespace {

constexpr std::int64_t kWithTeams = 5;  // the first version of the file that has them

enum class Existing { MustNotBe, IsChanged };

template <class T>
Result<Dated<T>> put(Database& database, const T& what, Existing existing, Timestamp now,
                     std::string_view actor) {
    const std::string word(MemberForm<T>::kWord);
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
            return missingMember<T>(what.name);
        }
        if (isThere && **before == what) {
            return {};
        }
        return writeRow(database, *before, what, now, actor);
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
    const std::string word(MemberForm<T>::kWord);
    T removed;
    auto done = database.transaction([&]() -> Result<void> {
        auto before = rowNamed<T>(database, name);
        if (!before) {
            return std::move(before.error());
        }
        if (!*before) {
            return missingMember<T>(name);
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
                            MemberForm<T>::differences(removed, T()));
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
