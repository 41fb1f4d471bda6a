// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/base/money.hpp"

namespace weir::test {

inline Money dollars(std::int64_t whole) {
    return Money::fromNano(whole * 1'000'000'000);
}

inline Money nano(std::int64_t amount) {
    return Money::fromNano(amount);
}

}  // namespace weir::test
