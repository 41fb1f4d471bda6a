// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "app/cli/arguments.hpp"
#include "app/host/local_days.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"

// Days that options name: "2026-11-01".
namespace weir::app {

// Nothing without the option. Errors: Invalid, naming it.
Result<std::optional<Date>> readDayOption(const Arguments& arguments, std::string_view option);

// The first and the last one. Without the first: the first of this month; without the last: today.
// Errors: Invalid, naming the option.
Result<std::pair<Date, Date>> readDays(const Arguments& arguments, std::string_view first,
                                       std::string_view last, Timestamp now);

}  // namespace weir::app
