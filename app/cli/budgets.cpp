// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/budgets.hpp"

#include <cmath>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/words.hpp"

namespace weir::app {

namespace {

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
    return text.empty() ? "everybody" : text;
}

std::string usedText(const admin::BudgetRow& row) {
    // What is left of it decides, so that "100 %" is not said of one that still has something.
    const Money used = row.settled + row.unsettled;
    const double share =
        static_cast<double>(used.nano()) / static_cast<double>(row.settings.limit.nano()) * 100.0;
    return fmt::format("${} ({} %)", used.text(), std::floor(share));
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
                            "$" + settings.limit.text() +
                                (settings.whenUsed == WhenUsed::Warn ? ", only warns" : ""),
                            std::string(wordOf(settings.every)), usedText(row),
                            "$" + row.held.text(), std::to_string(row.refused),
                            localTime(row.end)});
        }
        print(table(rows));
        for (const admin::BudgetRow& row : list.budgets) {
            if (!row.problem.empty()) {
                fmt::print(stderr, "weir: {} counts from this start on: {}\n", row.settings.name,
                           row.problem);
            }
        }
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
     "every is day, week, month, quarter, year or total. when_used: refuse lets no call begin "
     "that\n"
     "the rest may not suffice for, unless another target of its model is cheap enough; warn only\n"
     "counts. when_unpriced: allow lets calls through whose price is not known.\n"
     "Works through the running gateway of the data folder, or on the folder itself when none "
     "runs."},
    list};

}  // namespace weir::app
