// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "engine/control/admin/rate_limits.hpp"

// A rate limit in words.
namespace weir::ui {

// "each key, team search"; "everybody".
QString rateLimitWhose(const admin::RateLimitSettings& settings);
// "a minute"
QString limitPeriod(LimitPeriod period);
// "all of them together", "each key by itself"
QString limitEach(LimitEach each);

// One thing that is limited, and how far it is.
struct RateLimitUse {
    QString text;      // "12 of 60 requests a minute"
    double share = 0;  // 1: full
};
std::vector<RateLimitUse> rateLimitUses(const admin::RateLimitRow& row);
bool isFull(const admin::RateLimitRow& row);
// "full · ada-laptop is nearest of 12 · 3 refused"; empty when there is nothing to say.
QString rateLimitNotes(const admin::RateLimitRow& row);
// All of it, for a screen reader.
QString rateLimitSentence(const admin::RateLimitRow& row);

}  // namespace weir::ui
