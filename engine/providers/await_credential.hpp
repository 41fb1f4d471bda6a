// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/credentials.hpp"

namespace weir::providers {

// How long a call is kept while a keychain is locked or was not read yet.
inline constexpr Milliseconds kKeyPatience{5'000};

// A key as soon as it is known. Errors: those of Credentials::find after `patience` (Unavailable:
// key locked), or Cancelled. The Credentials outlive it.
net::Task<Result<Credential>> awaitCredential(Credentials& credentials, std::string provider,
                                              std::size_t key, net::Origin origin,
                                              net::Reactor& reactor, Cancellation& cancellation,
                                              Milliseconds patience = kKeyPatience);

}  // namespace weir::providers
