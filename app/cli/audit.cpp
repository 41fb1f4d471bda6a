// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/audit.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/day_options.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "app/host/local_days.hpp"
#include "engine/control/admin/audit_csv.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

namespace {

constexpr Option kFind{"--find", "WORDS",
                       "Only what has each of these words somewhere: a name, an action, anything."};
constexpr Option kFrom{"--from", "DAY", "The first day, 2026-11-01. Without it: all."};
constexpr Option kTo{"--to", "DAY", "The last day. Without it: until now."};
constexpr Option kLast{"--last", "N",
                       "How many at most, the newest first. Without it: 50; of CSV and JSON all."};
constexpr Option kCsv{"--csv", "", "Print CSV, for a spreadsheet."};
constexpr Option kExpect{"--expect", "N:HASH", "A checkpoint that was noted earlier, elsewhere."};

std::string csvOf(const admin::AuditPage& page) {
    std::string text(admin::kAuditCsvHead);
    for (const admin::AuditRecord& record : page.records) {
        text += admin::csvLineOf(record);
    }
    return text;
}

std::string tableOf(const admin::AuditPage& page) {
    if (page.total == 0) {
        return "Nothing was changed here yet.\n";
    }
    std::vector<std::vector<std::string>> rows{{"TIME", "BY", "ACTION", "OF", "DETAIL"}};
    for (const admin::AuditRecord& record : page.records) {
        rows.push_back(
            {localTime(record.at), record.actor, record.action, record.object, record.detail});
    }
    return table(rows) + fmt::format("{} of {} that match; {} records in all.\n",
                                     page.records.size(), page.matching, page.total);
}

// What the options ask for. Errors: Invalid.
Result<admin::ListAudit> queryOf(const Arguments& arguments) {
    admin::ListAudit query;
    query.words = arguments.value(kFind.name).value_or("");
    const auto from = readDayOption(arguments, kFrom.name);
    const auto to = readDayOption(arguments, kTo.name);
    if (!from || !to) {
        return !from ? from.error() : to.error();
    }
    if (*from && *to && **to < **from) {
        return Error::invalid("--to is before --from.");
    }
    if (*from) {
        query.from = beginOfDay(**from);
    }
    if (*to) {
        query.until = boundsOf(**to, **to, DayStep::Whole).back();
    }
    return query;
}

// Page after page, until there are as many as wanted.
Result<admin::AuditPage> ask(admin::AdminClient& client, admin::ListAudit query,
                             std::size_t wanted) {
    constexpr std::size_t kPage = 1'000;
    admin::AuditPage all;
    do {
        query.limit = static_cast<std::uint32_t>(std::min(kPage, wanted - all.records.size()));
        auto page = admin::callAndWait(client, query);
        if (!page) {
            return page;
        }
        all.records.insert(all.records.end(), std::make_move_iterator(page->records.begin()),
                           std::make_move_iterator(page->records.end()));
        all.matching = page->matching;
        all.total = page->total;
        all.more = page->more;
        query.before = all.records.empty() ? std::string() : all.records.back().id;
    } while (all.more && all.records.size() < wanted);
    return all;
}

ExitCode list(const Arguments& arguments) {
    if (arguments.has(kCsv.name) && arguments.has(kJsonOption.name)) {
        return failUsage(Error::invalid("--csv and --json cannot both be printed."), arguments);
    }
    // What goes into a file is whole unless somebody says otherwise.
    const bool forFile = arguments.has(kCsv.name) || arguments.has(kJsonOption.name);
    const auto last =
        readNumber(kLast.name, arguments.value(kLast.name).value_or(forFile ? "10000000" : "50"), 1,
                   10'000'000);
    const auto query = queryOf(arguments);
    if (!last || !query) {
        return failUsage(!last ? last.error() : query.error(), arguments);
    }
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const auto page = ask((*access)->client(), *query, static_cast<std::size_t>(*last));
    if (!page) {
        return fail(page.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*page));
    } else {
        print(arguments.has(kCsv.name) ? csvOf(*page) : tableOf(*page));
    }
    return ExitCode::Ok;
}

std::string_view wordsOf(AuditFault fault) {
    switch (fault) {
        case AuditFault::Changed:
            return "its content was changed. Records before it hold.";
        case AuditFault::Missing:
            return "it is missing. Records before it hold.";
        case AuditFault::Cut:
            return "it is missing, and all after it: the end was cut off. Records before it hold.";
        case AuditFault::Added:
            return "it was not written by Weir. Records before it hold.";
        case AuditFault::Rewritten:
            return "it is not that of the checkpoint. It, or a record before it, was changed, and "
                   "the chain written anew.";
        case AuditFault::None:
            break;
    }
    return {};
}

void show(const admin::VerifiedAudit& verified) {
    print(verified.holds ? fmt::format("The chain is verified up to record {}.\n", verified.records)
                         : fmt::format("The chain breaks at record {}: {}\n", verified.brokenAt,
                                       wordsOf(verified.fault)));
    if (verified.holds) {
        print(fmt::format("Checkpoint to note elsewhere: {}\n", admin::checkpointOf(verified)));
    }
}

ExitCode verify(const Arguments& arguments) {
    admin::VerifyAudit operation;
    operation.expect = arguments.value(kExpect.name).value_or("");
    bool holds = true;
    const ExitCode code = callAnd(
        arguments, operation, [](const admin::VerifiedAudit& verified) { show(verified); },
        [&holds](const admin::VerifiedAudit& verified) { holds = verified.holds; });
    return code == ExitCode::Ok && !holds ? ExitCode::Failed : code;
}

}  // namespace

const Command kAuditList{
    {"audit list",
     "Show who changed what, and whose stored bodies were looked at.",
     {},
     {kFind, kFrom, kTo, kLast, kCsv, kJsonOption, kDataOption, kConfigOption},
     "BY is the way in: window, socket (the command line), or remote and the name of a token.\n"
     "Calls are not here: see 'weir traffic tail' and 'weir report'.\n\n"
     "  weir audit list --find 'key created'\n"
     "  weir audit list --from 2026-11-01 --to 2026-11-30 --csv >november.csv"},
    list};

const Command kAuditVerify{
    {"audit verify",
     "Hold the audit log against its chain of hashes.",
     {},
     {kExpect, kJsonOption, kDataOption, kConfigOption},
     "Each record has a hash over itself and the hash before it. This finds a record that was\n"
     "changed, taken out or put in by somebody who did not write the hashes anew. Whoever may "
     "write\n"
     "the file can do that, too: note checkpoints elsewhere, and give the last one to --expect.\n"
     "Ends with 1 if the chain does not hold.\n\n"
     "  weir audit verify\n"
     "  weir audit verify --expect 812:5f3a..."},
    verify};

}  // namespace weir::app
