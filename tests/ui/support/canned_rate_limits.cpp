// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_rate_limits.hpp"

namespace weir::ui {

admin::RateLimitList cannedRateLimits() {
    admin::RateLimitRow keys;
    keys.settings.name = "keys";
    keys.settings.each = LimitEach::Key;
    keys.settings.requests = 60;
    keys.settings.concurrency = 8;
    keys.of = "search-indexer";
    keys.requests = 41;
    keys.concurrency = 3;
    keys.counters = 12;
    admin::RateLimitRow mobile;
    mobile.settings.name = "mobile";
    mobile.settings.team = "mobile";
    mobile.settings.tokens = 2'000'000;
    mobile.settings.per = LimitPeriod::Hour;
    mobile.inputTokens = 1'702'331;
    mobile.outputTokens = 297'669;
    mobile.refused = 12;
    admin::RateLimitRow account;
    account.settings.name = "openai-account";
    account.settings.provider = "openai";
    account.settings.requests = 5'000;
    account.settings.inputTokens = 4'000'000;
    account.settings.outputTokens = 800'000;
    account.requests = 1'240;
    account.inputTokens = 1'108'200;
    account.outputTokens = 88'410;
    admin::RateLimitRow desk;
    desk.settings.name = "desk-slots";
    desk.settings.provider = "desk";
    desk.settings.concurrency = 4;
    desk.settings.queueMost = 20;
    desk.concurrency = 4;
    desk.waiting = 3;
    desk.longestWaitMs = 4'200;
    return {{keys, mobile, account, desk}};
}

}  // namespace weir::ui
