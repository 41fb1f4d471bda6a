// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/control/admin/filter/fields.hpp"

// Numbers as they are written in a filter. Inside the room only.
namespace weir::admin {

// In the unit of the field (nano-dollars, microseconds, as it is), from which to which: "4xx" is
// 400 to 499, everything else is one number. Nothing: it is no number of that type.
std::optional<std::pair<std::int64_t, std::int64_t>> readFilterNumber(FilterField::Type type,
                                                                      std::string_view text);

}  // namespace weir::admin
