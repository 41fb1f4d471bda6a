// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "engine/base/clock.hpp"

namespace weir::test {

// Of 2026, in UTC.
inline Timestamp day(unsigned month, unsigned number) {
    return std::chrono::sys_days{std::chrono::year{2026} / std::chrono::month(month) /
                                 std::chrono::day(number)};
}

}  // namespace weir::test
