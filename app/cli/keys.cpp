// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/keys.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/directory.hpp"

namespace weir::app {

namespace {

constexpr Option kTeam{"--team", "TEAM", "The team that uses it."};
constexpr Option kUser{"--user", "USER", "The person who uses it."};
constexpr Option kGrace{"--grace", "TIME",
                        "How long the old secret is good: 30m, 12h, 7d. Without it: 1d."};
constexpr Option kQuiet{"--quiet", "", "Print the secret alone."};

ExitCode create(const Arguments& arguments) {
    const auto access = readAccess(arguments, SystemClock().now());
    if (!access) {
        return failUsage(access.error(), arguments);
    }
    admin::CreateKey operation{arguments.operand(0), arguments.value(kTeam.name).value_or(""),
                               arguments.value(kUser.name).value_or(""), *access};
    const std::string name = operation.name;
    const ExitCode code = callAnd(arguments, std::move(operation), [&](admin::CreatedKey& created) {
        if (!arguments.has(kQuiet.name)) {
            fmt::print(stderr, "Made the key '{}'. Its secret is shown this once:\n",
                       created.key.name);
        }
        print(created.secret + "\n");
        wipe(created.secret);
    });
    if (code == ExitCode::Ok && !outputIsGood()) {
        // A key that nobody has seen is no use to anybody, and valid all the same.
        (void)callAnd(arguments, admin::RevokeKey{name}, [](const admin::KeyRow&) {});
    }
    return code;
}

// What is not said stays as it is, so it has to be asked for first.
ExitCode set(const Arguments& arguments) {
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto keys = admin::callAndWait((*access)->client(), admin::ListKeys{});
    if (!keys) {
        return fail(keys.error(), arguments);
    }
    const auto found = std::ranges::find_if(keys->keys, [&](const admin::KeyRow& key) {
        return key.name == arguments.operand(0) && !key.revoked;
    });
    if (found == keys->keys.end()) {
        return fail(Error::notFound("There is no valid key named '" + arguments.operand(0) + "'.",
                                    "'weir keys list' shows the names."),
                    arguments);
    }
    auto may = readAccess(arguments, SystemClock().now(), found->access);
    if (!may) {
        return failUsage(may.error(), arguments);
    }
    const auto row = admin::callAndWait(
        (*access)->client(),
        admin::SetKey{found->name, arguments.value(kTeam.name).value_or(found->team),
                      arguments.value(kUser.name).value_or(found->user), *std::move(may)});
    if (!row) {
        return fail(row.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*row));
    } else {
        print(fmt::format("Changed the key '{}'.\n", row->name));
    }
    return ExitCode::Ok;
}

std::string stateOf(const admin::KeyRow& key) {
    if (key.revoked) {
        return "revoked";
    }
    if (key.expired) {
        return "expired";
    }
    const std::string state = key.problem.empty() ? "valid" : std::string(wordOf(key.state));
    return key.fromDocument ? state + ", from the document" : state;
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListKeys{}, [](const admin::KeyList& keys) {
        if (keys.keys.empty()) {
            print("There is no key yet. Make one with 'weir keys create NAME'.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "TEAM", "USER", "STARTS WITH", "STATE", "EXPIRES", "MADE", "LAST USED"}};
        for (const admin::KeyRow& key : keys.keys) {
            rows.push_back({key.name, orDash(key.team), orDash(key.user), orDash(key.start),
                            stateOf(key), localTime(key.access.expiresAt), localTime(key.createdAt),
                            localTime(key.lastUsedAt)});
        }
        print(table(rows));
        for (const admin::KeyRow& key : keys.keys) {
            if (!key.problem.empty()) {
                print(fmt::format("{} lets nobody in: {}\n", key.name, key.problem));
            }
        }
    });
}

ExitCode revoke(const Arguments& arguments) {
    return callAnd(arguments, admin::RevokeKey{arguments.operand(0)}, [](const admin::KeyRow& key) {
        print(fmt::format("Revoked the key '{}'. Calls with it are refused.\n", key.name));
    });
}

ExitCode rename(const Arguments& arguments) {
    const std::string name = arguments.operand(0);
    const std::string to = arguments.operand(1);
    return callAnd(
        arguments, admin::RenameMember{admin::MemberKind::Key, name, to},
        [&](const admin::RenamedMember&) {
            print(fmt::format("The key '{}' is '{}' now. Its secret stays.\n", name, to));
        });
}

ExitCode rotate(const Arguments& arguments) {
    const auto grace = readSpan(kGrace.name, arguments.value(kGrace.name).value_or("1d"));
    if (!grace) {
        return failUsage(grace.error(), arguments);
    }
    const std::string name = arguments.operand(0);
    return callAnd(
        arguments, admin::RotateKey{name, static_cast<std::uint64_t>(grace->count())},
        [&](admin::CreatedKey& created) {
            if (!arguments.has(kQuiet.name)) {
                fmt::print(stderr,
                           "The key '{}' has a new secret, shown this once. The old one "
                           "{}.\n",
                           name,
                           created.key.former.empty()
                               ? std::string("lets nobody in any more")
                               : "is good until " + localTime(created.key.former.back().goodUntil));
            }
            print(created.secret + "\n");
            wipe(created.secret);
        });
}

ExitCode rebind(const Arguments& arguments) {
    return callAnd(arguments, admin::RebindProviderKey{arguments.operand(0)},
                   [&](const admin::Done&) {
                       print(fmt::format("The key of '{}' is bound to its address of now.\n",
                                         arguments.operand(0)));
                   });
}

constexpr std::string_view kWhere =
    "Works through the running gateway of the data folder, or on the folder itself when none runs.";

}  // namespace

const Command kKeysCreate{
    {"keys create",
     "Make a Weir key, which a tool sends to be let in.",
     {{"NAME", "What to call it: the tool or the person that will use it."}},
     {kTeam, kUser, kExpires, kModels, kProviders, kAddresses, kMaySeeBudget, kQuiet, kJsonOption,
      kDataOption, kConfigOption},
     "Without options it is the organisation's and nobody's own, never ends, and may ask for "
     "every\n"
     "model from everywhere; a budget that refuses its calls keeps the amounts to itself.\n\n"
     "The secret goes to standard output, this once; only its hash is kept. Calls with the key\n"
     "work at once. Works with and without a running gateway.\n\n"
     "  export OPENAI_API_KEY=$(weir keys create my-tool --quiet)"},
    create};

const Command kKeysSet{
    {"keys set",
     "Give a Weir key another team, user or access.",
     {{"NAME", "The name of the key."}},
     {kTeam, kUser, kExpires, kModels, kProviders, kAddresses, kMaySeeBudget, kJsonOption,
      kDataOption, kConfigOption},
     "What is not said stays as it is. Calls that began go on as they began. Not for a key that\n"
     "the document declares: it is changed there."},
    set};

const Command kKeysList{{"keys list",
                         "Show every Weir key, without its secret.",
                         {},
                         {kJsonOption, kDataOption, kConfigOption},
                         kWhere},
                        list};

const Command kKeysRevoke{{"keys revoke",
                           "End a Weir key at once, for good.",
                           {{"NAME", "The name of the key."}},
                           {kJsonOption, kDataOption, kConfigOption},
                           kWhere},
                          revoke};

const Command kKeysRename{
    {"keys rename",
     "Give a Weir key another name.",
     {{"NAME", "The name of the key."}, {"NEW", "Its new name."}},
     {kJsonOption, kDataOption, kConfigOption},
     "Tools go on with it. What was booked keeps the name of before. While a budget, a limit or a\n"
     "rule of the document names it, it keeps its name."},
    rename};

const Command kKeysRotate{
    {"keys rotate",
     "Give a Weir key a new secret.",
     {{"NAME", "The name of the key."}},
     {kGrace, kQuiet, kJsonOption, kDataOption, kConfigOption},
     "The new secret goes to standard output, this once. The old one is good for a while, so that\n"
     "whoever uses it can change over; with --grace 0m it ends at once."},
    rotate};

const Command kKeysRebind{
    {"keys rebind",
     "Bind a provider's stored key to the address the provider has now.",
     {{"PROVIDER", "The name of the provider in the document."}},
     {kJsonOption, kDataOption, kConfigOption},
     "A provider's key goes to the address it was stored for and nowhere else. After the provider\n"
     "was moved on purpose, this lets its key follow. Needs the running gateway."},
    rebind};

}  // namespace weir::app
