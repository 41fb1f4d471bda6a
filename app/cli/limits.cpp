// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/rate_limits.hpp"

namespace weir::app {

namespace {

std::string whose(const admin::RateLimitSettings& settings) {
    std::string text;
    const auto add = [&text](std::string_view what, std::string_view name) {
        if (!name.empty()) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, name);
        }
    };
    add("key", settings.key);
    add("team", settings.team);
    add("user", settings.user);
    add("model", settings.model);
    add("provider", settings.provider);
    add("target", settings.target);
    if (settings.each != LimitEach::All) {
        add("each", wordOf(settings.each));
    }
    return text.empty() ? "everybody" : text;
}

// What is limited, each with how far it is: "12 of 60 requests, 3 of 8 at once".
std::string usedText(const admin::RateLimitRow& row) {
    std::string text;
    const auto add = [&text](std::uint64_t used, std::uint64_t most, std::string_view what) {
        if (most != 0) {
            text += fmt::format("{}{} of {} {}", text.empty() ? "" : ", ", used, most, what);
        }
    };
    const admin::RateLimitSettings& settings = row.settings;
    add(row.requests, settings.requests, "requests");
    add(row.inputTokens + row.outputTokens, settings.tokens, "tokens");
    add(row.inputTokens, settings.inputTokens, "input tokens");
    add(row.outputTokens, settings.outputTokens, "output tokens");
    add(row.concurrency, settings.concurrency, "at once");
    return row.of.empty() ? text : fmt::format("{}: {}", row.of, text);
}

// "3 of 100, 1.2 s": who waits, how many may, and for how long the first of them has.
std::string waitingText(const admin::RateLimitRow& row) {
    if (row.settings.queueMost == 0 && row.waiting == 0) {
        return {};
    }
    const std::string count = fmt::format("{} of {}", row.waiting, row.settings.queueMost);
    return row.waiting == 0
               ? count
               : fmt::format("{}, {:.1f} s", count, static_cast<double>(row.longestWaitMs) / 1e3);
}

bool hasPeriod(const admin::RateLimitSettings& settings) {
    return settings.requests + settings.tokens + settings.inputTokens + settings.outputTokens > 0;
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListRateLimits{}, [](const admin::RateLimitList& list) {
        if (list.limits.empty()) {
            print("There is no rate limit. Write rate_limits: into the document.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "WHOSE", "PER", "USED", "WAITING", "REFUSED"}};
        for (const admin::RateLimitRow& row : list.limits) {
            rows.push_back(
                {row.settings.name, whose(row.settings),
                 hasPeriod(row.settings) ? std::string(wordOf(row.settings.per)) : std::string(),
                 usedText(row), waitingText(row), std::to_string(row.refused)});
        }
        print(table(rows));
        for (const admin::RateLimitRow& row : list.limits) {
            if (row.crowded) {
                fmt::print(stderr,
                           "weir: {} counts more of them than there is room for; those without a "
                           "counter share one\n",
                           row.settings.name);
            }
        }
    });
}

}  // namespace

const Command kLimitsList{
    {"limits list",
     "Show how far every rate limit is used.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "A rate limit is written into the document:\n\n"
     "  rate_limits:\n"
     "    - {name: keys, each: key, requests: 60, concurrency: 8, per: minute}\n"
     "    - {name: openai, provider: openai, tokens: 2000000, per: minute}\n\n"
     "It holds for the calls of a key, team, user, model, provider or target (PROVIDER/MODEL), or "
     "of\n"
     "everybody; each: key, user or team counts every one of them by itself. It limits requests,\n"
     "tokens, input_tokens and output_tokens in any minute, hour or day, and concurrency, the "
     "calls\n"
     "under way at once. What is used is that of the last period; with each, of whoever is nearest "
     "to\n"
     "the limit.\n"
     "Where as many calls are under way at a provider or target as may be, more can wait for "
     "their\n"
     "turn: queue: {most: 100, wait: 20s}. Turns go round over teams and keys; teams of the tiers\n"
     "that the document names first under tiers: come first. WAITING is how many wait, how many "
     "may,\n"
     "and how long the first of them has.\n"
     "Works through the running gateway of the data folder; without one nothing is used."},
    list};

}  // namespace weir::app
