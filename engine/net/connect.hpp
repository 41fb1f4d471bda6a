// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/net/ip_address.hpp"
#include "engine/net/task.hpp"
#include "engine/net/tcp_socket.hpp"

namespace weir::net {

// Errors: Unavailable, Timeout, Cancelled.
Task<Result<TcpSocket>> connectTo(Reactor& reactor, IpAddress address, std::uint16_t port,
                                  Milliseconds patience, Cancellation& cancellation);

}  // namespace weir::net
