// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// What went through the gateway in a range of time, added up.
namespace weir::admin {

// Up to now, in steps of 5 s, 20 s, a quarter-hour and an hour. Today begins at the midnight of
// the gateway's time zone, as does the first of the seven days.
enum class OverviewRange : std::uint8_t { QuarterHour, Hour, Today, Week };
BOOST_DESCRIBE_ENUM(OverviewRange, QuarterHour, Hour, Today, Week)

// What ended in one step; in the ranges that come from the books: what started in it. A request
// counts in one of the six.
struct FlowPoint {
    Timestamp at{};  // its start
    std::uint64_t served = 0;
    std::uint64_t fellBack = 0;
    std::uint64_t cached = 0;
    std::uint64_t heldBack = 0;  // refused or blocked
    std::uint64_t failed = 0;
    std::uint64_t cancelled = 0;
    Money spent;                    // without simulated calls
    std::int64_t addedUs = -1;      // added latency, mean; -1: not measured
    std::uint64_t openStreams = 0;  // most at once; 0 before the start of the gateway

    friend bool operator==(const FlowPoint&, const FlowPoint&) = default;
};
BOOST_DESCRIBE_STRUCT(FlowPoint, (),
                      (at, served, fellBack, cached, heldBack, failed, cancelled, spent, addedUs,
                       openStreams))

// Without simulated calls, as everything about money.
struct ModelSpend {
    std::string model;  // as served; empty: calls that reached none, and the rest of many
    std::uint64_t requests = 0;
    std::uint64_t unpriced = 0;  // of the requests
    Money spent;
};
BOOST_DESCRIBE_STRUCT(ModelSpend, (), (model, requests, unpriced, spent))

struct Overview {
    OverviewRange range = OverviewRange::QuarterHour;
    Timestamp from{};   // start of the first point
    Timestamp until{};  // end of the range: now, or the midnight that ends today
    Timestamp now{};
    std::uint32_t stepSeconds = 0;
    std::vector<FlowPoint> points;  // one a step up to now, the last not over yet
    std::uint64_t requests = 0;     // in all points
    // Of the day before up to the same time; 0 when there were none or the range is another.
    std::uint64_t requestsBefore = 0;
    std::uint64_t simulated = 0;   // of the requests
    std::uint64_t estimated = 0;   // not simulated, and with usage that is not the provider's
    std::uint64_t unpriced = 0;    // not simulated, and no price was known
    Money spent;                   // without simulated calls
    std::int64_t addedP50Us = -1;  // of the last 5 minutes; -1: not measured
    std::int64_t addedP99Us = -1;
    std::uint64_t peakStreams = 0;  // most open at once in the range, since the gateway started
    Timestamp peakAt{};
    bool usedLately = false;         // there was a call in the last days
    std::vector<ModelSpend> models;  // of today, the dearest first
};
BOOST_DESCRIBE_STRUCT(Overview, (),
                      (range, from, until, now, stepSeconds, points, requests, requestsBefore,
                       simulated, estimated, unpriced, spent, addedP50Us, addedP99Us, peakStreams,
                       peakAt, usedLately, models))

struct GetOverview {
    static constexpr std::string_view kName = "overview.get";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What went through, was held back and was spent in a range of time.";
    using Reply = Overview;
    OverviewRange range = OverviewRange::QuarterHour;
};
BOOST_DESCRIBE_STRUCT(GetOverview, (), (range))

}  // namespace weir::admin
