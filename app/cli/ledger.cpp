// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/ledger.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"

namespace weir::app {

namespace {

constexpr Option kMonth{"--month", "MONTH", "One month, 2026-11. Without it: all of them."};

std::optional<std::chrono::year_month> readMonth(std::string_view text) {
    const auto day = fromIso(std::string(text) + "-01");
    if (text.size() != 7 || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(*day));
    return date.year() / date.month();
}

void show(const admin::VerifiedBooks& books) {
    std::vector<std::vector<std::string>> rows{
        {"MONTH", "EXCHANGES", "ENTRIES", "LEDGER", "RESULT"}};
    for (const admin::VerifiedMonth& month : books.months) {
        rows.push_back({month.month, std::to_string(month.exchanges), std::to_string(month.entries),
                        '$' + month.ledger.text(),
                        month.faultCount == 0 ? std::string("adds up")
                                              : fmt::format("{} fault{}", month.faultCount,
                                                            month.faultCount == 1 ? "" : "s")});
    }
    print(books.months.empty() ? std::string("Nothing is booked.\n") : table(rows));
    for (const admin::VerifiedMonth& month : books.months) {
        for (const std::string& fault : month.faults) {
            print(fmt::format("{}: {}\n", month.month, fault));
        }
        if (month.faultCount > month.faults.size()) {
            print(fmt::format("{}: and {} more.\n", month.month,
                              month.faultCount - month.faults.size()));
        }
    }
}

ExitCode verify(const Arguments& arguments) {
    admin::VerifyBooks operation;
    if (const auto text = arguments.value(kMonth.name)) {
        const auto month = readMonth(*text);
        if (!month) {
            return failUsage(Error::invalid(fmt::format("--month is not a month: {}.", *text),
                                            "Write it like 2026-11."),
                             arguments);
        }
        operation.from = std::chrono::sys_days(*month / 1);
        operation.until = std::chrono::sys_days(*month / std::chrono::last);
    }
    bool addsUp = true;
    const ExitCode code = callAnd(
        arguments, operation, [](const admin::VerifiedBooks& books) { show(books); },
        [&](const admin::VerifiedBooks& books) {
            addsUp = std::ranges::all_of(books.months,
                                         [](const auto& month) { return month.faultCount == 0; });
        });
    return code == ExitCode::Ok && !addsUp ? ExitCode::Failed : code;
}

}  // namespace

const Command kLedgerVerify{
    {"ledger verify",
     "Hold calls, ledger and sums against each other.",
     {},
     {kMonth, kJsonOption, kDataOption, kConfigOption},
     "Of every month it is shown whether what the calls cost is what the ledger says, entry by\n"
     "entry, and whether the sums that reports are made of come out when they are made anew of\n"
     "the calls. It reads all of it while the gateway goes on. Ends with 1 if anything does not\n"
     "add up, and says what."},
    verify};

}  // namespace weir::app
