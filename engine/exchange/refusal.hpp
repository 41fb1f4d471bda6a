// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/states.hpp"
#include "engine/dialects/common/errors.hpp"

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
};

}  // namespace weir::exchange
