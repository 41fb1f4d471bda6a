// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/net/http/message.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"

// How the caller's own limits stand, in the headers that clients of his family look for.
namespace weir::exchange {

struct LimitHeader {
    std::string_view name;
    std::string value;
};
using LimitHeaders = std::vector<LimitHeader>;

// `now` is the time of day: one family is told times, the other durations.
LimitHeaders limitHeaders(Dialect dialect, const policy::LimitFigures& figures, Timestamp now);

void addLimits(const LimitHeaders& limits, net::http::Fields& fields);

}  // namespace weir::exchange
