// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/classify/judge.hpp"

namespace weir::classify {

// Less than this is no reason to name.
inline constexpr double kFaintLikeness = 0.15;

// How likely each task is, by the place of `like`. Together with the chance that it is none of them
// they come to 1.
std::vector<double> chancesOfTasks(const Features& features, const Turn& turn,
                                   const std::vector<Likeness>& like);

}  // namespace weir::classify
