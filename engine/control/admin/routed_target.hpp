// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

// What a target is ready for at this moment.
namespace weir::admin {

// As a decision would find it now. Of several keys of a provider, the one that can be asked best.
enum class TargetState : std::uint8_t {
    Ready,
    KeyRefused,  // asked after the others, because its key was refused a moment ago
    KeyLocked,   // asked after those: the call waits for the key
    Cooling,     // by a rate limit, or because it could not be reached
    Open,        // its breaker lets nobody through
    HalfOpen,    // its breaker lets one call through to find out
    NoKey,       // never asked: its key is missing or bound to another address
    Paused,      // never asked: by hand
    Gone,        // it is not in the document any more
};
BOOST_DESCRIBE_ENUM(TargetState, Ready, KeyRefused, KeyLocked, Cooling, Open, HalfOpen, NoKey,
                    Paused, Gone)

struct RoutedTarget {
    std::string target;  // "openai/gpt-5"
    TargetState state = TargetState::Ready;
    std::int64_t forMs = 0;      // Cooling and Open: so long
    std::uint16_t status = 0;    // Cooling, KeyRefused: what the provider said; 0: not reached
    std::string reason;          // in words, as a decision says it; empty when it is ready
    std::uint32_t inFlight = 0;  // attempts that are under way there
};
BOOST_DESCRIBE_STRUCT(RoutedTarget, (), (target, state, forMs, status, reason, inFlight))

}  // namespace weir::admin
