// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace weir::admin {

// Of what an operator writes beside a pause, a raise, a top-up or a re-pricing: a line, not a page.
inline constexpr std::size_t kMostReasonBytes = 200;
// What a field takes, so that a line with umlauts and accents fits.
inline constexpr int kMostReasonCharacters = 100;

}  // namespace weir::admin
