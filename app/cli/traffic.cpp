// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/traffic.hpp"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>
#include <variant>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "engine/base/local_zone.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/filter/filter.hpp"
#include "engine/control/admin/json.hpp"
#include "engine/control/admin/wait.hpp"

namespace weir::app {

namespace {

constexpr Option kOnce{"--once", "", "End after the calls of before."};
constexpr Option kFilter{"--filter", "TEXT",
                         "Only calls like these, as in the window: 'since:1h status>=500'."};
constexpr Option kLast{"--last", "N", "How many calls of before to begin with. Without it: 20."};

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

class Tail {
public:
    Tail(admin::AdminClient& client, admin::Filter filter, bool json)
        : m_client(client), m_filter(std::move(filter)), m_json(json) {}

    // The newest `last` of what was there before.
    Result<void> begin(std::size_t last) {
        std::vector<admin::ExchangeRow> rows;
        while (true) {
            auto batch = next();
            if (!batch) {
                return std::move(batch.error());
            }
            if (batch->empty()) {
                break;
            }
            std::ranges::move(*batch, std::back_inserter(rows));
            const std::size_t surplus = rows.size() - std::min(last, rows.size());
            rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(surplus));
        }
        show(rows);
        return {};
    }

    // What came since, without end.
    Error follow() {
        while (true) {
            auto batch = next();
            if (!batch) {
                return std::move(batch.error());
            }
            show(*batch);
            if (batch->empty()) {
                std::this_thread::sleep_for(kPause);
            }
        }
    }

private:
    // What is to be shown of what is new: as JSON every change, else the calls that have ended.
    Result<std::vector<admin::ExchangeRow>> next() {
        while (true) {
            auto batch = admin::callAndWait(m_client, admin::ListTraffic{m_after, 1000});
            if (!batch) {
                return std::move(batch.error());
            }
            const bool more = !batch->rows.empty();
            m_after = batch->next;
            std::erase_if(batch->rows, [this](const admin::ExchangeRow& row) {
                return !(m_json || hasEnded(row)) || !m_filter.matches(row);
            });
            if (!more || !batch->rows.empty()) {
                return std::move(batch->rows);
            }
        }
    }

    void show(const std::vector<admin::ExchangeRow>& rows) const {
        for (const admin::ExchangeRow& row : rows) {
            if (m_json) {
                printJson(admin::toJson(row));
            } else {
                print(line(row));
            }
        }
    }

    admin::AdminClient& m_client;
    const admin::Filter m_filter;
    const bool m_json;
    std::uint64_t m_after = 0;
};

ExitCode tail(const Arguments& arguments) {
    const auto last =
        readNumber(kLast.name, arguments.value(kLast.name).value_or("20"), 0, 1'000'000);
    if (!last) {
        return failUsage(last.error(), arguments);
    }
    const std::string text = arguments.value(kFilter.name).value_or("");
    auto filter = admin::Filter::parse(text, {SystemClock().now(), localOffset});
    if (const auto* wrong = std::get_if<admin::FilterError>(&filter)) {
        return failUsage(Error::invalid(wrong->text(text)), arguments);
    }
    const auto access = GatewayAccess::toRunning(arguments);
    if (!access) {
        return fail(access.error(), arguments);
    }
    const bool json = arguments.has(kJsonOption.name);
    if (!json) {
        print(fmt::format(fmt::runtime(kLine), "STARTED", "STATE", "", "KEY", "TARGET",
                          "TOKENS IN > OUT", "COST", "TIME", ""));
    }
    Tail tail((*access)->client(), std::get<admin::Filter>(std::move(filter)), json);
    if (const auto begun = tail.begin(static_cast<std::size_t>(*last)); !begun) {
        return fail(begun.error(), arguments);
    }
    return arguments.has(kOnce.name) ? ExitCode::Ok : fail(tail.follow(), arguments);
}

ExitCode testOf(const Arguments& arguments) {
    const auto id = Id::parse(arguments.operand(0));
    if (!id) {
        return failUsage(Error::invalid("ID is the id of a call.",
                                        "The window shows it among the facts of the call."),
                         arguments);
    }
    return callAnd(arguments, admin::MakeDecisionTest{*id}, [](const admin::DecisionTest& made) {
        print(made.test);
        for (const std::string& note : made.notes) {
            fmt::print(stderr, "weir: {}\n", note);
        }
    });
}

}  // namespace

const Command kTrafficTest{
    {"traffic test",
     "Print what was decided on a recorded call as a test for 'weir test'.",
     {{"ID", "The id of the call, as the window or 'weir traffic tail --json' shows it."}},
     {kJsonOption, kDataOption, kConfigOption},
     "The test expects the route and the target of then, or the refusal, whatever the document\n"
     "says now. What it leaves open goes to standard error.\n\n"
     "  weir traffic test 019a0f5c-7d3e-7000-8000-5f2b1c9d0e47 >> weir.test.yaml\n"},
    testOf};

const Command kTrafficTail{{"traffic tail",
                            "Follow the calls as they end.",
                            {},
                            {kFilter, kLast, kOnce, kJsonOption, kDataOption},
                            "First the last calls that the gateway has in memory, then what comes, "
                            "until Ctrl-C. With --json\n"
                            "every change of a call is a line of its own; its 'sequence' ascends. "
                            "Needs the running gateway."},
                           tail};

}  // namespace weir::app
