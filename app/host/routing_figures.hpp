// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/call_plane.hpp"
#include "engine/base/clock.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::app {

// What live calls would see, for one that is only tried.
class LiveRoutingFigures final : public control::RoutingFigures {
public:
    LiveRoutingFigures(CallPlane& calls, const Clock& clock) : m_calls(calls), m_clock(clock) {}

    policy::CandidateView view(const policy::Snapshot& snapshot,
                               const policy::Target& target) const override;
    std::optional<Money> cost(const policy::Snapshot& snapshot, const policy::Target& target,
                              const Call& call) const override;
    std::optional<Money> price(const policy::Snapshot& snapshot, const policy::Target& target,
                               const Usage& usage, Timestamp at) const override;

private:
    CallPlane& m_calls;
    const Clock& m_clock;
};

}  // namespace weir::app
