// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <type_traits>

#include "engine/base/clock.hpp"
#include "engine/base/states.hpp"
#include "engine/providers/breaker.hpp"

namespace weir::policy {

// What a decision reads of one candidate's live figures. It is copied, so that what was read can
// be recorded and the same decision made again from it.
struct CandidateView {
    Instant coolingUntil{};   // in the past or zero: not cooling
    Instant openUntil{};      // of its breaker; in the past or zero: it may be asked
    Timestamp pausedUntil{};  // of a pause by hand; the epoch: until somebody ends it
    std::int64_t firstTokenP50Us = -1;
    std::int64_t firstTokenP95Us = -1;
    std::int32_t tokenP50Us = -1;  // from one token of an answer to the next
    std::uint32_t inFlight = 0;
    std::uint32_t openCount = 0;      // of what opened the breaker, see providers::BreakerView
    std::uint16_t coolingStatus = 0;  // what the upstream said; 0: it could not be reached
    std::uint16_t keyRefused = 0;     // of late, with this status; 0: the key is good
    KeyState key = KeyState::None;
    providers::OpenedBy openedBy = providers::OpenedBy::None;
    bool probing = false;  // one call finds out whether it works again
    bool paused = false;

    // It may be asked from then on, as far as time matters.
    Instant readyAt() const { return std::max(coolingUntil, openUntil); }
};
static_assert(sizeof(CandidateView) <= 64, "a view has to stay cheap to copy and to record");
static_assert(std::is_trivially_copyable_v<CandidateView>);

}  // namespace weir::policy
