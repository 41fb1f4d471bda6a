// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "engine/control/admin/pauses.hpp"

namespace weir::app {

namespace {

constexpr Operand kTarget{"PROVIDER[/MODEL]", "The provider, or one of its models."};
constexpr Option kUntil{"--until", "WHEN",
                        "When calls go there again: 30m, 12h, 2d, 2027-02-15 or a time in UTC. "
                        "Without it: when it is resumed."};
constexpr Option kReason{"--reason", "TEXT", "Why, for whoever looks at it."};

struct TargetName {
    std::string provider;
    std::string model;
};

TargetName nameOf(const std::string& written) {
    const std::size_t slash = written.find('/');
    return slash == std::string::npos
               ? TargetName{written, {}}
               : TargetName{written.substr(0, slash), written.substr(slash + 1)};
}

std::string textOf(const admin::PausedTarget& row) {
    return row.model.empty() ? row.provider : row.provider + '/' + row.model;
}

std::string underWay(std::uint32_t calls) {
    return calls == 0   ? std::string()
           : calls == 1 ? " 1 call there is still under way."
                        : fmt::format(" {} calls there are still under way.", calls);
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListPauses{}, [](const admin::PausedTargets& list) {
        if (list.paused.empty()) {
            print("Nothing is paused.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"PAUSED", "SINCE", "UNTIL", "UNDER WAY", "REASON"}};
        for (const admin::PausedTarget& row : list.paused) {
            rows.push_back({textOf(row), localTime(row.since), localTime(row.until),
                            std::to_string(row.inFlight), row.reason});
        }
        print(table(rows));
    });
}

ExitCode pause(const Arguments& arguments) {
    TargetName name = nameOf(arguments.operand(0));
    admin::PauseProvider operation;
    operation.name = std::move(name.provider);
    operation.model = std::move(name.model);
    operation.reason = arguments.value(kReason.name).value_or("");
    if (const auto until = arguments.value(kUntil.name)) {
        const auto time = readEnd(kUntil.name, *until, SystemClock().now());
        if (!time) {
            return failUsage(time.error(), arguments);
        }
        operation.until = *time;
    }
    return callAnd(arguments, std::move(operation), [](const admin::PausedTarget& row) {
        print(
            fmt::format("{} is paused{}.{}\n", textOf(row),
                        row.until == Timestamp{} ? std::string() : " until " + localTime(row.until),
                        underWay(row.inFlight)));
    });
}

ExitCode resume(const Arguments& arguments) {
    TargetName name = nameOf(arguments.operand(0));
    admin::ResumeProvider operation;
    operation.name = std::move(name.provider);
    operation.model = std::move(name.model);
    return callAnd(arguments, std::move(operation), [](const admin::PausedTarget& row) {
        print(textOf(row) + " is in use again.\n");
    });
}

}  // namespace

const Command kProvidersPauses{
    {"providers pauses",
     "List the providers and models that are paused.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "UNDER WAY counts the calls that began before the pause and have not ended yet."},
    list};

const Command kProvidersPause{
    {"providers pause",
     "Send no new calls to a provider, or to one of its models.",
     {kTarget},
     {kUntil, kReason, kJsonOption, kDataOption, kConfigOption},
     "Calls that are under way end. New ones go to their next target; those that have none are\n"
     "answered with 503. It holds over a restart of the gateway.\n\n"
     "  weir providers pause openai --until 2h --reason \"key is being replaced\"\n"
     "  weir providers pause openai/gpt-5"},
    pause};

const Command kProvidersResume{{"providers resume",
                                "Send calls again to a provider or model that was paused.",
                                {kTarget},
                                {kJsonOption, kDataOption, kConfigOption},
                                {}},
                               resume};

}  // namespace weir::app
