// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/alerts/outbox.hpp"
#include "engine/base/cancellation.hpp"
#include "engine/base/secret.hpp"
#include "engine/net/client.hpp"
#include "engine/net/task.hpp"

namespace weir::alerts {

// One message, ready to be sent.
struct Letter {
    std::string url;  // with whatever in it is secret
    bool local = false;
    Secret secret;  // empty: it is not signed
    std::string body;
    std::uint64_t delivery = 0;
};

// Posts it once, by the rules that hold for a provider's address; no redirect is followed. Of the
// answer only the status is looked at, and what is said of it names no more than the host. The
// pool's reactor thread.
net::Task<Outcome> post(Letter letter, net::ConnectionPool& pool, const Clock& clock,
                        Cancellation& cancellation);

// "hooks.slack.com"; empty: it is no address.
std::string hostOf(const std::string& url);

}  // namespace weir::alerts
