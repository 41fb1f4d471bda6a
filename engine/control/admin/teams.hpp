// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/team.hpp"
#include "engine/control/admin/operation.hpp"

// Teams and users: whom keys belong to, and what was done to them.
namespace weir::admin {

struct TeamRow {
    Team team;
    bool fromDocument = false;  // then it is edited there only
    Timestamp since{};          // it has been like this; the epoch for one of the document

    friend bool operator==(const TeamRow&, const TeamRow&) = default;
};
BOOST_DESCRIBE_STRUCT(TeamRow, (), (team, fromDocument, since))

struct TeamList {
    std::vector<TeamRow> teams;  // by name; those of the document last, in its order
};
BOOST_DESCRIBE_STRUCT(TeamList, (), (teams))

struct ListTeams {
    static constexpr std::string_view kName = "teams.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every team that is more than a name; of now, or those of the store at a time.";
    using Reply = TeamList;
    Timestamp at{};  // the epoch: now
};
BOOST_DESCRIBE_STRUCT(ListTeams, (), (at))

struct SetTeam {
    static constexpr std::string_view kName = "teams.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Add a team to the store, or change one.";
    using Reply = TeamRow;
    bool isNew = false;  // then there must be none of its name, else one
    Team team;
};
BOOST_DESCRIBE_STRUCT(SetTeam, (), (isNew, team))

struct RemoveTeam {
    static constexpr std::string_view kName = "teams.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a team without keys and users away.";
    using Reply = Team;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveTeam, (), (name))

struct RestoreTeam {
    static constexpr std::string_view kName = "teams.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed team back.";
    using Reply = TeamRow;
    Team removed;
};
BOOST_DESCRIBE_STRUCT(RestoreTeam, (), (removed))

struct UserRow {
    User user;
    Timestamp since{};

    friend bool operator==(const UserRow&, const UserRow&) = default;
};
BOOST_DESCRIBE_STRUCT(UserRow, (), (user, since))

struct UserList {
    std::vector<UserRow> users;  // by name
};
BOOST_DESCRIBE_STRUCT(UserList, (), (users))

struct ListUsers {
    static constexpr std::string_view kName = "users.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every user that is more than a name; of now, or of a time.";
    using Reply = UserList;
    Timestamp at{};  // the epoch: now
};
BOOST_DESCRIBE_STRUCT(ListUsers, (), (at))

struct SetUser {
    static constexpr std::string_view kName = "users.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Add a user, or change one.";
    using Reply = UserRow;
    bool isNew = false;  // then there must be none of its name, else one
    User user;
};
BOOST_DESCRIBE_STRUCT(SetUser, (), (isNew, user))

struct RemoveUser {
    static constexpr std::string_view kName = "users.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a user without keys away.";
    using Reply = User;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveUser, (), (name))

struct RestoreUser {
    static constexpr std::string_view kName = "users.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed user back.";
    using Reply = UserRow;
    User removed;
};
BOOST_DESCRIBE_STRUCT(RestoreUser, (), (removed))

enum class ChangeOf : std::uint8_t { Key, Team, User, Budget };
BOOST_DESCRIBE_ENUM(ChangeOf, Key, Team, User, Budget)

struct ChangeRow {
    Timestamp at{};
    std::string actor;   // "window", "socket", "remote NAME"
    std::string what;    // "key created"
    std::string detail;  // "tier: gold -> silver"; may be empty

    friend bool operator==(const ChangeRow&, const ChangeRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (), (at, actor, what, detail))

struct ChangeList {
    std::vector<ChangeRow> changes;  // the newest first
};
BOOST_DESCRIBE_STRUCT(ChangeList, (), (changes))

struct ListChanges {
    static constexpr std::string_view kName = "changes.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What was done to a key, a team or a user, and how a budget was raised.";
    using Reply = ChangeList;
    ChangeOf of = ChangeOf::Key;
    std::string name;
    std::uint32_t most = 20;
};
BOOST_DESCRIBE_STRUCT(ListChanges, (), (of, name, most))

}  // namespace weir::admin
