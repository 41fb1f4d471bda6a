// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/control/admin/operation.hpp"

// What is done to several of teams, users and keys at once: an import of a CSV file, of which it is
// looked at first what comes of it, and another name.
namespace weir::admin {

enum class MemberKind : std::uint8_t { Team, User, Key };
BOOST_DESCRIBE_ENUM(MemberKind, Team, User, Key)

enum class ImportEffect : std::uint8_t { Added, Changed, Unchanged };
BOOST_DESCRIBE_ENUM(ImportEffect, Added, Changed, Unchanged)

struct FieldChange {
    std::string column;  // "cost_centre", as in the file
    std::string before;  // empty: nothing
    std::string now;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (column, before, now))

// What a line of the file does.
struct PlannedMember {
    ImportEffect effect = ImportEffect::Unchanged;
    MemberKind kind = MemberKind::Team;
    std::string name;
    std::uint32_t line = 0;
    std::vector<FieldChange> fields;  // those that differ

    friend bool operator==(const PlannedMember&, const PlannedMember&) = default;
};
BOOST_DESCRIBE_STRUCT(PlannedMember, (), (effect, kind, name, line, fields))

struct DirectoryProblem {
    bool stops = true;       // else it is worth a look, and hinders nothing
    std::uint32_t line = 0;  // 0: the whole file
    std::string column;      // as in the file; empty: the whole line
    std::string message;
    std::string hint;  // may be empty

    friend bool operator==(const DirectoryProblem&, const DirectoryProblem&) = default;
};
BOOST_DESCRIBE_STRUCT(DirectoryProblem, (), (stops, line, column, message, hint))

struct DirectoryPlan {
    bool dryRun = true;  // nothing was changed
    std::string base;    // to apply just this; empty while a problem stops it
    std::uint32_t added = 0;
    std::uint32_t changed = 0;
    std::uint32_t unchanged = 0;
    std::vector<PlannedMember> members;      // in the order of the file
    std::vector<DirectoryProblem> problems;  // likewise; 200 at most
};
BOOST_DESCRIBE_STRUCT(DirectoryPlan, (),
                      (dryRun, base, added, changed, unchanged, members, problems))

struct ImportDirectory {
    static constexpr std::string_view kName = "directory.import";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Add and change teams, users and keys as a CSV file says; all of it, or nothing. Takes "
        "nothing away.";
    using Reply = DirectoryPlan;
    std::string text;    // of the file, as admin/directory_csv.hpp writes it
    bool dryRun = true;  // only say what would change
    std::string base;    // of the plan that is applied; refused if another would be made now
};
BOOST_DESCRIBE_STRUCT(ImportDirectory, (), (text, dryRun, base))

struct RenamedMember {
    std::uint32_t users = 0;  // that go along with their team
    std::uint32_t keys = 0;   // that go along with their team or user

    friend bool operator==(const RenamedMember&, const RenamedMember&) = default;
};
BOOST_DESCRIBE_STRUCT(RenamedMember, (), (users, keys))

struct RenameMember {
    static constexpr std::string_view kName = "directory.rename";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Give a team, user or key another name. What is booked keeps the one of before.";
    using Reply = RenamedMember;
    MemberKind kind = MemberKind::Team;
    std::string name;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(RenameMember, (), (kind, name, to))

}  // namespace weir::admin
