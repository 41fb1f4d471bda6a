// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/rate_limits/rate_limit.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// Who may send how much, how fast, in the order of the document. The snapshot has its providers.
std::vector<policy::RateLimit> compileRateLimits(const Document& document,
                                                 const policy::Snapshot& snapshot,
                                                 Problems& problems);

}  // namespace weir::control
