// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/replay_times.hpp"

#include <algorithm>
#include <string>

#include "engine/base/target_name.hpp"

namespace weir::admin {

namespace {

TimeQuantiles quantilesOf(const WeighedTimes& times) {
    return {times.quantile(0.5), times.quantile(0.95)};
}

TimeQuantiles quantilesOf(const CountedTimes& times) {
    WeighedTimes all;
    all.add(times, static_cast<double>(times.calls));
    return quantilesOf(all);
}

// What calls took that a target served, whichever of its provider's keys it was with; null: too few
// to go by.
const CountedTimes* servedBy(const RouteReplay& sum, const std::string& target, TimesOf which) {
    const auto found = std::ranges::find(sum.times, withoutKeyNumber(target), &TargetTimes::target);
    return found == sum.times.end() || (found->took.*which).calls < kFewestToModel
               ? nullptr
               : &(found->took.*which);
}

}  // namespace

TimeChange timeChange(const RouteReplay& sum, const RouteMove& move, TimesOf which) {
    const CountedTimes& took = move.took.*which;
    TimeChange change;
    if (const CountedTimes* there = servedBy(sum, move.to, which); there && took.calls > 0) {
        change.recorded = quantilesOf(took);
        change.modelled = quantilesOf(*there);
    } else {
        change.unknown = took.calls;
    }
    return change;
}

TimeChange timeChange(const RouteReplay& sum, TimesOf which) {
    TimeChange change;
    CountedTimes stay;
    for (const TargetTimes& each : sum.times) {
        stay.add(each.took.*which);
    }
    WeighedTimes recorded;
    WeighedTimes modelled;
    for (const RouteMove& move : sum.moves) {
        const CountedTimes& took = move.took.*which;
        stay.takeOut(took);
        const auto calls = static_cast<double>(took.calls);
        if (const CountedTimes* there = servedBy(sum, move.to, which)) {
            recorded.add(took, calls);
            modelled.add(*there, calls);
        } else {
            change.unknown += took.calls;
        }
    }
    for (WeighedTimes* times : {&recorded, &modelled}) {
        times->add(stay, static_cast<double>(stay.calls));
    }
    change.recorded = quantilesOf(recorded);
    change.modelled = quantilesOf(modelled);
    return change;
}

}  // namespace weir::admin
