// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "engine/base/result.hpp"
#include "engine/net/channel.hpp"
#include "engine/net/client.hpp"

namespace weir::net {

struct Connected {
    std::unique_ptr<Channel> channel;
    ConnectTimes times;
};

// From an address to a channel that is ready for a request: the name resolved, every address
// checked, the allowed ones tried in order, TLS shaken hands and verified; all of it within the
// address's connectTime. Errors: see ConnectionPool::acquire.
Task<Result<Connected>> connectTo(Reactor& reactor, Resolver& resolver, TlsContexts& contexts,
                                  TlsSessions& sessions, const UpstreamAddress& address,
                                  Cancellation& cancellation);

}  // namespace weir::net
