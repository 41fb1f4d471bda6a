// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace weir::ui {

// Without another change, before what was typed is tried, replayed or kept.
inline constexpr std::chrono::milliseconds kPauseAfterChange{300};

}  // namespace weir::ui
