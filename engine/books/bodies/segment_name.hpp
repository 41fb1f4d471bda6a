// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"

// Names of the files of stored bodies, "2026-11-26-1": the day in UTC, and which one of that day.
namespace weir::books {

// "2026-11-26"
std::string dayText(Timestamp time);

bool isSegmentName(std::string_view name);
std::optional<std::chrono::sys_days> dayOf(std::string_view name);
std::uint32_t numberOf(std::string_view name);
// By day and number, not by their texts: 10 comes after 9.
bool isOlder(const std::string& left, const std::string& right);

}  // namespace weir::books
