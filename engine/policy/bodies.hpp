// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "engine/base/states.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::policy {

// Where what was said is kept, and for how long.
struct Bodies {
    BodyPlace keep = BodyPlace::Memory;
    // Of those on disk:
    std::uint32_t days = 7;                          // after the day of the call
    std::uint64_t maxSize = std::uint64_t{2} << 30;  // bytes of all
    providers::KeyRef key;  // that they are encrypted with; none while nothing needs it

    friend bool operator==(const Bodies&, const Bodies&) = default;
};

}  // namespace weir::policy
