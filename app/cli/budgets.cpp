// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/budgets.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/key_options.hpp"
#include "app/cli/output.hpp"
#include "engine/base/span_text.hpp"
#include "engine/base/words.hpp"

namespace weir::app {

namespace {

constexpr Operand kName{"NAME", "The budget."};
constexpr Option kBy{"--by", "DOLLARS", "How much more it lets through: 5, 12.50."};
constexpr Option kFor{"--for", "TIME", "How long: 30m, 12h, 90d."};
constexpr Option kReason{"--reason", "TEXT", "Why, for whoever looks at it."};
constexpr Option kPaid{"--by", "DOLLARS", "How much is paid in: 500, 12.50."};
constexpr Option kTakeOut{"--take-out", "DOLLARS", "How much was paid in by mistake."};

std::string whose(const admin::BudgetSettings& settings) {
    std::string text;
    const auto add = [&text](std::string_view what, const std::string& name) {
        if (!name.empty()) {
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", what, name);
        }
    };
    add("key", settings.key);
    add("team", settings.team);
    add("user", settings.user);
    add("provider", settings.provider);
    add("model", settings.model);
    add("tag", settings.tag);
    return text.empty() ? "everybody" : text;
}

std::string periodText(const admin::BudgetSettings& settings) {
    return settings.every == BudgetPeriod::Rolling
               ? "rolling " + spanText(std::chrono::hours(settings.rollingHours))
               : std::string(wordOf(settings.every));
}

std::string ruleText(const admin::BudgetSettings& settings) {
    switch (settings.whenUsed) {
        case WhenUsed::Warn:
            return ", only warns";
        case WhenUsed::Degrade:
            return fmt::format(", cheaper from {} %", settings.degradeFrom);
        case WhenUsed::Refuse:
            break;
    }
    return {};
}

std::string usedText(const admin::BudgetRow& row) {
    // What is left of it decides, so that "100 %" is not said of one that still has something.
    const Money used = row.settled + row.unsettled;
    const double share =
        static_cast<double>(used.nano()) / static_cast<double>(row.limit().nano()) * 100.0;
    return fmt::format("${} ({} %)", used.text(), std::floor(share));
}

std::string whoText(Via via, const std::string& name) {
    switch (via) {
        case Via::Window:
            return "in the window";
        case Via::Socket:
            return "on this machine";
        case Via::Remote:
            break;
    }
    return name.empty() ? "from elsewhere" : "by " + name;
}

std::string raisedText(const BudgetRaise& raise) {
    return fmt::format("{} is raised by ${} until {}, {}: {}", raise.budget, raise.by.text(),
                       localTime(raise.until), whoText(raise.via, raise.name), raise.reason);
}

ExitCode list(const Arguments& arguments) {
    return callAnd(arguments, admin::ListBudgets{}, [](const admin::BudgetList& list) {
        if (list.budgets.empty()) {
            print("There is no budget. Spending has no limit. Write budgets: into the document.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"NAME", "WHOSE", "LIMIT", "EVERY", "USED", "HELD", "REFUSED", "BEGINS ANEW"}};
        for (const admin::BudgetRow& row : list.budgets) {
            const admin::BudgetSettings& settings = row.settings;
            rows.push_back({settings.name, whose(settings),
                            "$" + row.limit().text() + ruleText(settings), periodText(settings),
                            usedText(row), "$" + row.held.text(), std::to_string(row.refused),
                            localTime(row.end)});
        }
        print(table(rows));
        for (const admin::BudgetRow& row : list.budgets) {
            if (row.isRaised()) {
                print(raisedText(row.raise) + '\n');
            }
            if (row.toppedUp > Money()) {
                print(fmt::format("{} is topped up by ${} in all\n", row.settings.name,
                                  row.toppedUp.text()));
            }
            if (row.assumed > Money()) {
                print(
                    fmt::format("{}: ${} of what is used are assumed, at ${} in and ${} out a "
                                "million tokens\n",
                                row.settings.name, row.assumed.text(),
                                row.settings.assumedIn.text(), row.settings.assumedOut.text()));
            }
        }
        for (const admin::BudgetRow& row : list.budgets) {
            if (!row.problem.empty()) {
                fmt::print(stderr, "weir: {} counts from this start on: {}\n", row.settings.name,
                           row.problem);
            }
        }
    });
}

// An amount of dollars.
Result<Money> readAmount(const Option& option, std::string_view text) {
    const auto amount = Money::parse(text);
    if (!amount) {
        return Error::invalid(
            fmt::format("{} is an amount of dollars, not '{}'.", option.name, text),
            "Write 5 or 12.50.");
    }
    return *amount;
}

Result<admin::RaiseBudget> readRaise(const Arguments& arguments) {
    admin::RaiseBudget operation;
    operation.name = arguments.operand(0);
    for (const Option& option : {kBy, kFor, kReason}) {
        if (!arguments.has(option.name)) {
            return Error::invalid(fmt::format("{} is missing.", option.name),
                                  "Write --by 5 --for 2h --reason \"why\".");
        }
    }
    const auto amount = readAmount(kBy, *arguments.value(kBy.name));
    if (!amount) {
        return amount.error();
    }
    const auto span = readSpan(kFor.name, *arguments.value(kFor.name));
    if (!span) {
        return span.error();
    }
    operation.by = *amount;
    operation.until = SystemClock().now() + *span;
    operation.reason = *arguments.value(kReason.name);
    return operation;
}

ExitCode raise(const Arguments& arguments) {
    auto operation = readRaise(arguments);
    if (!operation) {
        return failUsage(operation.error(), arguments);
    }
    return callAnd(arguments, std::move(*operation),
                   [](const admin::BudgetRow& row) { print(raisedText(row.raise) + '\n'); });
}

ExitCode lower(const Arguments& arguments) {
    admin::LowerBudget operation;
    operation.name = arguments.operand(0);
    return callAnd(arguments, std::move(operation), [](const BudgetRaise& raise) {
        print(fmt::format("{} is what the document says again.\n", raise.budget));
    });
}

// Of the two ways, paying in is the usual one.
Result<admin::TopUpBudget> readTopUp(const Arguments& arguments) {
    admin::TopUpBudget operation;
    operation.name = arguments.operand(0);
    const bool out = arguments.has(kTakeOut.name);
    if (out == arguments.has(kPaid.name) || !arguments.has(kReason.name)) {
        return Error::invalid(
            "Say how much, and why.",
            "Write --by 500 --reason \"invoice 4711\"; --take-out 500 for what was "
            "paid in by mistake.");
    }
    const Option& option = out ? kTakeOut : kPaid;
    const auto amount = readAmount(option, *arguments.value(option.name));
    if (!amount) {
        return amount.error();
    }
    operation.by = out ? -*amount : *amount;
    operation.reason = *arguments.value(kReason.name);
    return operation;
}

ExitCode topUp(const Arguments& arguments) {
    auto operation = readTopUp(arguments);
    if (!operation) {
        return failUsage(operation.error(), arguments);
    }
    return callAnd(arguments, std::move(*operation), [](const admin::BudgetRow& row) {
        print(fmt::format("{} holds ${}, of which ${} are used.\n", row.settings.name,
                          row.limit().text(), (row.settled + row.unsettled).text()));
    });
}

std::string signedText(Money amount) {
    return amount < Money() ? "-$" + (-amount).text() : "$" + amount.text();
}

ExitCode topUps(const Arguments& arguments) {
    admin::ListTopUps operation;
    operation.name = arguments.operand(0);
    return callAnd(arguments, std::move(operation), [](const admin::BudgetTopUps& reply) {
        if (reply.topUps.empty()) {
            print("It was never topped up.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{{"WHEN", "BY", "WHO", "REASON"}};
        for (const BudgetTopUp& each : reply.topUps) {
            rows.push_back({localTime(each.at), signedText(each.by), whoText(each.via, each.name),
                            each.reason});
        }
        print(table(rows));
    });
}

}  // namespace

const Command kBudgetsList{
    {"budgets list",
     "Show what is used of every budget.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "A budget is written into the document:\n\n"
     "  budgets:\n"
     "    - {name: search, team: search, limit: 2000, every: month}\n"
     "    - {name: ada, user: ada, limit: 20, every: day, when_used: warn}\n\n"
     "every is day, week, month, quarter, year or total. In its place, rolling: 30d counts what "
     "was\n"
     "spent in the last 30 days, and prepaid: 500, in place of the limit too, is used up until\n"
     "somebody tops it up; from: 2026-12-01 leaves out what was spent before. when_used: refuse "
     "lets no call begin "
     "that\n"
     "the rest may not suffice for, unless another target of its model is cheap enough; warn only\n"
     "counts; degrade refuses too, and from degrade_from: 80% on asks the cheapest target of a\n"
     "model first. when_unpriced: allow lets calls through whose price is not known; assume: {in: "
     "3,\n"
     "out: 15} counts them at these prices, in dollars a million tokens.\n"
     "LIMIT is what may be spent now: a budget that is raised for a time says so below.\n"
     "Works through the running gateway of the data folder, or on the folder itself when none "
     "runs."},
    list};

const Command kBudgetsRaise{
    {"budgets raise",
     "Let a budget be used by more for a time.",
     {kName},
     {kBy, kFor, kReason, kJsonOption, kDataOption, kConfigOption},
     "  weir budgets raise search --by 50 --for 2h --reason \"launch of the new index\"\n\n"
     "The document stays as it is. A raise takes the place of the one that the budget has, holds\n"
     "over a restart of the gateway, and is recorded with who raised it."},
    raise};

const Command kBudgetsLower{{"budgets lower",
                             "End the raise of a budget before its time.",
                             {kName},
                             {kJsonOption, kDataOption, kConfigOption},
                             {}},
                            lower};

const Command kBudgetsTopUp{
    {"budgets top-up",
     "Pay more into a prepaid budget.",
     {kName},
     {kPaid, kTakeOut, kReason, kJsonOption, kDataOption, kConfigOption},
     "  weir budgets top-up contest --by 500 --reason \"invoice 4711\"\n\n"
     "The document stays as it is. What is paid in stays, and is recorded with who did it; weir\n"
     "budgets top-ups NAME lists it. It goes by the name of the budget."},
    topUp};

const Command kBudgetsTopUps{{"budgets top-ups",
                              "List what a prepaid budget was topped up by.",
                              {kName},
                              {kJsonOption, kDataOption, kConfigOption},
                              {}},
                             topUps};

}  // namespace weir::app
