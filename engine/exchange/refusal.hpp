// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/error.hpp"
#include "engine/base/states.hpp"
#include "engine/base/trace.hpp"
#include "engine/dialects/common/errors.hpp"
#include "engine/policy/routing/decide.hpp"

namespace weir::exchange {

// Why a call gets an error instead of an answer, in words for the caller.
struct Refusal {
    dialects::Fault fault = dialects::Fault::Internal;
    std::string message;
    std::string param;  // the member of the request that is wrong; empty if none
    std::optional<Milliseconds> retryAfter;
    // The caller's client must not try by itself: we did.
    bool triedEnough = false;
    // How the record ends. Refused: turned away by key, limit or budget.
    ExchangeState state = ExchangeState::Failed;
    // The provider's own answer is given back instead of our words: the call itself was wrong, and
    // nobody says it better than who refused it.
    std::optional<std::uint16_t> upstreamStatus;
    std::string upstreamBody;
    std::vector<Header> upstreamHeaders;  // those that may pass
};

Refusal makeRefusal(dialects::Fault fault, std::string message,
                    ExchangeState state = ExchangeState::Refused);

// The gateway ends while the call is under way.
Refusal stopping();

// The body could not be had; `why` is what ServerCall::readBody said.
Refusal refusalOfBody(const Error& why);

// There is nothing to try.
Refusal refusalOf(const policy::Refusal& decided);

}  // namespace weir::exchange
