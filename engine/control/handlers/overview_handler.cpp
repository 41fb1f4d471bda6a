// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;
using books::FlowBucket;
using books::FlowStep;

constexpr std::chrono::seconds kDay = std::chrono::hours{24};
// The shortest day has 23 hours: from a midnight, the ones around it are found by their noon.
constexpr std::chrono::hours kHalfDay{12};

struct Span {
    FlowStep step;
    std::uint32_t stepsAPoint;
    Timestamp from;
    Timestamp until;
    bool booked;  // the counts are the book's, which outlive the process
};

Span spanOf(OverviewRange range, Timestamp now, const OverviewServices& services) {
    const auto last = [now](FlowStep step, std::chrono::seconds length) {
        const Timestamp current = books::startOfStep(step, now);
        return Span{step, 1, current - length, current + books::secondsOf(step), false};
    };
    switch (range) {
        case OverviewRange::QuarterHour:
            return last(FlowStep::FiveSeconds, std::chrono::minutes{15});
        case OverviewRange::Hour:
            return last(FlowStep::TwentySeconds, std::chrono::hours{1});
        case OverviewRange::Today: {
            const Timestamp midnight = services.midnight(now);
            const Timestamp next = services.midnight(midnight + kDay + kHalfDay);
            return {FlowStep::QuarterHour, 1, midnight, next, true};
        }
        case OverviewRange::Week:
            break;
    }
    Timestamp first = services.midnight(now);
    for (int day = 1; day < 7; ++day) {
        first = services.midnight(first - kHalfDay);
    }
    return {FlowStep::QuarterHour, 4, first, now, true};
}

// What the book has of a step is more than what this process saw of it.
void takeBooked(std::vector<FlowBucket>& buckets, const books::Book& book) {
    for (FlowBucket& bucket : buckets) {
        bucket.counts = {};
        bucket.simulated = bucket.unpriced = bucket.estimated = 0;
        bucket.spent = {};
    }
    if (buckets.empty()) {
        return;
    }
    auto place = buckets.begin();
    for (const books::QuarterTotals& quarter : book.quartersSince(buckets.front().at)) {
        place = std::find_if(place, buckets.end(),
                             [&](const FlowBucket& bucket) { return bucket.at == quarter.at; });
        if (place == buckets.end()) {
            return;
        }
        place->counts = quarter.requests;
        place->simulated = quarter.simulated;
        place->unpriced = quarter.real.unpriced;
        place->estimated = quarter.estimated;
        place->spent = quarter.real.spent;
    }
}

void addUp(const FlowBucket& bucket, Overview& overview) {
    overview.requests += bucket.counts.total();
    overview.simulated += bucket.simulated;
    overview.estimated += bucket.estimated;
    overview.unpriced += bucket.unpriced;
    overview.spent += bucket.spent;
    if (bucket.streams > overview.peakStreams) {
        overview.peakStreams = bucket.streams;
        overview.peakAt = bucket.streamsAt;
    }
}

FlowPoint pointOf(std::span<const FlowBucket> buckets) {
    FlowPoint point;
    point.at = buckets.front().at;
    books::FlowCounts counts;
    std::int64_t addedUs = 0;
    std::uint64_t addedOf = 0;
    for (const FlowBucket& bucket : buckets) {
        counts += bucket.counts;
        point.spent += bucket.spent;
        point.openStreams = std::max(point.openStreams, bucket.streams);
        addedUs += bucket.addedUs;
        addedOf += bucket.addedOf;
    }
    point.served = counts.served;
    point.fellBack = counts.fellBack;
    point.cached = counts.cached;
    point.heldBack = counts.heldBack;
    point.failed = counts.failed;
    point.cancelled = counts.cancelled;
    point.addedUs = addedOf == 0 ? -1 : addedUs / static_cast<std::int64_t>(addedOf);
    return point;
}

// The requests of yesterday until this time of the day. Of the quarter-hour that this time falls
// into, the part that has passed.
std::uint64_t requestsYesterday(Timestamp midnight, Timestamp now,
                                const OverviewServices& services) {
    constexpr std::chrono::seconds kQuarter = std::chrono::minutes{15};
    const Timestamp from = services.midnight(midnight - kHalfDay);
    const Timestamp until = from + (now - midnight);
    std::uint64_t sum = 0;
    for (const books::QuarterTotals& quarter : services.book.quartersSince(from)) {
        const double passed = std::chrono::duration<double>(until - quarter.at) / kQuarter;
        if (passed <= 0) {
            break;
        }
        sum += static_cast<std::uint64_t>(static_cast<double>(quarter.requests.total()) *
                                          std::min(1.0, passed));
    }
    return sum;
}

std::vector<ModelSpend> modelsOf(const books::Book& book, Timestamp midnight) {
    std::vector<ModelSpend> models;
    for (auto& [model, spend] : book.spendByModel(midnight)) {
        models.push_back({model, spend.requests, spend.unpriced, spend.spent});
    }
    std::ranges::stable_sort(models, [](const ModelSpend& left, const ModelSpend& right) {
        return std::pair(left.spent, left.requests) > std::pair(right.spent, right.requests);
    });
    return models;
}

std::int64_t microsOr(std::optional<Microseconds> time, std::int64_t otherwise) {
    return time ? time->count() : otherwise;
}

Overview overviewOf(OverviewRange range, const OverviewServices& services) {
    const Timestamp now = services.clock.now();
    const Timestamp midnight = services.midnight(now);
    const Span span = spanOf(range, now, services);
    const books::Flow& flow = services.traffic.flow();
    auto buckets = flow.buckets(span.step, span.from, now);
    if (span.booked) {
        takeBooked(buckets, services.book);
    }
    Overview overview;
    overview.range = range;
    overview.from = span.from;
    overview.until = span.until;
    overview.now = now;
    overview.stepSeconds =
        static_cast<std::uint32_t>(books::secondsOf(span.step).count()) * span.stepsAPoint;
    const std::span<const FlowBucket> all(buckets);
    for (std::size_t first = 0; first < all.size(); first += span.stepsAPoint) {
        const std::size_t count = std::min<std::size_t>(span.stepsAPoint, all.size() - first);
        overview.points.push_back(pointOf(all.subspan(first, count)));
    }
    for (const FlowBucket& bucket : all) {
        addUp(bucket, overview);
    }
    if (range == OverviewRange::Today) {
        overview.requestsBefore = requestsYesterday(midnight, now, services);
    }
    overview.addedP50Us = microsOr(flow.added(0.50, now), -1);
    overview.addedP99Us = microsOr(flow.added(0.99, now), -1);
    overview.usedLately =
        overview.requests > 0 || !services.book.quartersSince(now - std::chrono::days(8)).empty();
    overview.models = modelsOf(services.book, midnight);
    return overview;
}

}  // namespace

void addOverviewHandler(HandlerTable& table, const OverviewServices& services) {
    table.now<GetOverview>([services](const GetOverview& operation) -> Result<Overview> {
        return overviewOf(operation.range, services);
    });
}

}  // namespace weir::control
