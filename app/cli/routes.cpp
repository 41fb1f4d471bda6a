// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/routes.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/route_text.hpp"

namespace weir::app {

namespace {

std::string whereTo(const admin::RouteSettings& route) {
    if (!route.refuse.empty()) {
        return "refuses: " + route.refuse;
    }
    std::string text;
    for (const admin::RouteTarget& each : route.targets) {
        const bool weighs = control::weighs(route.strategy);
        text += fmt::format("{}{}{}", text.empty() ? "" : ", ", each.target,
                            weighs ? fmt::format(" ({})", each.weight) : "");
    }
    text = text.empty() ? "those of the name asked for" : text;
    if (!route.require.isNothing()) {
        text += ", if " + control::renderDemand(route.require);
    }
    if (!route.failover.isNothing()) {
        text += ", failover " + control::renderFailover(route.failover);
    }
    return text;
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListRoutes{}, [](const admin::RouteList& list) {
        if (list.routes.empty()) {
            print(
                "There is no route. Every call goes by the name it asks for. Write routes: into "
                "the document.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "ON", "WHEN", "STRATEGY", "TARGETS", "HITS", "LAST"}};
        for (const admin::RouteRow& row : list.routes) {
            const admin::RouteSettings& route = row.settings;
            rows.push_back({route.name, route.enabled ? "yes" : "no",
                            route.when.isAlways() ? "always" : control::renderCondition(route.when),
                            route.refuse.empty() ? std::string(wordOf(route.strategy)) : "-",
                            whereTo(route), std::to_string(row.hits), localTime(row.lastHit)});
        }
        print(table(rows));
        for (const admin::RouteNote& note : list.notes) {
            fmt::print(stderr, "weir: {}: {}\n", list.routes[note.route].settings.name, note.text);
        }
        if (list.draft.kept) {
            print(fmt::format("A draft of {} routes is kept since {}; the window shows it.\n",
                              list.draft.routes.size(), localTime(list.draft.keptAt)));
        }
    });
}

constexpr Option kModel{"--model", "NAME", "The model that is asked for."};
constexpr Option kEndpoint{"--endpoint", "PATH", "Without it: /v1/chat/completions."};
constexpr Option kKey{"--key", "NAME", "The name of the Weir key that calls."};
constexpr Option kTeam{"--team", "NAME", "Its team."};
constexpr Option kUser{"--user", "NAME", "Its user."};
constexpr Option kTier{"--tier", "NAME", "The tier of the team."};
constexpr Option kSession{"--session", "NAME", "The run that the call belongs to."};
constexpr Option kHeader{"--header", "'NAME: VALUE'", "A header of the call. May be repeated.",
                         true};
constexpr Option kMetadata{"--metadata", "'NAME: VALUE'",
                           "A member of its metadata. May be repeated.", true};
constexpr Option kTokens{"--tokens", "N", "Tokens of the input."};
constexpr Option kMaxTokens{"--max-tokens", "N", "The limit of the answer."};
constexpr Option kMessages{"--messages", "N", "Messages of the conversation."};
constexpr Option kStream{"--stream", "", "It asks for events."};
constexpr Option kTools{"--tools", "", "It offers tools."};
constexpr Option kImages{"--images", "", "It holds pictures."};
constexpr Option kAudio{"--audio", "", "It holds sound."};
constexpr Option kFiles{"--files", "", "It holds documents."};
constexpr Option kPrompt{"--prompt", "TEXT", "What a person asks in it, to be judged."};
constexpr Option kTask{"--task", "NAME", "What it is for, whatever the prompt says."};
constexpr Option kComplexity{"--complexity", "GRADE", "simple, moderate or hard, likewise."};
constexpr Option kStructured{"--structured", "", "The answer has to follow a JSON schema."};
constexpr Option kLowBudget{"--low-budget", "", "A budget of the caller is nearly used."};
constexpr Option kBudgetLeft{"--budget-left", "PERCENT", "What its tightest budget has left."};

// "NAME: VALUE". Nothing: there is no colon in it.
std::optional<std::pair<std::string, std::string>> splitAtColon(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
        return std::nullopt;
    }
    const std::size_t value = text.find_first_not_of(' ', colon + 1);
    return std::pair(text.substr(0, colon),
                     value == std::string::npos ? std::string() : text.substr(value));
}

Result<admin::TriedCall> callOf(const Arguments& arguments) {
    admin::TriedCall call;
    const std::pair<const Option*, std::string*> texts[] = {
        {&kModel, &call.model},     {&kEndpoint, &call.endpoint},
        {&kKey, &call.key},         {&kTeam, &call.team},
        {&kUser, &call.user},       {&kTier, &call.tier},
        {&kSession, &call.session}, {&kPrompt, &call.prompt},
        {&kTask, &call.task},       {&kComplexity, &call.complexity}};
    for (const auto& [option, into] : texts) {
        *into = arguments.value(option->name).value_or(*into);
    }
    const std::pair<const Option*, bool*> flags[] = {
        {&kStream, &call.stream},      {&kTools, &call.tools}, {&kImages, &call.images},
        {&kAudio, &call.audio},        {&kFiles, &call.files}, {&kStructured, &call.structured},
        {&kLowBudget, &call.lowBudget}};
    for (const auto& [option, into] : flags) {
        *into = arguments.has(option->name);
    }
    const auto number = [&](const Option& option, auto& into,
                            std::int64_t most = std::numeric_limits<int>::max()) -> Result<void> {
        if (const auto text = arguments.value(option.name)) {
            const auto read = readNumber(option.name, *text, 0, most);
            if (!read) {
                return read.error();
            }
            into = static_cast<std::remove_reference_t<decltype(into)>>(*read);
        }
        return {};
    };
    for (const auto& read :
         {number(kTokens, call.tokens), number(kMaxTokens, call.maxTokens),
          number(kMessages, call.messages), number(kBudgetLeft, call.budgetLeft, kWholeShare)}) {
        if (!read) {
            return read.error();
        }
    }
    for (const std::string& header : arguments.values(kHeader.name)) {
        auto named = splitAtColon(header);
        if (!named) {
            return Error::invalid("A header is NAME: VALUE, not \"" + header + "\".");
        }
        call.headers.push_back({control::inSmallLetters(named->first), std::move(named->second)});
    }
    for (const std::string& member : arguments.values(kMetadata.name)) {
        auto named = splitAtColon(member);
        if (!named) {
            return Error::invalid("A member of the metadata is NAME: VALUE, not \"" + member +
                                  "\".");
        }
        call.metadata.push_back({std::move(named->first), std::move(named->second)});
    }
    return call;
}

void showTrial(const admin::RouteTrial& trial) {
    for (const admin::TriedRoute& each : trial.routes) {
        print(fmt::format(
            "{:<10}{}{}\n",
            each.matched    ? "takes it"
            : !each.enabled ? "is off"
                            : "passes",
            each.name,
            each.matched || !each.enabled ? "" : ": not " + control::renderCondition(each.failed)));
    }
    if (trial.judged.known()) {
        print(fmt::format("judged as  task {}, complexity {}{}\n", trial.judged.task,
                          trial.judged.complexity,
                          trial.judged.because.empty() ? "" : ": " + trial.judged.because));
    }
    if (trial.route.empty()) {
        print("No route takes it: the name decides.\n");
    }
    if (!trial.refusal.empty()) {
        print("The caller is told: " + trial.refusal + "\n");
    }
    if (!trial.candidates.empty()) {
        std::vector<std::vector<std::string>> rows{{"TARGET", "STATE", "REASON"}};
        for (const CandidateDetail& each : trial.candidates) {
            rows.push_back({each.target, each.outcome, each.reason});
        }
        print(table(rows));
    }
}

ExitCode tryCall(const Arguments& arguments) {
    auto call = callOf(arguments);
    if (!call) {
        return failUsage(call.error(), arguments);
    }
    admin::TryRoutes operation;
    operation.active = true;
    operation.call = std::move(*call);
    return callAnd(arguments, std::move(operation), showTrial);
}

}  // namespace

const Command kRoutesList{
    {"routes list",
     "Show the routes with their hits.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "Routes are written into the document; the first that fits takes a call:\n\n"
     "  routes:\n"
     "    - name: code to the strong model\n"
     "      when: {model: auto, any: [{tools: true}, {tokens: \"> 2000\"}]}\n"
     "      use: {strategy: weighted, targets: [{target: anthropic/claude-sonnet-4-5, weight: "
     "70},\n"
     "            {target: openai/gpt-5, weight: 30}]}\n\n"
     "strategy is ordered, weighted, cheapest, fastest, least_busy or sticky. A call that no "
     "route\n"
     "takes goes by the name it asks for. Hits are those of the last 24 hours; without "
     "a\n"
     "gateway that runs none are counted.\n"
     "Works through the running gateway of the data folder, or on the folder itself when none "
     "runs."},
    list};

const Command kRoutesTry{
    {"routes try",
     "Show where a call would go, and why. Nothing is sent.",
     {},
     {kModel,     kEndpoint,   kKey,        kTeam,       kUser,        kTier,   kSession,
      kHeader,    kMetadata,   kTokens,     kMaxTokens,  kMessages,    kStream, kTools,
      kImages,    kAudio,      kFiles,      kStructured, kPrompt,      kTask,   kComplexity,
      kLowBudget, kBudgetLeft, kJsonOption, kDataOption, kConfigOption},
     "  weir routes try --model auto --team search --tokens 3000 --tools\n"
     "  weir routes try --model auto --prompt \"Why does this test fail?\"\n"},
    tryCall};

}  // namespace weir::app
