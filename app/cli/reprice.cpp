// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/reprice.hpp"

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/day_options.hpp"
#include "app/cli/output.hpp"

namespace weir::app {

namespace {

constexpr Option kFrom{"--from", "DAY", "The first day, 2026-11-01. It has to be named."};
constexpr Option kTo{"--to", "DAY", "The last day. Without it: until now."};
constexpr Option kProvider{"--provider", "NAME", "Only calls to this provider."};
constexpr Option kModel{"--model", "NAME", "Only calls to this model, as it was sent or served."};
constexpr Option kReason{"--reason", "TEXT", "Why, for whoever reads the ledger."};
constexpr Option kDryRun{"--dry-run", "", "Show what would change, and change nothing."};

std::string signedText(Money money) {
    return (money < Money() ? "-$" : "+$") + (money < Money() ? Money() - money : money).text();
}

std::string textOf(const admin::RepricedCalls& found) {
    std::string text;
    if (found.changed == 0) {
        text = fmt::format("Nothing changes: {} calls were looked at.\n", found.calls);
    } else {
        std::vector<std::vector<std::string>> rows{
            {"PROVIDER", "MODEL", "ATTEMPTS", "HAD NO PRICE", "BEFORE", "AFTER", "DIFFERENCE"}};
        const auto add = [&rows](const std::string& provider, const std::string& model,
                                 std::uint64_t attempts, std::uint64_t unpriced, Money before,
                                 Money after) {
            rows.push_back({provider, model, std::to_string(attempts), std::to_string(unpriced),
                            '$' + before.text(), '$' + after.text(), signedText(after - before)});
        };
        std::uint64_t attempts = 0;
        std::uint64_t unpriced = 0;
        for (const admin::RepricedRow& row : found.rows) {
            add(row.provider, row.model, row.attempts, row.unpriced, row.before, row.after);
            attempts += row.attempts;
            unpriced += row.unpriced;
        }
        add("all", "", attempts, unpriced, found.before, found.after);
        text = table(rows);
        text += fmt::format("{} of {} calls {} something else.\n", found.changed, found.calls,
                            found.dryRun ? "would cost" : "now cost");
    }
    if (found.withoutUsage > 0) {
        text +=
            fmt::format("{} stay as they are: nobody recorded their tokens.\n", found.withoutUsage);
    }
    if (found.withoutPrice > 0) {
        text +=
            fmt::format("{} stay as they are: no price is known of them.\n", found.withoutPrice);
    }
    return text;
}

ExitCode reprice(const Arguments& arguments) {
    const Timestamp now = SystemClock().now();
    if (!arguments.value(kFrom.name)) {
        return failUsage(Error::invalid("--from is missing.", "Name the first day: 2026-11-01."),
                         arguments);
    }
    const auto days = readDays(arguments, kFrom.name, kTo.name, now);
    if (!days) {
        return failUsage(days.error(), arguments);
    }
    const auto bounds = boundsOf(days->first, days->second, DayStep::Whole);
    return callAnd(arguments,
                   admin::RepriceCalls{.from = bounds.front(),
                                       .until = bounds.back(),
                                       .provider = arguments.value(kProvider.name).value_or(""),
                                       .model = arguments.value(kModel.name).value_or(""),
                                       .dryRun = arguments.has(kDryRun.name),
                                       .reason = arguments.value(kReason.name).value_or("")},
                   [](const admin::RepricedCalls& found) { print(textOf(found)); });
}

}  // namespace

const Command kLedgerReprice{
    {"ledger reprice",
     "Price booked calls anew, by the prices that hold now.",
     {},
     {kFrom, kTo, kProvider, kModel, kReason, kDryRun, kJsonOption, kDataOption, kConfigOption},
     "For prices that came late or were wrong: each call is priced at its time by the catalogue\n"
     "and the document as they are now. What differs is added to the ledger as an entry of its\n"
     "own, with who did it and why; nothing is taken out, and reports, budgets and calls show the\n"
     "new cost. Calls whose tokens nobody recorded, and those without a known price, stay as they\n"
     "are. Doing it twice adds nothing. Days are those of this machine's zone.\n\n"
     "  weir ledger reprice --from 2026-11-01 --to 2026-11-30 --model gpt-5-mini --dry-run\n\n"
     "Works through the running gateway of the data folder, or on the folder itself when none "
     "runs."},
    reprice};

}  // namespace weir::app
