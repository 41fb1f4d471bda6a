// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/await_credential.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "engine/net/suspension.hpp"

namespace weir::providers {

namespace {

// News comes from another thread and may be on its way when the coroutine is gone already. Only
// the reactor's thread looks at `waiting`.
struct Mailbox {
    net::Suspension* waiting = nullptr;
    std::optional<Result<Credential>> news;
};

}  // namespace

net::Task<Result<Credential>> awaitCredential(Credentials& credentials, std::string provider,
                                              std::size_t key, net::Origin origin,
                                              net::Reactor& reactor, Cancellation& cancellation,
                                              Milliseconds patience) {
    auto known = credentials.find(provider, key, origin);
    if (known || !isWorthWaiting(known.error())) {
        co_return known;
    }

    net::Suspension suspension(cancellation);
    const auto mailbox = std::make_shared<Mailbox>();
    mailbox->waiting = &suspension;
    struct Guard {
        ~Guard() {
            mailbox.waiting = nullptr;
            credentials.forget(ticket);
        }
        Mailbox& mailbox;
        Credentials& credentials;
        std::uint64_t ticket = 0;
    } guard{*mailbox, credentials};
    guard.ticket =
        credentials.whenKnown(provider, key, origin, [mailbox, &reactor](Result<Credential> news) {
            auto shared = std::make_shared<Result<Credential>>(std::move(news));
            reactor.post([mailbox, shared] {
                mailbox->news = std::move(*shared);
                if (mailbox->waiting != nullptr) {
                    mailbox->waiting->wake();
                }
            });
        });
    net::Timer timer([&suspension] { suspension.wake(); });
    reactor.timers().arm(timer, patience);

    if (co_await suspension == net::Woken::Cancelled) {
        co_return Error::cancelled("The call was given up while its key was waited for.");
    }
    if (mailbox->news) {
        co_return std::move(*mailbox->news);
    }
    co_return credentials.find(provider, key, origin);
}

}  // namespace weir::providers
