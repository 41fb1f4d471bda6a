// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/credential_wait.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "engine/net/suspension.hpp"

namespace weir::exchange {

namespace {

// Shared with a callback that may come late, on another thread, or never.
struct Waiting {
    net::Suspension* suspension = nullptr;  // null once nobody waits; reactor's thread only
    std::optional<Result<providers::Credential>> found;
};

}  // namespace

net::Task<Result<providers::Credential>> waitForCredential(providers::Credentials& credentials,
                                                           const providers::Provider& provider,
                                                           std::size_t key, net::Reactor& reactor,
                                                           Cancellation& cancellation) {
    auto now = credentials.find(provider.name, key, provider.base.origin);
    if (now || now.error().code != ErrorCode::Unavailable) {
        co_return now;
    }
    net::Suspension suspension(cancellation);
    const auto waiting = std::make_shared<Waiting>();
    waiting->suspension = &suspension;
    const std::uint64_t ticket = credentials.whenKnown(
        provider.name, key, provider.base.origin,
        [waiting, &reactor](Result<providers::Credential> found) {
            reactor.post([waiting, shared = std::make_shared<Result<providers::Credential>>(
                                       std::move(found))] {
                waiting->found = std::move(*shared);
                if (waiting->suspension) {
                    waiting->suspension->wake();
                }
            });
        });
    const net::Woken woken = co_await suspension;
    waiting->suspension = nullptr;
    credentials.forget(ticket);
    if (woken == net::Woken::Cancelled) {
        co_return Error::cancelled("The wait for the key of " + provider.name + " was ended.");
    }
    co_return std::move(*waiting->found);
}

}  // namespace weir::exchange
