// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace weir::harness {

// The disk under the journals of a run, which can be full. Of this thread.
struct Disk {
    bool full = false;
    std::uint64_t refused = 0;  // appends

    static Disk& current();
};

}  // namespace weir::harness
