// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/clock.hpp"

// The files of the months, "2026-11.db", in the folder of the book.
namespace weir::books {

// Those that may have an exchange that started between the two moments, the newest first. Other
// files are passed over.
std::vector<std::filesystem::path> monthsWithin(const std::filesystem::path& folder, Timestamp from,
                                                Timestamp until);

}  // namespace weir::books
