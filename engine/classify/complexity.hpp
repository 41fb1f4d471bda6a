// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/classify/judge.hpp"

namespace weir::classify {

// How much a call asks of a model, by one sum of what was counted and two thresholds with a soft
// edge each. Nothing is said of a few words in the middle of a conversation, whose matter stands
// before them, nor of languages whose words are not known here, unless the rest of it tells.
Verdict complexityOf(const Features& features, const Turn& turn, std::string_view task);

}  // namespace weir::classify
