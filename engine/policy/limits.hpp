// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/clock.hpp"
#include "engine/base/failover.hpp"

namespace weir::policy {

// Caps on what one client, or all of them, can make the gateway hold.
struct Limits {
    std::size_t maxBody = std::size_t(32) << 20;    // bytes of a request
    std::size_t maxAnswer = std::size_t(32) << 20;  // bytes of an answer that is not a stream
    std::uint32_t connections = 10'000;
    std::uint32_t connectionsPerAddress = 1'000;    // loopback is never counted
    std::size_t heldBodies = std::size_t(1) << 30;  // bytes of all requests under way
    Milliseconds headTime{10'000};                  // from the first byte of a head to its last
    Milliseconds idleTime{75'000};                  // between two calls on one connection
    Milliseconds slowReader{120'000};               // that takes no byte for so long is gone

    friend bool operator==(const Limits&, const Limits&) = default;
};

// How hard we try before the caller is told.
struct Retries {
    std::uint32_t attempts = 4;  // of one exchange, over all its candidates
    Milliseconds total{30'000};  // from its beginning; no wait and no second try begins later
    Failover failover = {};      // of a call whose route does not say otherwise

    friend bool operator==(const Retries&, const Retries&) = default;
};

}  // namespace weir::policy
