// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/replay_sum.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace weir::admin {

namespace {

void addTimes(ServedTimes& times, const ServedTimes& more) {
    times.firstToken.add(more.firstToken);
    times.total.add(more.total);
}

void addTargetTimes(std::vector<TargetTimes>& times, const TargetTimes& more) {
    const auto found = std::ranges::find(times, more.target, &TargetTimes::target);
    if (found == times.end()) {
        times.push_back(more);
    } else {
        addTimes(found->took, more.took);
    }
}

void addMove(std::vector<RouteMove>& moves, const RouteMove& more) {
    const auto same = [&](const RouteMove& each) {
        return each.from == more.from && each.to == more.to && each.route == more.route;
    };
    const auto found = std::ranges::find_if(moves, same);
    if (found == moves.end()) {
        moves.push_back(more);
        return;
    }
    found->calls += more.calls;
    found->before += more.before;
    found->after += more.after;
    addTimes(found->took, more.took);
    found->cacheLost += more.cacheLost;
    found->cacheCost += more.cacheCost;
    found->cacheUnpriced += more.cacheUnpriced;
    for (const MovedCaller& caller : more.refused) {
        addCaller(found->refused, caller);
    }
}

void addHit(std::vector<RouteHit>& hits, const RouteHit& more) {
    const auto found = std::ranges::find(hits, more.route, &RouteHit::route);
    if (found == hits.end()) {
        hits.push_back(more);
    } else {
        found->calls += more.calls;
    }
}

}  // namespace

void addCaller(std::vector<MovedCaller>& callers, const MovedCaller& more) {
    const auto found = std::ranges::find_if(callers, [&](const MovedCaller& each) {
        return each.team == more.team && each.key == more.key;
    });
    if (found == callers.end()) {
        callers.push_back(more);
    } else {
        found->calls += more.calls;
    }
}

void sortCallers(std::vector<MovedCaller>& callers) {
    std::ranges::sort(callers, [](const MovedCaller& left, const MovedCaller& right) {
        return std::tie(right.calls, left.team, left.key) <
               std::tie(left.calls, right.team, right.key);
    });
    callers.resize(std::min(callers.size(), kMostMovedCallers));
}

RefusedCallers refusedCallers(const RouteMove& move, std::size_t most) {
    RefusedCallers callers;
    if (move.refused.empty()) {
        return callers;
    }
    callers.first = std::span(move.refused).first(std::min(most, move.refused.size()));
    callers.others = move.calls;
    for (const MovedCaller& each : callers.first) {
        callers.others -= std::min(callers.others, each.calls);
    }
    return callers;
}

void addPage(RouteReplay& sum, const RouteReplay& page) {
    sum.next = page.next;
    sum.atEnd = page.atEnd;
    sum.searchedTo = page.searchedTo;
    sum.calls += page.calls;
    sum.unknown += page.unknown;
    sum.modelled += page.modelled;
    sum.moved += page.moved;
    sum.refused += page.refused;
    sum.unpriced += page.unpriced;
    sum.before += page.before;
    sum.after += page.after;
    sum.cacheLost += page.cacheLost;
    sum.cacheCost += page.cacheCost;
    sum.cacheUnpriced += page.cacheUnpriced;
    for (const RouteMove& move : page.moves) {
        addMove(sum.moves, move);
    }
    for (RouteMove& move : sum.moves) {
        sortCallers(move.refused);
    }
    for (const RouteHit& hit : page.hits) {
        addHit(sum.hits, hit);
    }
    for (const TargetTimes& each : page.times) {
        addTargetTimes(sum.times, each);
    }
    std::ranges::sort(sum.moves, [](const RouteMove& left, const RouteMove& right) {
        return std::tie(right.calls, left.from, left.to, left.route) <
               std::tie(left.calls, right.from, right.to, right.route);
    });
}

std::vector<std::string> idleRules(const RouteReplay& sum,
                                   const std::vector<RouteSettings>& rules) {
    std::vector<std::string> idle;
    for (const RouteSettings& rule : rules) {
        const auto hit = std::ranges::find(sum.hits, rule.name, &RouteHit::route);
        if (rule.enabled && (hit == sum.hits.end() || hit->calls == 0)) {
            idle.push_back(rule.name);
        }
    }
    return idle;
}

}  // namespace weir::admin
