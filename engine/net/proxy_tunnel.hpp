// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/cancellation.hpp"
#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/net/proxy.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"
#include "engine/net/tcp_socket.hpp"

namespace weir::net {

// Whether a proxy may be asked for this place. It looks names up where we cannot see the address,
// so that only what is written can be judged; whoever answers must show the certificate of that
// name all the same. Error: Denied.
Result<void> checkProxied(const Origin& target);

// Has the proxy at the other end of `socket` connect to `target`; from then on the socket is one to
// the target. `key` is "user:password", null for a proxy that wants none; `deadline` ends it all.
// Every error names the proxy. Errors: Denied (it does not let us through), Unavailable (it does
// not reach the target, or speaks something else), Timeout, Cancelled.
Task<Result<void>> openTunnel(Reactor& reactor, TcpSocket& socket, const Proxy& proxy,
                              const Origin& target, const Secret* key, Instant deadline,
                              Cancellation& cancellation);

}  // namespace weir::net
