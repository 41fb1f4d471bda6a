// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/books/prices/find_price.hpp"
#include "engine/books/record.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/dialects/common/request.hpp"
#include "engine/exchange/services.hpp"
#include "engine/net/server_call.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::exchange {

// What the steps of one exchange share. It lives as long as the exchange.
struct Context {
    const Services& services;
    const Thread& thread;
    net::ServerCall& call;
    std::shared_ptr<const policy::Snapshot> policy;
    Instant began;  // the times of the record count from here
    dialects::Endpoint endpoint = dialects::Endpoint::ChatCompletions;
    std::string body;
    dialects::RequestFacts facts;
    books::ExchangeRecord record;
    const policy::Identity* caller = nullptr;  // of the policy; null until the key was accepted
    policy::RateLease limits = {};  // what the call has taken of them, but for its attempts
    std::int64_t queuedUs = 0;      // for room at targets, in all

    Dialect dialect() const { return dialects::dialectOf(endpoint); }
    std::int64_t sinceBeginUs() const { return sinceBeginUs(services.clock.instant()); }
    std::int64_t sinceBeginUs(Instant at) const {
        return std::chrono::duration_cast<Microseconds>(at - began).count();
    }
    // When the last byte of the request was here: what is ours to answer for begins there.
    std::int64_t receivedUs() const { return sinceBeginUs(call.requestReceivedAt()); }
    bool clientGone() const { return call.cancellation().reason() == CancelReason::ClientGone; }
    // Said once, however many attempts it happened in.
    void lose(std::string_view where, std::string what) {
        Loss loss{std::string(where), std::move(what)};
        if (std::ranges::find(record.losses, loss) == record.losses.end()) {
            record.losses.push_back(std::move(loss));
        }
    }
    books::Prices prices() const { return {services.prices, policy->prices}; }
    // The record as it is now, for whoever watches.
    void show() { services.traffic.update(record); }
};

}  // namespace weir::exchange
