// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/control/admin/traffic.hpp"

namespace weir::admin {

bool isRunning(ExchangeState state);
// It ended before anything went to a provider, so it cost nothing.
bool nothingWasSent(const ExchangeRow& row);

// What the cost of a call is worth knowing as, decided once for every place that shows or adds it.
enum class CostKind : std::uint8_t {
    None,       // nothing is known yet
    Known,      // from the usage that was reported, or certain to be nothing
    Free,       // the target costs nothing
    Estimated,  // from an estimated usage
    Hold,       // at most: set aside until the call is settled
    Unpriced,   // no price is known
    Unknown,    // no usage is
};
CostKind costKindOf(const ExchangeRow& row);

}  // namespace weir::admin
