// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"

namespace weir::simulator {

// Shares of calls, 0 to 1, that a model which is not faulty by name answers with a fault. They are
// drawn from one number a call, so their sum is the share of faulty calls.
struct FaultShares {
    double rateLimited = 0;  // 429 with Retry-After
    double failed = 0;       // 500
    double overloaded = 0;   // 503 or 529, or an error event in a 200 stream
    double slow = 0;         // the first token is late
    double stalled = 0;      // stops in the middle, for ever
    double reset = 0;        // a TCP reset before the first token
    double cut = 0;          // a TCP reset in the middle of the text
    double garbage = 0;      // a 200 that is not an answer
};

struct Options {
    double tokensPerSecond = 80;  // 0: as fast as it can
    Milliseconds firstToken{150};
    Milliseconds slowFirstToken{8'000};  // of sim-slow
    Milliseconds retryAfter{2'000};      // of sim-429
    double trickle = 0.5;                // tokens a second of sim-trickle
    FaultShares faults;
    bool requireKey = false;  // 401 without a key; which one does not matter
};

}  // namespace weir::simulator
