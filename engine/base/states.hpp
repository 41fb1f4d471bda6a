// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

// The words for the state of things, the same in the books, the contract, the window and the help.
namespace weir {

enum class ExchangeState : std::uint8_t {
    Pending,
    Streaming,
    Done,
    Failed,
    Cancelled,
    Refused,  // by key, limit or budget
    Blocked,  // by a guard
    Unsettled,
};
BOOST_DESCRIBE_ENUM(ExchangeState, Pending, Streaming, Done, Failed, Cancelled, Refused, Blocked,
                    Unsettled)

// Any number of them at once: a set of bits.
enum class Mark : std::uint16_t {
    None = 0,
    Cached = 1 << 0,
    FellBack = 1 << 1,
    Translated = 1 << 2,
    Redacted = 1 << 3,
    Replayed = 1 << 4,
    Simulated = 1 << 5,
    Hedged = 1 << 6,
    Shadow = 1 << 7,
};
BOOST_DESCRIBE_ENUM(Mark, None, Cached, FellBack, Translated, Redacted, Replayed, Simulated, Hedged,
                    Shadow)

constexpr Mark operator|(Mark left, Mark right) {
    return static_cast<Mark>(static_cast<unsigned>(left) | static_cast<unsigned>(right));
}
constexpr Mark& operator|=(Mark& left, Mark right) {
    return left = left | right;
}
constexpr bool has(Mark set, Mark one) {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}

// How one attempt ended, or that it has not: a sign each in the path of an exchange.
enum class AttemptSign : std::uint8_t { Running, Served, Failed, Skipped };
BOOST_DESCRIBE_ENUM(AttemptSign, Running, Served, Failed, Skipped)

enum class KeyState : std::uint8_t { None, Stored, Locked, Denied, Missing, SessionOnly };
BOOST_DESCRIBE_ENUM(KeyState, None, Stored, Locked, Denied, Missing, SessionOnly)

// Where the bodies of calls are kept: nowhere, in memory only, or on disk, encrypted.
enum class BodyPlace : std::uint8_t { None, Memory, Disk };
BOOST_DESCRIBE_ENUM(BodyPlace, None, Memory, Disk)

// Why bodies that should be on disk are not.
enum class BodyLoss : std::uint8_t { None, NoKey, DiskSlow, DiskFull, DiskFailed };
BOOST_DESCRIBE_ENUM(BodyLoss, None, NoKey, DiskSlow, DiskFull, DiskFailed)

enum class GatewayState : std::uint8_t { Listening, Paused, Degraded, Stopped, PortInUse };
BOOST_DESCRIBE_ENUM(GatewayState, Listening, Paused, Degraded, Stopped, PortInUse)

enum class Health : std::uint8_t { Unknown, Up, Degraded, Down };
BOOST_DESCRIBE_ENUM(Health, Unknown, Up, Degraded, Down)

// How a cost came to be known. An unknown price is Unpriced, never zero; Free is a price.
enum class Pricing : std::uint8_t { Unpriced, Priced, Free };
BOOST_DESCRIBE_ENUM(Pricing, Unpriced, Priced, Free)

}  // namespace weir
