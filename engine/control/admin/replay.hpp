// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <boost/describe/class.hpp>

#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/states.hpp"
#include "engine/control/admin/operation.hpp"

// Making a recorded call again. The call itself goes through the gateway as any client's does, with
// the header kReplayHeader, which marks its record.
namespace weir::admin {

// With the id of the recorded call as its value, on a call with a key that is known.
inline constexpr std::string_view kReplayHeader = "x-weir-replay";

// What it would cost, by the price function that sets money aside for a call.
struct ReplayQuote {
    std::string target;  // the first that would be asked: "openai/gpt-4o-mini"
    Pricing pricing = Pricing::Unpriced;
    // With the tokens that the recorded call used. Without a usage that is known there is none, and
    // `most` is all there is to say.
    bool expectedKnown = false;
    Money expected;
    // Nothing makes it cost more than `most`: it limits its output, and every target has a price.
    bool mostKnown = false;
    // At the dearest of the targets that may be asked, with its input as estimated, and all the
    // output that it asks for or, when it sets no limit, a usual length of it. Never below
    // `expected`.
    Money most;
    std::uint64_t tokensIn = 0;  // what the above was reckoned with
    std::uint64_t tokensOut = 0;
};
BOOST_DESCRIBE_STRUCT(ReplayQuote, (),
                      (target, pricing, expectedKnown, expected, mostKnown, most, tokensIn,
                       tokensOut))

// Errors: NotFound when nobody knows the call or its body is not kept whole, Invalid when the model
// cannot be asked for.
struct QuoteReplay {
    static constexpr std::string_view kName = "traffic.quote_replay";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What a recorded call would cost if it were made again; nothing is sent.";
    using Reply = ReplayQuote;
    Id id;
    std::string model;  // empty: the one that was asked for
};
BOOST_DESCRIBE_STRUCT(QuoteReplay, (), (id, model))

}  // namespace weir::admin
