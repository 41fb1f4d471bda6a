// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace weir::books {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256Of(std::string_view bytes);

}  // namespace weir::books
