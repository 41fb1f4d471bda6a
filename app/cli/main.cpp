// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/near_names.hpp"

namespace weir::app {

namespace {

constexpr std::array kCommands{&kServe,           &kCheck,           &kTest,
                               &kSimulate,        &kKeysCreate,      &kKeysList,
                               &kKeysSet,         &kKeysRotate,      &kKeysRename,
                               &kKeysImport,      &kKeysRevoke,      &kKeysRebind,
                               &kTeamsList,       &kTeamsSet,        &kTeamsRename,
                               &kTeamsRemove,     &kTeamsImport,     &kTeamsExport,
                               &kUsersList,       &kUsersSet,        &kUsersRename,
                               &kUsersRemove,     &kTokensCreate,    &kTokensList,
                               &kTokensRevoke,    &kTrafficTail,     &kTrafficTest,
                               &kReport,          &kBudgetsList,     &kBudgetsRaise,
                               &kBudgetsLower,    &kBudgetsTopUp,    &kBudgetsTopUps,
                               &kLimitsList,      &kAlertsList,      &kAlertsSent,
                               &kAlertsTest,      &kPricesList,      &kPricesSet,
                               &kPricesRemove,    &kProvidersPauses, &kProvidersPause,
                               &kProvidersResume, &kRoutesList,      &kRoutesTry,
                               &kRoutesReplay,    &kPolicyHistory,   &kPolicyShow,
                               &kPolicyDiff,      &kPolicyApply,     &kPolicyRollBack,
                               &kImportLiteLlm,   &kBodiesNewKey,    &kLedgerVerify,
                               &kLedgerReprice,   &kReconcile,       &kAuditList,
                               &kAuditVerify,     &kBackup,          &kVersion};

std::string overview() {
    std::string text =
        "Weir is a gateway for calls to AI models: tools call it instead of a provider, and it "
        "routes,\nfails over, prices and records every call.\n\nUsage: weir COMMAND [options]\n\n";
    for (const Command* command : kCommands) {
        text += fmt::format("  {:<18}{}\n", command->form.command, command->form.about);
    }
    return text +
           "\n'weir COMMAND --help' tells more. Exit codes: 0 done, 1 failed, 2 typed wrong.\n";
}

using Words = std::vector<std::string_view>;

// The command whose words stand first, and how many words it has.
struct Found {
    const Command* command = nullptr;
    std::size_t words = 0;
};

std::string firstTwo(const Words& words) {
    return fmt::format("{} {}", words[0], words[1]);
}

Found findCommand(const Words& words) {
    for (const Command* command : kCommands) {
        if (words.size() > 1 && command->form.command == firstTwo(words)) {
            return {command, 2};
        }
        if (command->form.command == words.front()) {
            return {command, 1};
        }
    }
    return {};
}

// The commands of two words that begin with this one.
std::vector<const Command*> familyOf(std::string_view first) {
    std::vector<const Command*> family;
    for (const Command* command : kCommands) {
        if (command->form.command.starts_with(fmt::format("{} ", first))) {
            family.push_back(command);
        }
    }
    return family;
}

std::string familyText(std::string_view first, const std::vector<const Command*>& family) {
    std::string text = fmt::format("Usage: weir {} COMMAND [options]\n\n", first);
    for (const Command* command : family) {
        text += fmt::format("  {:<18}{}\n", command->form.command, command->form.about);
    }
    return text + fmt::format("\n'weir {} COMMAND --help' tells more.\n", first);
}

Error unknownCommand(const Words& words) {
    std::string family;
    for (const Command* command : familyOf(words.front())) {
        family += fmt::format("{}'weir {}'", family.empty() ? "" : ", ", command->form.command);
    }
    if (!family.empty()) {
        return Error::invalid(fmt::format("'weir {}' needs one word more.", words.front()),
                              fmt::format("There are {}.", family));
    }
    std::vector<std::string_view> names;
    for (const Command* command : kCommands) {
        names.push_back(command->form.command);
    }
    auto near = nearNames(words.front(), names, 1);
    if (near.empty() && words.size() > 1) {
        near = nearNames(firstTwo(words), names, 1);
    }
    return Error::invalid(fmt::format("There is no command '{}'.", words.front()),
                          near.empty() ? std::string("See 'weir --help'.")
                                       : fmt::format("Did you mean 'weir {}'?", near.front()));
}

bool isHelp(std::string_view word) {
    return word == "--help" || word == "-h" || word == "help";
}

// 'weir help', 'weir help serve', 'weir help keys', 'weir help keys create'.
ExitCode help(const Words& about, bool json) {
    if (about.empty()) {
        print(overview());
    } else if (const Found found = findCommand(about); found.command != nullptr) {
        print(helpText(found.command->form));
    } else if (const auto family = familyOf(about.front()); !family.empty() && about.size() == 1) {
        print(familyText(about.front(), family));
    } else {
        return failUsage(unknownCommand(about), json);
    }
    return ExitCode::Ok;
}

ExitCode runCommand(const std::vector<const char*>& typed) {
    const Words words(typed.begin(), typed.end());
    if (words.empty()) {
        fmt::print(stderr, "{}", overview());
        return ExitCode::Usage;
    }
    // Known before the rest is understood, because what is wrong with the rest is said that way.
    const bool json = std::ranges::find(words, kJsonOption.name) != words.end();
    if (isHelp(words.front())) {
        return help({words.begin() + 1, words.end()}, json);
    }
    const Found found = words.front() == "--version" ? Found{&kVersion, 1} : findCommand(words);
    if (found.command == nullptr) {
        if (words.size() == 2 && isHelp(words[1]) && !familyOf(words.front()).empty()) {
            return help({words.front()}, json);
        }
        return failUsage(unknownCommand(words), json);
    }
    const auto arguments =
        Arguments::parse(found.command->form, std::span(typed).subspan(found.words));
    if (!arguments) {
        return failUsage(arguments.error(), json);
    }
    if (arguments->asksForHelp()) {
        print(helpText(found.command->form));
        return ExitCode::Ok;
    }
    const ExitCode code = found.command->run(*arguments);
    if (code == ExitCode::Ok && !outputIsGood()) {
        return fail(Error::io("What there was to say could not be written.",
                              "See where standard output leads."),
                    *arguments);
    }
    return code;
}

}  // namespace

}  // namespace weir::app

int main(int count, char** words) {
    try {
        return static_cast<int>(weir::app::runCommand({words + 1, words + count}));
    } catch (const std::exception& problem) {
        fmt::print(stderr, "weir: {}\n", problem.what());
        return static_cast<int>(weir::app::ExitCode::Failed);
    }
}
