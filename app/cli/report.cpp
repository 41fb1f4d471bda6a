// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/day_options.hpp"
#include "app/cli/output.hpp"
#include "engine/base/csv.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/spend.hpp"

namespace weir::app {

namespace {

using admin::SpendBy;
using admin::SpendFigures;

constexpr Option kBy{"--by", "WHAT",
                     "team, user, key, model, provider, tags or cost_centre. Without it: team."};
constexpr Option kFrom{"--from", "DAY", "The first day, 2026-11-01. Without it: of this month."};
constexpr Option kTo{"--to", "DAY", "The last day. Without it: today."};
constexpr Option kStep{"--step", "STEP", "A row for each day, week or month. Without it: one."};
constexpr Option kOnly{"--only", "WHAT=NAME", "Only calls of one team, user …: team=search.", true};
constexpr Option kTag{"--tag", "TAG", "Only calls with this tag, whatever others they have."};
constexpr Option kSimulated{"--simulated", "", "Calls to the simulator too."};
constexpr Option kCsv{"--csv", "", "Print CSV, for a spreadsheet."};

Result<SpendBy> readBy(std::string_view option, std::string_view text) {
    const auto by = fromWord<SpendBy>(text);
    if (!by) {
        return Error::invalid(fmt::format(
            "{} knows team, user, key, model, provider, tags and cost_centre, not '{}'.", option,
            text));
    }
    return *by;
}

Result<DayStep> readStep(const Arguments& arguments) {
    constexpr std::array<std::pair<std::string_view, DayStep>, 3> kSteps{
        {{"day", DayStep::Day}, {"week", DayStep::Week}, {"month", DayStep::Month}}};
    const auto text = arguments.value(kStep.name);
    if (!text) {
        return DayStep::Whole;
    }
    const auto* found =
        std::ranges::find(kSteps, *text, [](const auto& each) { return std::string(each.first); });
    if (found == kSteps.end()) {
        return Error::invalid(fmt::format("--step is day, week or month, not '{}'.", *text));
    }
    return found->second;
}

Result<admin::GetSpend> readQuestion(const Arguments& arguments, Timestamp now) {
    admin::GetSpend question;
    question.simulated = arguments.has(kSimulated.name);
    question.tag = arguments.value(kTag.name).value_or("");
    question.charted = std::numeric_limits<std::uint32_t>::max();
    auto by = readBy(kBy.name, arguments.value(kBy.name).value_or("team"));
    if (!by) {
        return std::move(by.error());
    }
    question.by = *by;
    for (const std::string& only : arguments.values(kOnly.name)) {
        const auto equals = only.find('=');
        if (equals == std::string::npos) {
            return Error::invalid(fmt::format("--only needs a name: {}.", only),
                                  "Write it like team=search.");
        }
        auto what = readBy(kOnly.name, std::string_view(only).substr(0, equals));
        if (!what) {
            return std::move(what.error());
        }
        question.only.push_back({*what, only.substr(equals + 1)});
    }
    const auto days = readDays(arguments, kFrom.name, kTo.name, now);
    if (!days) {
        return days.error();
    }
    const auto step = readStep(arguments);
    if (!step) {
        return step.error();
    }
    question.bounds = boundsOf(days->first, days->second, *step);
    return question;
}

std::string dayText(Timestamp time) {
    return localTime(time).substr(0, 10);
}

// The last day of a step that ends at this moment.
std::string lastDayText(Timestamp end) {
    return dayText(end - std::chrono::hours{1});
}

bool isEmpty(const SpendFigures& figures) {
    return figures == SpendFigures();
}

std::string csvOf(const admin::GetSpend& question, const admin::SpendReport& report) {
    std::string text = fmt::format(
        "from,to,{},spent_usd,requests,failed,unpriced,estimated,tokens_in,tokens_cached,"
        "tokens_out,saved_usd\r\n",
        wordOf(question.by));
    for (std::size_t step = 0; step + 1 < question.bounds.size(); ++step) {
        for (const admin::SpendRow& row : report.rows) {
            const SpendFigures& sums = row.steps[step];
            if (isEmpty(sums)) {
                continue;
            }
            text += fmt::format(
                "{},{},{},{},{},{},{},{},{},{},{},{}\r\n", dayText(question.bounds[step]),
                lastDayText(question.bounds[step + 1]), csvText(row.name), sums.spent.text(),
                sums.requests, sums.failed, sums.unpriced, sums.estimated, sums.tokensIn,
                sums.tokensCached, sums.tokensOut, sums.saved.text());
        }
    }
    return text;
}

std::vector<std::string> cells(std::string days, std::string name, const SpendFigures& sums) {
    // What is not priced is missing in the sum, and what is estimated may be off.
    const std::string spent =
        fmt::format("{}${}", sums.estimated > 0 ? "~" : "", sums.spent.text());
    return {std::move(days),
            std::move(name),
            spent,
            std::to_string(sums.requests),
            std::to_string(sums.failed),
            std::to_string(sums.unpriced),
            std::to_string(sums.tokensIn),
            std::to_string(sums.tokensOut),
            fmt::format("${}", sums.saved.text())};
}

std::string tableOf(const admin::GetSpend& question, const admin::SpendReport& report) {
    std::string title(wordOf(question.by));
    std::ranges::transform(title, title.begin(), [](unsigned char c) {
        return c == '_' ? ' ' : static_cast<char>(std::toupper(c));
    });
    std::vector<std::vector<std::string>> rows{{"DAYS", title, "SPENT", "REQUESTS", "FAILED",
                                                "UNPRICED", "TOKENS IN", "TOKENS OUT", "SAVED"}};
    const auto daysOf = [&](std::size_t from, std::size_t to) {
        const std::string first = dayText(question.bounds[from]);
        const std::string last = lastDayText(question.bounds[to]);
        return first == last ? first : first + " to " + last;
    };
    for (std::size_t step = 0; step + 1 < question.bounds.size(); ++step) {
        for (const admin::SpendRow& row : report.rows) {
            if (!isEmpty(row.steps[step])) {
                rows.push_back(cells(daysOf(step, step + 1), row.name.empty() ? "-" : row.name,
                                     row.steps[step]));
            }
        }
    }
    const std::string all = daysOf(0, question.bounds.size() - 1);
    if (rows.size() == 1) {
        return fmt::format("Nothing was called: {}.\n", all);
    }
    rows.push_back(cells(all, "all", report.sum));
    return table(rows);
}

ExitCode report(const Arguments& arguments) {
    if (arguments.has(kCsv.name) && arguments.has(kJsonOption.name)) {
        return failUsage(Error::invalid("--csv and --json cannot both be printed."), arguments);
    }
    const auto question = readQuestion(arguments, SystemClock().now());
    if (!question) {
        return failUsage(question.error(), arguments);
    }
    return callAnd(arguments, *question, [&](const admin::SpendReport& found) {
        print(arguments.has(kCsv.name) ? csvOf(*question, found) : tableOf(*question, found));
    });
}

}  // namespace

const Command kReport{
    {"report",
     "Show who spent what, by team, user, model, tags, cost centre …",
     {},
     {kBy, kFrom, kTo, kStep, kOnly, kTag, kSimulated, kCsv, kJsonOption, kDataOption,
      kConfigOption},
     "Sums of the booked calls, as team, user, key, tags and cost centre were at the time of "
     "each.\n"
     "By tags, a call is in one row, that of all its tags, so that the rows add up; what one tag\n"
     "costs, with whichever others, says --tag. '(not recorded)' are calls that an older Weir "
     "booked\n"
     "without tags and cost centre.\n\n"
     "Days are those of this machine's zone. '~' stands before a sum with usage that is "
     "estimated;\n"
     "calls without a known price are counted under UNPRICED and are missing in the sum. SAVED is\n"
     "what the providers' prompt caches spared, less what writing to them cost; calls that an\n"
     "older Weir booked are not in it.\n\n"
     "  weir report\n"
     "  weir report --from 2026-11-01 --to 2026-11-30 --step day --csv >november.csv\n"
     "  weir report --by model --only team=search --only user=ada\n"
     "  weir report --by cost_centre --from 2026-11-01 --to 2026-11-30\n"
     "  weir report --tag eu\n\n"
     "Works through the running gateway of the data folder, or on the folder itself when none "
     "runs."},
    report};

}  // namespace weir::app
