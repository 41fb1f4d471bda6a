// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"

namespace weir::net {

// Ends after `time`, or with Cancelled when the cancellation fires.
Task<Result<void>> sleep(Reactor& reactor, Milliseconds time, Cancellation& cancellation);

}  // namespace weir::net
