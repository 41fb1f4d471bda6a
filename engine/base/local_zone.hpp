// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "engine/base/clock.hpp"

namespace weir {

// How far the clocks of this machine's zone are ahead of UTC at a moment; behind it is negative.
std::chrono::seconds localOffset(Timestamp moment);

}  // namespace weir
