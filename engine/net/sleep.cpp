// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/sleep.hpp"

#include "engine/net/suspension.hpp"

namespace weir::net {

Task<Result<void>> sleep(Reactor& reactor, Milliseconds time, Cancellation& cancellation) {
    Suspension suspension(cancellation);
    Timer timer([&suspension] { suspension.wake(); });
    reactor.timers().arm(timer, time);
    if (co_await suspension == Woken::Cancelled) {
        co_return Error::cancelled("The wait was given up.");
    }
    co_return Result<void>();
}

}  // namespace weir::net
