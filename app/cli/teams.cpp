// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/teams.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "app/cli/set_member.hpp"
#include "engine/control/admin/directory.hpp"

namespace weir::app {

namespace {

constexpr Option kTier{"--tier", "WORD", "Its tier: gold, silver, bronze or any other word."};
constexpr Option kCostCentre{"--cost-centre", "TEXT", "Its cost centre."};
constexpr Option kTags{"--tags", "WORDS", "Its tags, with commas between."};

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListTeams{}, [](const admin::TeamList& list) {
        if (list.teams.empty()) {
            print("There is no team yet. Add one with 'weir teams set NAME'.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "TIER", "COST CENTRE", "TAGS", "WHERE"}};
        for (const admin::TeamRow& row : list.teams) {
            rows.push_back({row.team.name, orDash(row.team.tier), orDash(row.team.costCentre),
                            orDash(fmt::format("{}", fmt::join(row.team.tags, ", "))),
                            row.fromDocument ? "document" : "store"});
        }
        print(table(rows));
    });
}

ExitCode set(const Arguments& arguments) {
    return setMember<admin::ListTeams>(
        arguments, "team", &admin::TeamList::teams, &admin::TeamRow::team, &admin::SetTeam::team,
        [&](Team& team) {
            team.tier = arguments.value(kTier.name).value_or(team.tier);
            team.costCentre = arguments.value(kCostCentre.name).value_or(team.costCentre);
            if (const auto tags = arguments.value(kTags.name)) {
                team.tags = listOf(*tags);
            }
        });
}

ExitCode remove(const Arguments& arguments) {
    return callAnd(arguments, admin::RemoveTeam{arguments.operand(0)}, [](const Team& team) {
        print(fmt::format("Removed the team '{}'.\n", team.name));
    });
}

ExitCode rename(const Arguments& arguments) {
    const std::string name = arguments.operand(0);
    const std::string to = arguments.operand(1);
    return callAnd(arguments, admin::RenameMember{admin::MemberKind::Team, name, to},
                   [&](const admin::RenamedMember& renamed) {
                       print(fmt::format("'{}' is '{}' now, with {} {} and {} {}.\n", name, to,
                                         renamed.users, renamed.users == 1 ? "user" : "users",
                                         renamed.keys, renamed.keys == 1 ? "key" : "keys"));
                   });
}

}  // namespace

const Command kTeamsList{
    {"teams list",
     "Show every team.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "A team that only a key names is not in the list: nothing is known of it."},
    list};

const Command kTeamsSet{
    {"teams set",
     "Add a team, or change one.",
     {{"NAME", "The name of the team, as keys have it."}},
     {kTier, kCostCentre, kTags, kJsonOption, kDataOption, kConfigOption},
     "What is not said stays as it is. An empty text takes it away: --tier ''."},
    set};

const Command kTeamsRename{
    {"teams rename",
     "Give a team another name.",
     {{"NAME", "The name of the team."}, {"NEW", "Its new name."}},
     {kJsonOption, kDataOption, kConfigOption},
     "Its users and keys go along. What was booked keeps the name of before, and so do reports of\n"
     "that time. While a budget, a limit or a rule of the document names it, it keeps its name."},
    rename};

const Command kTeamsRemove{{"teams remove",
                            "Take a team away.",
                            {{"NAME", "The name of the team."}},
                            {kJsonOption, kDataOption, kConfigOption},
                            "Only one without keys and users; move or revoke them first."},
                           remove};

}  // namespace weir::app
