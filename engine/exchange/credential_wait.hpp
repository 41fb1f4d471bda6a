// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"
#include "engine/providers/credentials.hpp"
#include "engine/providers/provider.hpp"

namespace weir::exchange {

// The key for one provider. While its keychain is being asked, a call waits; the cancellation ends
// the waiting. Errors: those of Credentials::find, Cancelled.
net::Task<Result<providers::Credential>> waitForCredential(providers::Credentials& credentials,
                                                           const providers::Provider& provider,
                                                           std::size_t key, net::Reactor& reactor,
                                                           Cancellation& cancellation);

}  // namespace weir::exchange
