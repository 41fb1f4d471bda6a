// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/net/client.hpp"
#include "engine/providers/provider.hpp"

namespace weir::providers {

// Where the connections of a provider go.
inline net::UpstreamAddress upstreamAddress(const Provider& provider,
                                            net::Purpose purpose = net::Purpose::Calls) {
    return {.origin = provider.base.origin,
            .local = provider.local,
            .caFile = provider.caFile,
            .connectTime = provider.timeouts.connect,
            .purpose = purpose,
            .proxy = provider.proxy.proxy};
}

}  // namespace weir::providers
