// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "engine/base/id.hpp"

namespace weir::ui {

// The next greater one: what the books are asked for has smaller ids than what is named.
inline Id nextId(Id id) {
    std::array<std::uint8_t, 16> bytes = id.bytes();
    for (std::size_t at = bytes.size(); at-- > 0;) {
        if (++bytes[at] != 0) {
            break;
        }
    }
    return Id::fromBytes(bytes);
}

}  // namespace weir::ui
