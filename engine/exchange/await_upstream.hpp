// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/attempt.hpp"

// For the two files of Attempt only.
namespace weir::exchange {

template <class T, class Start>
net::Task<Result<T>> Attempt::awaitUpstream(Start start) {
    for (;;) {
        Result<T> got = co_await start(cancellation());
        if (got || got.error().code != ErrorCode::Cancelled ||
            cancellation().reason() != CancelReason::Timer) {
            co_return got;
        }
        // What was awaited stands where it stood and can be awaited again.
        cancellation().reset();
        const std::optional<Deadline> due = m_deadlines.due();
        if (!due) {
            continue;
        }
        switch (*due) {
            case Deadline::FirstToken:
                co_return Error::timeout("No first token in time from " + m_provider.name + ".");
            case Deadline::Total:
                co_return Error::timeout("The answer of " + m_provider.name + " took too long.");
            case Deadline::Idle:
                co_return Error::timeout("The stream of " + m_provider.name + " stalled.");
            case Deadline::AnswerBy:
            case Deadline::KeepAlive:
                if (auto told = co_await reassureClient(); !told) {
                    co_return std::move(told.error());
                }
                break;
        }
    }
}

}  // namespace weir::exchange
