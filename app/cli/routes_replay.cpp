// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/policy_file.hpp"
#include "engine/base/span_text.hpp"
#include "engine/control/admin/replay_sum.hpp"
#include "engine/control/admin/replay_times.hpp"
#include "engine/control/config/edit_routing.hpp"

namespace weir::app {

namespace {

using Routes = std::vector<admin::RouteSettings>;

// What is replayed. Without sets: those in force.
struct ReplayedRouting {
    Routes routes;
    std::optional<std::vector<NamedSet>> sets;
};

constexpr Option kFile{"--file", "FILE",
                       "Routes of this document. Without it: the draft, or those in force."};
constexpr Option kLast{"--last", "SPAN", "How far back: 1h, 24h, 7d. Without it: 7d."};

// With the sets of the document, which may not be those in force.
Result<ReplayedRouting> routesInFile(const std::string& file) {
    const auto text = readDocument(file);
    if (!text) {
        return text.error();
    }
    const control::ReadDocument read = control::readDocument(*text);
    if (!read.document) {
        return Error::invalid(read.problems.front().text(file));
    }
    control::Routing routing = control::routingOf(*read.document);
    return ReplayedRouting{std::move(routing.routes), std::move(routing.sets)};
}

Result<ReplayedRouting> routesToReplay(const Arguments& arguments, admin::AdminClient& client) {
    if (const auto file = arguments.value(kFile.name)) {
        return routesInFile(*file);
    }
    auto list = admin::callAndWait(client, admin::ListRoutes{});
    if (!list) {
        return std::move(list.error());
    }
    if (list->draft.kept) {
        return ReplayedRouting{std::move(list->draft.routes), std::move(list->draft.sets)};
    }
    Routes routes;
    for (admin::RouteRow& row : list->routes) {
        routes.push_back(std::move(row.settings));
    }
    return ReplayedRouting{std::move(routes), std::nullopt};
}

Result<admin::RouteReplay> replayAll(admin::AdminClient& client, const ReplayedRouting& routing,
                                     Timestamp since) {
    admin::RouteReplay sum;
    Id before;
    while (true) {
        admin::ReplayRoutes operation;
        operation.routes = routing.routes;
        operation.sets = routing.sets;
        operation.before = before;
        operation.since = since;
        const auto page = admin::callAndWait(client, std::move(operation));
        if (!page) {
            return page.error();
        }
        admin::addPage(sum, *page);
        if (page->atEnd || page->next.empty()) {
            return sum;
        }
        before = page->next;
    }
}

// "-": nobody knows a price, or they cost nothing.
std::string change(Money before, Money after) {
    if (before == Money() && after == Money()) {
        return "-";
    }
    const Money by = after - before;
    return (by < Money() ? "-$" + (-by).text() : "+$" + by.text());
}

// "412 ms -> 298 ms"; "-": nobody can say.
std::string timeText(const std::optional<Microseconds>& before,
                     const std::optional<Microseconds>& after) {
    return before && after
               ? fmt::format("{} ms -> {} ms", before->count() / 1000, after->count() / 1000)
               : "-";
}

std::string orNobody(const std::string& target) {
    return target.empty() ? "nobody" : target;
}

void showMoves(const admin::RouteReplay& sum) {
    std::vector<std::vector<std::string>> rows{
        {"FROM", "TO", "ROUTE", "CALLS", "COST", "CACHE LOST", "FIRST TOKEN", "ANSWER"}};
    for (const admin::RouteMove& move : sum.moves) {
        const auto first = admin::timeChange(sum, move, &admin::ServedTimes::firstToken);
        const auto total = admin::timeChange(sum, move, &admin::ServedTimes::total);
        rows.push_back({orNobody(move.from), orNobody(move.to),
                        move.route.empty() ? "-" : move.route, std::to_string(move.calls),
                        change(move.before, move.after), std::to_string(move.cacheLost),
                        timeText(first.recorded.median, first.modelled.median),
                        timeText(total.recorded.median, total.modelled.median)});
    }
    print(table(rows));
}

constexpr std::size_t kShownCallers = 5;

// "search 120, key ci 60, others 12"
std::string callersText(const admin::RouteMove& move) {
    const admin::RefusedCallers callers = admin::refusedCallers(move, kShownCallers);
    std::string text;
    for (const admin::MovedCaller& each : callers.first) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ",
                            !each.team.empty()  ? each.team
                            : !each.key.empty() ? "key " + each.key
                                                : "no key",
                            each.calls);
    }
    return callers.others == 0 ? text : fmt::format("{}, others {}", text, callers.others);
}

void showRefused(const admin::RouteReplay& sum) {
    for (const admin::RouteMove& move : sum.moves) {
        if (!move.refused.empty()) {
            print(fmt::format("Calls of {} refused {}: {}.\n", move.from,
                              move.route.empty() ? "for want of a route" : "by " + move.route,
                              callersText(move)));
        }
    }
}

void showTimes(std::string_view what, const admin::TimeChange& times) {
    if (times.known()) {
        print(fmt::format("{}, modelled: median {}, p95 {}\n", what,
                          timeText(times.recorded.median, times.modelled.median),
                          timeText(times.recorded.p95, times.modelled.p95)));
    }
}

void showCache(const admin::RouteReplay& sum) {
    if (sum.cacheLost == 0) {
        return;
    }
    std::string cost;
    if (sum.cacheCost != Money()) {
        cost = fmt::format(", about ${} beside that (estimated)", sum.cacheCost.text());
    }
    print(fmt::format("Prompt caches: {} tokens would be read anew{}.\n", sum.cacheLost, cost));
    if (sum.cacheUnpriced > 0) {
        print(fmt::format("What that costs is not known of {} calls.\n", sum.cacheUnpriced));
    }
}

void showReplay(const admin::RouteReplay& sum, const Routes& routes) {
    print(fmt::format("{} of {} calls would be asked of another target first, {} refused.\n",
                      sum.moved, sum.calls, sum.refused));
    if (!sum.moves.empty()) {
        showMoves(sum);
        showRefused(sum);
    }
    print(fmt::format("Cost: ${} instead of ${}, with the tokens they took.\n", sum.after.text(),
                      sum.before.text()));
    if (sum.unpriced > 0) {
        print(fmt::format("{} calls that move are not in it: nobody knows their price.\n",
                          sum.unpriced));
    }
    showCache(sum);
    showTimes("First token", admin::timeChange(sum, &admin::ServedTimes::firstToken));
    showTimes("Answer", admin::timeChange(sum, &admin::ServedTimes::total));
    for (const std::string& idle : admin::idleRules(sum, routes)) {
        print("No call took the route " + idle + ".\n");
    }
    if (sum.unknown > 0) {
        print(fmt::format("{} calls were recorded without what these routes ask for.\n",
                          sum.unknown));
    }
}

ExitCode replayCalls(const Arguments& arguments) {
    const auto span = parseSpan(arguments.value(kLast.name).value_or("7d"));
    if (!span) {
        return failUsage(Error::invalid("--last is a length of time.", "Write 1h, 24h or 7d."),
                         arguments);
    }
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    admin::AdminClient& client = (*access)->client();
    const auto routing = routesToReplay(arguments, client);
    if (!routing) {
        return fail(routing.error(), arguments);
    }
    const auto sum = replayAll(client, *routing, SystemClock().now() - *span);
    if (!sum) {
        return fail(sum.error(), arguments);
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*sum));
    } else {
        showReplay(*sum, routing->routes);
    }
    return ExitCode::Ok;
}

}  // namespace

const Command kRoutesReplay{
    {"routes replay",
     "Decide recorded calls again by other routes. Nothing is sent.",
     {},
     {kFile, kLast, kJsonOption, kDataOption, kConfigOption},
     "What would go elsewhere, at what cost, and how much of prompt caches would be lost. How\n"
     "long calls would take is modelled: one that moves is taken to fare as those did that its\n"
     "new target served in the same time, where those were at least 20. Providers and prices are\n"
     "those in force, also with --file.\n\n"
     "  weir routes replay --file weir.new.yaml --last 24h\n"},
    replayCalls};

}  // namespace weir::app
