// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/policy.hpp"

#include <limits>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/policy_file.hpp"

namespace weir::app {

namespace {

constexpr Option kRevision{"--revision", "N", "Its number. Without it: the one in force."};
constexpr Option kLast{"--last", "N", "How many. Without it: 20."};
constexpr Option kBase{"--base", "N",
                       "The revision it was made from; refused if another is in force by now."};
constexpr Option kComment{"--comment", "WORDS", "Kept with the revision."};

ExitCode history(const Arguments& arguments) {
    const auto last = readNumber(kLast.name, arguments.value(kLast.name).value_or("20"), 1, 1'000);
    if (!last) {
        return failUsage(last.error(), arguments);
    }
    admin::GetPolicyHistory operation;
    operation.limit = static_cast<std::uint32_t>(*last);
    return callAnd(arguments, operation, [](const admin::PolicyHistory& history) {
        std::vector<std::vector<std::string>> rows{{"REVISION", "SINCE", "BY", "COMMENT"}};
        for (const admin::RevisionRow& row : history.revisions) {
            const bool active = row.number == history.active;
            rows.push_back({std::to_string(row.number) + (active ? ", in force" : ""),
                            localTime(row.at), row.actor, row.comment});
        }
        print(table(rows));
    });
}

ExitCode show(const Arguments& arguments) {
    admin::GetPolicy operation;
    if (const auto text = arguments.value(kRevision.name)) {
        const auto number = readNumber(kRevision.name, *text, 1, std::numeric_limits<int>::max());
        if (!number) {
            return failUsage(number.error(), arguments);
        }
        operation.number = static_cast<std::uint64_t>(*number);
    }
    return callAnd(arguments, operation, [](const admin::PolicyText& shown) { print(shown.text); });
}

ExitCode apply(const Arguments& arguments) {
    auto text = readDocument(arguments.operand(0));
    if (!text) {
        return fail(text.error(), arguments);
    }
    admin::ApplyPolicy operation;
    operation.text = std::move(*text);
    operation.comment = arguments.value(kComment.name).value_or("");
    if (const auto base = arguments.value(kBase.name)) {
        const auto number = readNumber(kBase.name, *base, 1, std::numeric_limits<int>::max());
        if (!number) {
            return failUsage(number.error(), arguments);
        }
        operation.base = static_cast<std::uint64_t>(*number);
    }
    return callAnd(arguments, std::move(operation), [](const admin::AppliedPolicy& applied) {
        print(fmt::format("{}evision {} is in force{}.\n",
                          applied.changed ? "R" : "Nothing changed: r", applied.revision,
                          applied.changed ? "" : ", as it was"));
    });
}

ExitCode rollBack(const Arguments& arguments) {
    const auto number =
        readNumber("REVISION", arguments.operand(0), 1, std::numeric_limits<int>::max());
    if (!number) {
        return failUsage(number.error(), arguments);
    }
    admin::RollBackPolicy operation;
    operation.number = static_cast<std::uint64_t>(*number);
    operation.comment = arguments.value(kComment.name).value_or("");
    return callAnd(arguments, operation, [&](const admin::AppliedRoutes& applied) {
        print(
            fmt::format("The routes and sets of revision {} are in force again, as revision {}.\n",
                        operation.number, applied.revision));
    });
}

}  // namespace

const Command kPolicyHistory{
    {"policy history",
     "Show the revisions of the document, the newest first.",
     {},
     {kLast, kJsonOption, kDataOption, kConfigOption},
     "Every text that was in force is a revision, whoever wrote it: the window, a command, or an\n"
     "editor."},
    history};

const Command kPolicyShow{{"policy show",
                           "Print the document of a revision.",
                           {},
                           {kRevision, kJsonOption, kDataOption, kConfigOption},
                           "Comments and all, as it was written."},
                          show};

const Command kPolicyApply{
    {"policy apply",
     "Put a document in force.",
     {{"FILE", "The document."}},
     {kBase, kComment, kJsonOption, kDataOption, kConfigOption},
     "It is checked as weir check does, put in force and written to the gateway's own file, all\n"
     "or nothing. Calls under way keep the document they began with. What would change:\n\n"
     "  weir policy diff --file FILE"},
    apply};

const Command kPolicyRollBack{
    {"policy rollback",
     "Put the routes and sets of an older revision in force again.",
     {{"REVISION", "Its number, as weir policy history lists it."}},
     {kComment, kJsonOption, kDataOption, kConfigOption},
     "Only routes: and sets: are taken back; providers, keys, budgets and all else of the\n"
     "document stay as they are. A draft that is kept is discarded."},
    rollBack};

}  // namespace weir::app
