// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/policy_file.hpp"
#include "engine/base/line_diff.hpp"
#include "engine/control/admin/policy.hpp"

namespace weir::app {

namespace {

constexpr Option kFrom{
    "--from", "N",
    "The older revision. Without it: the one before the other, or with --file the "
    "one in force."};
constexpr Option kTo{"--to", "N", "The newer revision. Without it: the one in force."};
constexpr Option kFile{"--file", "FILE", "A document in place of the newer revision."};

// One side of a comparison: its text, and what it is called.
struct Side {
    std::string name;
    std::string text;
    std::uint64_t revision = 0;
};

// 0: the one in force.
Result<Side> revisionBy(admin::AdminClient& client, std::uint64_t number) {
    admin::GetPolicy operation;
    operation.number = number;
    auto shown = admin::callAndWait(client, std::move(operation));
    if (!shown) {
        return std::move(shown.error());
    }
    const std::uint64_t found = shown->revision.number;
    return Side{fmt::format("revision {}", found), std::move(shown->text), found};
}

// The revision before that one.
Result<Side> revisionBefore(admin::AdminClient& client, std::uint64_t number) {
    admin::GetPolicyHistory operation;
    operation.limit = 1;
    operation.before = number;
    const auto history = admin::callAndWait(client, std::move(operation));
    if (!history) {
        return history.error();
    }
    return history->revisions.empty() ? Side{"nothing", {}, 0}
                                      : revisionBy(client, history->revisions.front().number);
}

Result<Side> documentIn(const std::string& file) {
    auto text = readDocument(file);
    if (!text) {
        return std::move(text.error());
    }
    return Side{file, std::move(*text), 0};
}

// 0: not given. Errors: Invalid.
Result<std::uint64_t> revisionOf(const Option& option, const Arguments& arguments) {
    const auto text = arguments.value(option.name);
    if (!text) {
        return std::uint64_t{0};
    }
    const auto number = readNumber(option.name, *text, 1, std::numeric_limits<int>::max());
    if (!number) {
        return number.error();
    }
    return static_cast<std::uint64_t>(*number);
}

ExitCode diff(const Arguments& arguments) {
    const auto older = revisionOf(kFrom, arguments);
    if (!older) {
        return failUsage(older.error(), arguments);
    }
    const auto newer = revisionOf(kTo, arguments);
    if (!newer) {
        return failUsage(newer.error(), arguments);
    }
    const auto file = arguments.value(kFile.name);
    if (file && *newer != 0) {
        return failUsage(Error::invalid("Give either --to or --file."), arguments);
    }
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    admin::AdminClient& client = (*access)->client();
    const auto to = file ? documentIn(*file) : revisionBy(client, *newer);
    if (!to) {
        return fail(to.error(), arguments);
    }
    const bool isNamed = file || *older != 0;
    const auto from = isNamed ? revisionBy(client, *older) : revisionBefore(client, to->revision);
    if (!from) {
        return fail(from.error(), arguments);
    }
    const std::string text = unifiedDiff(from->name, from->text, to->name, to->text);
    if (arguments.has(kJsonOption.name)) {
        printJson(boost::json::object{{"from", from->name}, {"to", to->name}, {"diff", text}});
    } else {
        print(text.empty() ? fmt::format("{} and {} are the same.\n", from->name, to->name) : text);
    }
    return ExitCode::Ok;
}

}  // namespace

const Command kPolicyDiff{
    {"policy diff",
     "Show what changed between two revisions, or would with another document.",
     {},
     {kFrom, kTo, kFile, kJsonOption, kDataOption, kConfigOption},
     "In the form that patch reads. The last change, all since revision 4, and what applying a\n"
     "document would change:\n\n"
     "  weir policy diff\n"
     "  weir policy diff --from 4\n"
     "  weir policy diff --file weir.yaml"},
    diff};

}  // namespace weir::app
