// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/attempt.hpp"

// For the files of Attempt only.
namespace weir::exchange {

template <class T, class Start>
net::Task<Result<T>> Attempt::awaitUpstream(Start start) {
    for (;;) {
        Result<T> got = co_await start(cancellation());
        if (got || !endedByTimer(got.error())) {
            co_return got;
        }
        if (std::optional<Error> due = whatIsDue()) {
            co_return *std::move(due);
        }
        // A time that was moved meanwhile: what was awaited stands where it stood.
    }
}

}  // namespace weir::exchange
