// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/text_file.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/directory_csv.hpp"
#include "engine/control/admin/teams.hpp"

// Teams, users and keys out to a file, and in from one.
namespace weir::app {

namespace {

constexpr Option kApply{"--apply", "", "Put it in force. Without it nothing changes."};

// "tier: gold -> silver; tags: eu"
std::string fieldsText(const admin::PlannedMember& member) {
    std::string text;
    for (const admin::FieldChange& field : member.fields) {
        text += text.empty() ? "" : "; ";
        if (member.effect == admin::ImportEffect::Added) {
            text += fmt::format("{}: {}", field.column, field.now);
        } else {
            text +=
                fmt::format("{}: {} -> {}", field.column, field.before.empty() ? "-" : field.before,
                            field.now.empty() ? "-" : field.now);
        }
    }
    return text;
}

std::string planText(const admin::DirectoryPlan& plan) {
    std::vector<std::vector<std::string>> rows{{"LINE", "", "KIND", "NAME", "WHAT"}};
    for (const admin::PlannedMember& member : plan.members) {
        if (member.effect != admin::ImportEffect::Unchanged) {
            rows.push_back({std::to_string(member.line), std::string(wordOf(member.effect)),
                            std::string(wordOf(member.kind)), member.name, fieldsText(member)});
        }
    }
    return (rows.size() > 1 ? table(rows) : std::string()) +
           fmt::format("{} {} added, {} changed, {} as they are.\n", plan.added,
                       plan.dryRun ? "would be" : "were", plan.changed, plan.unchanged);
}

// To the other stream, as compilers say it. Whether one of them stops the import.
bool reportProblems(const admin::DirectoryPlan& plan, const std::string& file) {
    for (const admin::DirectoryProblem& problem : plan.problems) {
        std::string where = file;
        if (problem.line > 0) {
            where += fmt::format(":{}", problem.line);
        }
        if (!problem.column.empty()) {
            where += fmt::format(": {}", problem.column);
        }
        fmt::print(stderr, "{}: {}{}{}{}\n", where, problem.stops ? "" : "note: ", problem.message,
                   problem.hint.empty() ? "" : " ", problem.hint);
    }
    return plan.base.empty();
}

void show(const admin::DirectoryPlan& plan, const Arguments& arguments) {
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(plan));
    } else {
        print(planText(plan));
    }
}

ExitCode importFile(const Arguments& arguments) {
    const std::string name = arguments.operand(0);
    auto text = readTextFile(name, admin::kMostDirectoryBytes / 1024);
    if (!text) {
        return fail(text.error(), arguments);
    }
    if (const auto good = admin::checkDirectoryText(*text); !good) {
        return fail(good.error(), arguments);
    }
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    admin::ImportDirectory operation{std::move(*text), true, {}};
    auto plan = admin::callAndWait((*access)->client(), operation);
    if (!plan) {
        return fail(plan.error(), arguments);
    }
    if (reportProblems(*plan, name)) {
        show(*plan, arguments);
        return ExitCode::Failed;
    }
    if (arguments.has(kApply.name)) {
        operation.dryRun = false;
        operation.base = plan->base;
        plan = admin::callAndWait((*access)->client(), std::move(operation));
        if (!plan) {
            return fail(plan.error(), arguments);
        }
    }
    show(*plan, arguments);
    return ExitCode::Ok;
}

ExitCode exportFile(const Arguments& arguments) {
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto teams = admin::callAndWait((*access)->client(), admin::ListTeams{});
    const auto users = admin::callAndWait((*access)->client(), admin::ListUsers{});
    const auto keys = admin::callAndWait((*access)->client(), admin::ListKeys{});
    if (!teams || !users || !keys) {
        return fail(!teams ? teams.error() : !users ? users.error() : keys.error(), arguments);
    }
    print(admin::directoryCsv(*teams, *users, *keys));
    return ExitCode::Ok;
}

}  // namespace

const Command kTeamsImport{
    {"teams import",
     "Add and change teams, users and keys as a CSV file says.",
     {{"FILE", "As 'weir teams export' writes it: the first line names the columns."}},
     {kApply, kJsonOption, kDataOption, kConfigOption},
     "Without --apply nothing changes: what would be added and changed is printed, and beside it\n"
     "on the other stream what is wrong, with its line and column. All of the file is applied, or\n"
     "nothing. What the file does not name stays; nothing is taken away.\n\n"
     "  kind,name,teams,user,tier,tags,sha256\n"
     "  team,search,,,gold,\"eu, core\",\n"
     "  user,ada,search,,,,\n"
     "  key,ci,search,ada,,,5f3a...\n\n"
     "A column that is not there changes nothing; an empty cell takes away. A new key needs the\n"
     "SHA-256 of its secret; of a key that is there the cell stays empty."},
    importFile};

const Command kTeamsExport{
    {"teams export",
     "Print teams, users and keys as CSV, to be edited and imported.",
     {},
     {kDataOption, kConfigOption},
     "What the document declares, and keys that were revoked, are left out. No secret and no hash\n"
     "of one is in it.\n\n"
     "  weir teams export > teams.csv"},
    exportFile};

}  // namespace weir::app
