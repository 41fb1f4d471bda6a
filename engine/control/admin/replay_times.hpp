// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/control/admin/routes.hpp"

// How long replayed calls would take: not measured, but modelled. A call that stays takes what it
// took; one that moves is taken to fare as the calls did that its new target served in the same
// time, whatever they asked for.
namespace weir::admin {

// Of fewer calls at a target nothing is said.
inline constexpr std::uint64_t kFewestToModel = 20;

struct TimeQuantiles {
    std::optional<Microseconds> median;
    std::optional<Microseconds> p95;
};

struct TimeChange {
    TimeQuantiles recorded;
    TimeQuantiles modelled;
    // Calls that move to where too few went, or to nobody: on neither side.
    std::uint64_t unknown = 0;

    bool known() const { return recorded.median && modelled.median; }
};

using TimesOf = CountedTimes ServedTimes::*;  // the first token, or the whole answer

// Of one move of this replay.
TimeChange timeChange(const RouteReplay& sum, const RouteMove& move, TimesOf which);
// Of all its calls.
TimeChange timeChange(const RouteReplay& sum, TimesOf which);

}  // namespace weir::admin
