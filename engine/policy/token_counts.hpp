// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weir::policy {

struct TokenCounts {
    std::uint64_t in = 0;
    std::uint64_t out = 0;
};

}  // namespace weir::policy
