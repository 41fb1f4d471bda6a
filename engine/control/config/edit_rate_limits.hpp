// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "engine/control/config/edit_items.hpp"

// Changes to the rate limits of a document, by the rules of edit.hpp.
namespace weir::control {

Result<std::string> setRateLimit(std::string_view text, std::string_view replaces,
                                 const admin::RateLimitSettings& settings);
// Behind the last one, in one change: all of them or none.
Result<std::string> addRateLimits(std::string_view text,
                                  std::span<const admin::RateLimitSettings> settings);

using RateLimitRemoval = ItemRemoval<admin::RemovedRateLimit>;
Result<RateLimitRemoval> removeRateLimit(std::string_view text, std::string_view name);

Result<std::string> restoreRateLimit(std::string_view text, const admin::RemovedRateLimit& removed);

}  // namespace weir::control
