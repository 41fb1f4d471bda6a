// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/traffic.hpp"

#include <thread>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

namespace {

constexpr Option kOnce{"--once", "", "Print what is in memory now and end."};

// How often the gateway is asked for what is new.
constexpr Milliseconds kPause{250};

std::string seconds(std::int64_t microseconds) {
    return microseconds < 0 ? "-"
                            : fmt::format("{:.2f} s", static_cast<double>(microseconds) / 1e6);
}

std::string costOf(const admin::ExchangeRow& row) {
    switch (row.pricing) {
        case Pricing::Priced:
            return "$" + row.cost.text();
        case Pricing::Free:
            return "free";
        case Pricing::Unpriced:
            break;
    }
    return "-";
}

std::string tokensOf(const Usage& usage) {
    if (usage.source == Source::Unknown) {
        return "-";
    }
    return fmt::format("{}{} > {}", usage.source == Source::Estimated ? "~" : "", usage.tokensIn(),
                       usage.tokensOut());
}

bool hasEnded(const admin::ExchangeRow& row) {
    return row.state != ExchangeState::Pending && row.state != ExchangeState::Streaming;
}

constexpr std::string_view kLine = "{:<19}  {:<10} {:>3}  {:<16} {:<34} {:>14} {:>10} {:>8}  {}\n";

std::string line(const admin::ExchangeRow& row) {
    return fmt::format(fmt::runtime(kLine), localTime(row.startedAt), wordOf(row.state), row.status,
                       row.key.empty() ? "-" : row.key,
                       row.target.empty() ? row.modelAsked : row.target, tokensOf(row.usage),
                       costOf(row), seconds(row.durationUs), row.error);
}

ExitCode tail(const Arguments& arguments) {
    const auto access = GatewayAccess::toRunning(arguments);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const bool json = arguments.has(kJsonOption.name);
    const bool once = arguments.has(kOnce.name);
    if (!json) {
        print(fmt::format(fmt::runtime(kLine), "STARTED", "STATE", "", "KEY", "TARGET",
                          "TOKENS IN > OUT", "COST", "TIME", ""));
    }
    std::uint64_t after = 0;
    while (true) {
        const auto batch = admin::callAndWait((*access)->client(), admin::ListTraffic{after, 1000});
        if (!batch) {
            return fail(batch.error(), arguments);
        }
        for (const admin::ExchangeRow& row : batch->rows) {
            if (json) {
                printJson(admin::toJson(row));
            } else if (hasEnded(row)) {
                print(line(row));
            }
        }
        after = batch->next;
        if (batch->rows.empty()) {
            if (once) {
                return ExitCode::Ok;
            }
            std::this_thread::sleep_for(kPause);
        }
    }
}

}  // namespace

const Command kTrafficTail{
    {"traffic tail",
     "Follow the calls as they end.",
     {},
     {kOnce, kJsonOption, kDataOption},
     "First what the gateway has in memory, then what comes, until Ctrl-C. With --json every\n"
     "change of a call is a line of its own; its 'sequence' ascends. Needs the running gateway."},
    tail};

}  // namespace weir::app
