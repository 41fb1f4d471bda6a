// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/tokens.hpp"

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/words.hpp"

namespace weir::app {

namespace {

constexpr Option kRole{"--role", "ROLE", "What it may do: read, operate or admin. Has to be said."};
constexpr Option kQuiet{"--quiet", "", "Print the secret alone."};

ExitCode create(const Arguments& arguments) {
    const auto role = fromWord<admin::Role>(arguments.value(kRole.name).value_or(""));
    if (!role) {
        return failUsage(Error::invalid("--role is read, operate or admin.",
                                        "read sees everything, operate also pauses and stops, "
                                        "admin may change everything."),
                         arguments);
    }
    const std::string name = arguments.operand(0);
    const ExitCode code =
        callAnd(arguments, admin::CreateToken{name, *role}, [&](admin::CreatedToken& created) {
            if (!arguments.has(kQuiet.name)) {
                fmt::print(stderr, "Made the token '{}', which may {}. It is shown this once:\n",
                           created.token.name, wordOf(created.token.role));
            }
            print(created.secret + "\n");
            wipe(created.secret);
        });
    if (code == ExitCode::Ok && !outputIsGood()) {
        // A token that nobody has seen is no use to anybody, and valid all the same.
        (void)callAnd(arguments, admin::RevokeToken{name}, [](const admin::TokenRow&) {});
    }
    return code;
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListTokens{}, [](const admin::TokenList& tokens) {
        if (tokens.tokens.empty()) {
            print("There is no token yet. Make one with 'weir tokens create NAME --role ROLE'.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "ROLE", "STARTS WITH", "STATE", "MADE"}};
        for (const admin::TokenRow& token : tokens.tokens) {
            rows.push_back({token.name, std::string(wordOf(token.role)), token.start,
                            token.revoked ? "revoked" : "valid", localTime(token.createdAt)});
        }
        print(table(rows));
    });
}

ExitCode revoke(const Arguments& arguments) {
    return callAnd(
        arguments, admin::RevokeToken{arguments.operand(0)}, [](const admin::TokenRow& token) {
            print(fmt::format("Revoked the token '{}'. It lets nobody in any more.\n", token.name));
        });
}

constexpr std::string_view kWhere =
    "Works through the running gateway of the data folder, or on the folder itself when none runs.";

}  // namespace

const Command kTokensCreate{
    {"tokens create",
     "Make a token, with which the gateway is operated from another machine.",
     {{"NAME", "What to call it: the person or the machine that will use it."}},
     {kRole, kQuiet, kJsonOption, kDataOption, kConfigOption},
     "The secret goes to standard output, this once; only its hash is kept. It is of use while\n"
     "the document has an admin.listen, which is where operators come in:\n\n"
     "  admin:\n"
     "    listen: 0.0.0.0:9348\n"
     "    tls: {cert: /etc/weir/admin.pem, key: /etc/weir/admin.key}\n\n"
     "  weir tokens create anna --role operate"},
    create};

const Command kTokensList{{"tokens list",
                           "Show every operator's token, without its secret.",
                           {},
                           {kJsonOption, kDataOption, kConfigOption},
                           kWhere},
                          list};

const Command kTokensRevoke{{"tokens revoke",
                             "End a token at once, for good.",
                             {{"NAME", "The name of the token."}},
                             {kJsonOption, kDataOption, kConfigOption},
                             kWhere},
                            revoke};

}  // namespace weir::app
