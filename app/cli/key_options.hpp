// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/arguments.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/key_access.hpp"

// What a key may do, as options of several commands say it.
namespace weir::app {

inline constexpr Option kExpires{"--expires", "WHEN",
                                 "When it ends: 90d, 12h, 2027-02-15, a time in UTC, or 'never'."};
inline constexpr Option kModels{
    "--models", "NAMES",
    "Models it may ask for, with commas between, or 'all'; a * at the end stands for any."};
inline constexpr Option kProviders{"--providers", "NAMES",
                                   "Providers its calls may go to, or 'all'."};
inline constexpr Option kAddresses{"--addresses", "BLOCKS",
                                   "Addresses it may be used from, as 10.4.0.0/16, or 'all'."};
inline constexpr Option kMaySeeBudget{"--may-see-budget", "YES|NO",
                                      "Whether a budget that refuses its calls says the amounts."};

// "30m", "12h", "90d". Errors: Invalid, naming the option.
Result<std::chrono::seconds> readSpan(std::string_view option, std::string_view text);
// A length of time from now, or a time: "90d", "2027-02-15". Errors: Invalid, naming the option.
Result<Timestamp> readEnd(std::string_view option, const std::string& text, Timestamp now);
// What is not said stays as it is in `access`. Errors: Invalid.
Result<KeyAccess> readAccess(const Arguments& arguments, Timestamp now, KeyAccess access = {});
// "a, b" without blanks around.
std::vector<std::string> listOf(std::string_view text);

}  // namespace weir::app
