// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <type_traits>

#include "engine/base/clock.hpp"
#include "engine/base/states.hpp"

namespace weir::policy {

// What a decision reads of one candidate's live figures. It is copied, so that what was read can
// be recorded and the same decision made again from it.
struct CandidateView {
    Instant coolingUntil{};  // in the past or zero: not cooling
    std::int64_t firstTokenP50Us = -1;
    std::int64_t firstTokenP95Us = -1;
    std::uint32_t inFlight = 0;
    std::uint16_t coolingStatus = 0;  // what the upstream said; 0: it could not be reached
    KeyState key = KeyState::None;
};
static_assert(sizeof(CandidateView) <= 64, "a view has to stay cheap to copy and to record");
static_assert(std::is_trivially_copyable_v<CandidateView>);

}  // namespace weir::policy
