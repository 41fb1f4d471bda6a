// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/books/routed_calls.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/target_states.hpp"

namespace weir::control {

namespace {

using namespace admin;

constexpr std::size_t kMostWays = 500;
constexpr std::size_t kMostTargets = 500;

std::chrono::seconds lengthOf(RouteFlowSpan span) {
    switch (span) {
        case RouteFlowSpan::FiveMinutes:
            return std::chrono::minutes{5};
        case RouteFlowSpan::Hour:
            return std::chrono::hours{1};
        case RouteFlowSpan::Day:
            break;
    }
    return std::chrono::hours{24};
}

void placeBegin(RouteFlow& flow, RouteFlowSpan span, const RouteFlowServices& services) {
    flow.from = flow.now - lengthOf(span);
    const std::pair<Timestamp, RouteFlowFrom> later[] = {
        {services.since, RouteFlowFrom::Start},
        {services.traffic.keptSince(), RouteFlowFrom::Memory}};
    for (const auto& [time, why] : later) {
        if (time > flow.from) {
            flow.from = time;
            flow.beginsWith = why;
        }
    }
}

admin::RoutedCalls wayOf(books::RoutedCalls&& calls) {
    return {.team = std::move(calls.team),
            .key = std::move(calls.key),
            .route = std::move(calls.route),
            .model = std::move(calls.model),
            .target = std::move(calls.target),
            .passed = std::move(calls.passed),
            .served = calls.ended.served,
            .fellBack = calls.ended.fellBack,
            .cached = calls.ended.cached,
            .heldBack = calls.ended.heldBack,
            .failed = calls.ended.failed,
            .cancelled = calls.ended.cancelled,
            .running = calls.running,
            .tokens = calls.tokens,
            .spent = calls.spent,
            .unpriced = calls.unpriced,
            .estimated = calls.estimated};
}

void addWays(RouteFlow& flow, const books::Traffic& traffic) {
    books::RoutedCallsSum sum;
    traffic.visit([&](const books::TrafficRow& row) {
        if (!row.ended() || row.endedAt() >= flow.from) {
            sum.add(row);
        }
    });
    for (books::RoutedCalls& calls : sum.take()) {
        const std::uint64_t ended = calls.ended.total();
        flow.calls += ended;
        if (flow.ways.size() < kMostWays) {
            flow.ways.push_back(wayOf(std::move(calls)));
        } else {
            ++flow.waysLeftOut;
            flow.callsLeftOut += ended;
        }
    }
}

void addRules(RouteFlow& flow, const policy::Snapshot& snapshot) {
    for (const policy::Route& route : snapshot.routes) {
        flow.rules.push_back(
            {route.name, route.enabled, !route.refuse.empty(), targetsOf(route, snapshot)});
    }
}

void addTargets(RouteFlow& flow, const policy::Snapshot& snapshot,
                const RouteFlowServices& services) {
    std::vector<std::string> names;
    std::set<std::string_view> known;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && names.size() < kMostTargets && !known.contains(name)) {
            names.reserve(kMostTargets);  // what `known` points to stays where it is
            known.insert(names.emplace_back(name));
        }
    };
    for (const PausedTarget& paused : flow.paused) {
        if (!paused.model.empty()) {
            add(paused.provider + '/' + paused.model);
        }
    }
    for (const admin::RoutedCalls& way : flow.ways) {
        add(way.target);
        std::ranges::for_each(way.passed, add);
    }
    for (const RoutedRule& rule : flow.rules) {
        if (rule.enabled) {
            std::ranges::for_each(rule.targets, add);
        }
    }
    for (const std::string& name : names) {
        flow.targets.push_back(targetNow(name, snapshot, services.figures, services.clock));
    }
}

RouteFlow flowNow(RouteFlowSpan span, const RouteFlowServices& services) {
    const auto snapshot = services.policy.snapshot();
    RouteFlow flow;
    flow.now = services.clock.now();
    placeBegin(flow, span, services);
    flow.paused = services.pauses.paused();
    addWays(flow, services.traffic);
    addRules(flow, *snapshot);
    addTargets(flow, *snapshot, services);
    return flow;
}

}  // namespace

void addRouteFlowHandler(HandlerTable& table, const RouteFlowServices& services) {
    table.now<GetRouteFlow>([services](const GetRouteFlow& operation) -> Result<RouteFlow> {
        return flowNow(operation.span, services);
    });
}

}  // namespace weir::control
