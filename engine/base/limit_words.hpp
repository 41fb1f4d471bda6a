// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

// The words of rate limits, as the document, the contract and the window say them.
namespace weir {

// How long what was let through counts. It slides; it begins at no fixed time.
enum class LimitPeriod : std::uint8_t { Minute, Hour, Day };
BOOST_DESCRIBE_ENUM(LimitPeriod, Minute, Hour, Day)

// Whose calls share one counter.
enum class LimitEach : std::uint8_t {
    All,  // everybody the limit holds for
    Key,
    User,
    Team,
};
BOOST_DESCRIBE_ENUM(LimitEach, All, Key, User, Team)

// What a limit counts.
enum class LimitKind : std::uint8_t { Requests, Tokens, InputTokens, OutputTokens, Concurrency };
BOOST_DESCRIBE_ENUM(LimitKind, Requests, Tokens, InputTokens, OutputTokens, Concurrency)

}  // namespace weir
