// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_overview.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/ui/support/canned.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;
using admin::OverviewRange;

// A number between 0 and 1 that is the same in every run.
double noise(std::size_t at) {
    const double wave = std::sin(static_cast<double>(at) * 12.9898) * 43758.5453;
    return wave - std::floor(wave);
}

std::uint64_t whole(double number) {
    return static_cast<std::uint64_t>(std::max(0.0, std::round(number)));
}

admin::Overview frame(OverviewRange range) {
    admin::Overview overview;
    overview.range = range;
    overview.now = kCannedNow;
    const Timestamp midnight = std::chrono::floor<std::chrono::days>(kCannedNow);
    const auto take = [&overview](Timestamp from, Timestamp until, std::chrono::seconds step) {
        overview.from = from;
        overview.until = until;
        overview.stepSeconds = static_cast<std::uint32_t>(step.count());
    };
    switch (range) {
        case OverviewRange::QuarterHour:
            take(kCannedNow - 15min - 3s, kCannedNow + 2s, 5s);
            break;
        case OverviewRange::Hour:
            take(kCannedNow - 1h - 3s, kCannedNow + 17s, 20s);
            break;
        case OverviewRange::Today:
            take(midnight, midnight + 24h, 15min);
            break;
        case OverviewRange::Week:
            take(midnight - std::chrono::days(6), kCannedNow, 1h);
            break;
    }
    for (Timestamp at = overview.from; at < kCannedNow;
         at += std::chrono::seconds(overview.stepSeconds)) {
        overview.points.emplace_back().at = at;
    }
    return overview;
}

void addUp(admin::Overview& overview) {
    for (const admin::FlowPoint& point : overview.points) {
        overview.requests += point.served + point.fellBack + point.cached + point.heldBack +
                             point.failed + point.cancelled;
        overview.spent += point.spent;
        if (point.openStreams > overview.peakStreams) {
            overview.peakStreams = point.openStreams;
            overview.peakAt = point.at;
        }
    }
    overview.usedLately = overview.requests > 0;
}

}  // namespace

admin::Overview cannedOverview(OverviewRange range) {
    admin::Overview overview = frame(range);
    const std::size_t count = overview.points.size();
    for (std::size_t at = 0; at < count; ++at) {
        admin::FlowPoint& point = overview.points[at];
        const double share = static_cast<double>(at) / static_cast<double>(count);
        const double limited = share > 0.62 && share < 0.78 ? std::sin((share - 0.62) * 19.6) : 0;
        // The last step is not over yet.
        const double seconds = std::min<double>(
            overview.stepSeconds, std::chrono::duration<double>(overview.now - point.at).count());
        const double busy = 7.5 + 1.5 * std::sin(share * 9) - 2.2 * limited + noise(at);
        point.served = whole(busy * seconds * (1 - 0.35 * limited));
        point.fellBack = whole((0.3 + 2.6 * limited) * seconds);
        point.cached = whole((1.8 + 0.6 * noise(at + 500) - limited) * seconds);
        point.heldBack = whole((0.2 + 0.3 * noise(at + 900) + 1.3 * limited) * seconds);
        point.failed = whole(limited > 0.7 ? 0.7 * seconds : 0);
        point.cancelled = noise(at + 70) > 0.9 ? 1 : 0;
        point.spent = Money::fromNano(static_cast<std::int64_t>(static_cast<double>(point.served) *
                                                                (9e5 + 4e5 * noise(at + 20))));
        point.addedUs = static_cast<std::int64_t>(110 + 30 * noise(at + 3));
        point.openStreams = whole(30 + 14 * noise(at + 40) + 60 * limited);
    }
    addUp(overview);
    overview.requestsBefore = range == OverviewRange::Today ? overview.requests * 10 / 11 : 0;
    overview.estimated = overview.requests / 47;
    overview.addedP50Us = 120;
    overview.addedP99Us = 190;
    overview.models = {{"claude-sonnet-4-5", 28'104, 0, Money::fromNano(121'970'000'000)},
                       {"gpt-5", 61'820, 0, Money::fromNano(58'440'000'000)},
                       {"mistral-medium-2508", 31'002, 0, Money::fromNano(24'070'000'000)},
                       {"gpt-4o-mini", 52'310, 0, Money::fromNano(9'120'000'000)},
                       {"text-embedding-3-small", 9'870, 0, Money::fromNano(780'000'000)},
                       {"unheard-of-model", 214, 214, Money()}};
    return overview;
}

admin::Overview emptyOverview(OverviewRange range) {
    return frame(range);
}

admin::Overview firstDayOverview(OverviewRange range) {
    admin::Overview overview = frame(range);
    const std::size_t count = overview.points.size();
    for (const std::size_t back : {4U, 9U, 10U}) {
        if (back < count) {
            admin::FlowPoint& point = overview.points[count - back];
            point.served = back == 4 ? 2 : 1;
            point.addedUs = 130;
            point.openStreams = 1;
        }
    }
    if (count > 14) {
        overview.points[count - 14].heldBack = 1;
    }
    addUp(overview);
    overview.simulated = overview.requests;
    overview.addedP50Us = 130;
    overview.addedP99Us = 160;
    return overview;
}

}  // namespace weir::ui
