// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_sum.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace weir::ui {

namespace {

void addMove(std::vector<admin::RouteMove>& moves, const admin::RouteMove& more) {
    const auto same = [&](const admin::RouteMove& each) {
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
}

void addHit(std::vector<admin::RouteHit>& hits, const admin::RouteHit& more) {
    const auto found = std::ranges::find(hits, more.route, &admin::RouteHit::route);
    if (found == hits.end()) {
        hits.push_back(more);
    } else {
        found->calls += more.calls;
    }
}

bool asksForHeader(const RouteCondition& condition) {
    return condition.kind == ConditionKind::Test
               ? condition.field == RouteField::Header
               : std::ranges::any_of(
                     condition.of, [](const RouteCondition& each) { return asksForHeader(each); });
}

}  // namespace

void addPage(admin::RouteReplay& sum, const admin::RouteReplay& page) {
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
    for (const admin::RouteMove& move : page.moves) {
        addMove(sum.moves, move);
    }
    for (const admin::RouteHit& hit : page.hits) {
        addHit(sum.hits, hit);
    }
    std::ranges::sort(sum.moves, [](const admin::RouteMove& left, const admin::RouteMove& right) {
        return std::tie(right.calls, left.from, left.to, left.route) <
               std::tie(left.calls, right.from, right.to, right.route);
    });
}

std::vector<std::string> idleRules(const admin::RouteReplay& sum,
                                   const std::vector<admin::RouteSettings>& rules) {
    std::vector<std::string> idle;
    for (const admin::RouteSettings& rule : rules) {
        const auto hit = std::ranges::find(sum.hits, rule.name, &admin::RouteHit::route);
        if (rule.enabled && (hit == sum.hits.end() || hit->calls == 0)) {
            idle.push_back(rule.name);
        }
    }
    return idle;
}

bool asksForHeader(const std::vector<admin::RouteSettings>& rules) {
    return std::ranges::any_of(rules, [](const admin::RouteSettings& rule) {
        return rule.enabled && asksForHeader(rule.when);
    });
}

}  // namespace weir::ui
