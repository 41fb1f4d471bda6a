// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "app/cli/set_member.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/teams.hpp"

namespace weir::app {

namespace {

constexpr Option kDisplayName{"--display-name", "TEXT", "What people call them."};
constexpr Option kEmail{"--email", "ADDRESS", "Their email address."};
constexpr Option kInTeams{"--teams", "NAMES", "The teams they are in, with commas between."};

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListUsers{}, [](const admin::UserList& list) {
        if (list.users.empty()) {
            print("There is no user yet. Add one with 'weir users set NAME'.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{{"NAME", "DISPLAY NAME", "EMAIL", "TEAMS"}};
        for (const admin::UserRow& row : list.users) {
            rows.push_back({row.user.name, orDash(row.user.displayName), orDash(row.user.email),
                            orDash(fmt::format("{}", fmt::join(row.user.teams, ", ")))});
        }
        print(table(rows));
    });
}

ExitCode set(const Arguments& arguments) {
    return setMember<admin::ListUsers>(
        arguments, "user", &admin::UserList::users, &admin::UserRow::user, &admin::SetUser::user,
        [&](User& user) {
            user.displayName = arguments.value(kDisplayName.name).value_or(user.displayName);
            user.email = arguments.value(kEmail.name).value_or(user.email);
            if (const auto teams = arguments.value(kInTeams.name)) {
                user.teams = listOf(*teams);
            }
        });
}

ExitCode remove(const Arguments& arguments) {
    return callAnd(arguments, admin::RemoveUser{arguments.operand(0)}, [](const User& user) {
        print(fmt::format("Removed the user '{}'.\n", user.name));
    });
}

ExitCode rename(const Arguments& arguments) {
    const std::string name = arguments.operand(0);
    const std::string to = arguments.operand(1);
    return callAnd(arguments, admin::RenameMember{admin::MemberKind::User, name, to},
                   [&](const admin::RenamedMember& renamed) {
                       print(fmt::format("'{}' is '{}' now, with {} {}.\n", name, to, renamed.keys,
                                         renamed.keys == 1 ? "key" : "keys"));
                   });
}

}  // namespace

const Command kUsersList{
    {"users list",
     "Show every user.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "A user that only a key names is not in the list: nothing is known of them."},
    list};

const Command kUsersSet{
    {"users set",
     "Add a user, or change one.",
     {{"NAME", "The name of the user, as keys have it."}},
     {kDisplayName, kEmail, kInTeams, kJsonOption, kDataOption, kConfigOption},
     "What is not said stays as it is. An empty text takes it away: --email ''."},
    set};

const Command kUsersRename{
    {"users rename",
     "Give a user another name.",
     {{"NAME", "The name of the user."}, {"NEW", "Its new name."}},
     {kJsonOption, kDataOption, kConfigOption},
     "Their keys go along. What was booked keeps the name of before, and so do reports of that\n"
     "time. While a budget, a limit or a rule of the document names it, it keeps its name."},
    rename};

const Command kUsersRemove{{"users remove",
                            "Take a user away.",
                            {{"NAME", "The name of the user."}},
                            {kJsonOption, kDataOption, kConfigOption},
                            "Only one without keys; move or revoke them first."},
                           remove};

}  // namespace weir::app
