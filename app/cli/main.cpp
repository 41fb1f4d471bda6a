// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"

namespace weir::app {

namespace {

constexpr std::array kCommands{&kServe,      &kCheck,      &kSimulate,    &kKeysCreate, &kKeysList,
                               &kKeysRevoke, &kKeysRebind, &kTrafficTail, &kBackup,     &kVersion};

std::string overview() {
    std::string text =
        "Weir is a gateway for calls to AI models: tools call it instead of a provider, and it "
        "routes,\nfails over, prices and records every call.\n\nUsage: weir COMMAND [options]\n\n";
    for (const Command* command : kCommands) {
        text += fmt::format("  {:<14}{}\n", command->form.command, command->form.about);
    }
    return text +
           "\n'weir COMMAND --help' tells more. Exit codes: 0 done, 1 failed, 2 typed wrong.\n";
}

// The command whose words stand first, and how many words it has.
struct Found {
    const Command* command = nullptr;
    std::size_t words = 0;
};

Found findCommand(const std::vector<const char*>& words) {
    const std::string one = words.front();
    const std::string two = words.size() > 1 ? one + " " + words[1] : one;
    for (const Command* command : kCommands) {
        if (command->form.command == two && words.size() > 1) {
            return {command, 2};
        }
        if (command->form.command == one) {
            return {command, 1};
        }
    }
    return {};
}

Error unknownCommand(const std::vector<const char*>& words) {
    const std::string one = words.front();
    std::string family;
    std::vector<std::string_view> names;
    for (const Command* command : kCommands) {
        names.push_back(command->form.command);
        if (command->form.command.starts_with(one + " ")) {
            family += fmt::format("{}'weir {}'", family.empty() ? "" : ", ", command->form.command);
        }
    }
    if (!family.empty()) {
        return Error::invalid(fmt::format("'weir {}' needs one word more.", one),
                              fmt::format("There are {}.", family));
    }
    const auto near = nearest(words.size() > 1 ? one + " " + words[1] : one, names);
    return Error::invalid(fmt::format("There is no command '{}'.", one),
                          near.empty() ? std::string("See 'weir --help'.")
                                       : fmt::format("Did you mean 'weir {}'?", near));
}

ExitCode runCommand(const std::vector<const char*>& words) {
    if (words.empty()) {
        fmt::print(stderr, "{}", overview());
        return ExitCode::Usage;
    }
    const std::string_view first = words.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print(overview());
        return ExitCode::Ok;
    }
    const Found found = first == "--version" ? Found{&kVersion, 1} : findCommand(words);
    if (found.command == nullptr) {
        return failUsage(unknownCommand(words));
    }
    const auto arguments =
        Arguments::parse(found.command->form, std::span(words).subspan(found.words));
    if (!arguments) {
        return failUsage(arguments.error());
    }
    if (arguments->asksForHelp()) {
        print(helpText(found.command->form));
        return ExitCode::Ok;
    }
    return found.command->run(*arguments);
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
