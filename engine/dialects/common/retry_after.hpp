// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/clock.hpp"

namespace weir::dialects {

// How long the upstream asks to wait: `retry-after-ms`, else `retry-after` in seconds (a fraction
// is allowed) or as an HTTP date. Empty arguments are absent headers. A wait that cannot be read is
// none; one in the past is zero. Source: RFC 9110 10.2.3, 5.6.7.
std::optional<Milliseconds> readRetryAfter(std::string_view retryAfterMs,
                                           std::string_view retryAfter, Timestamp now);

}  // namespace weir::dialects
