// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/call_plane.hpp"
#include "engine/base/clock.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::app {

// What calls would cost; of targets themselves nothing is known without a gateway that runs.
class PricedFigures : public control::RoutingFigures {
public:
    explicit PricedFigures(const books::PriceList& prices) : m_prices(prices) {}

    policy::CandidateView view(const policy::Snapshot&, const policy::Target&) const override {
        return {};
    }
    std::vector<WarmTarget> warm(const policy::Identity&, std::string_view) const override {
        return {};
    }
    std::optional<Money> cost(const policy::Snapshot& snapshot, const policy::Target& target,
                              const Call& call) const override;
    std::optional<Money> price(const policy::Snapshot& snapshot, const policy::Target& target,
                               const Usage& usage, Timestamp at) const override;

private:
    const books::PriceList& m_prices;
};

// What live calls would see, for one that is only tried.
class LiveRoutingFigures final : public PricedFigures {
public:
    LiveRoutingFigures(CallPlane& calls, const Clock& clock)
        : PricedFigures(calls.prices()), m_calls(calls), m_clock(clock) {}

    policy::CandidateView view(const policy::Snapshot& snapshot,
                               const policy::Target& target) const override;
    std::vector<WarmTarget> warm(const policy::Identity& caller,
                                 std::string_view session) const override;

private:
    CallPlane& m_calls;
    const Clock& m_clock;
};

}  // namespace weir::app
