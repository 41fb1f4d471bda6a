// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace weir {

// The reason in a CandidateDetail of a target that whoever calls may not use.
inline constexpr std::string_view kNotForThisKey = "not for this key";

}  // namespace weir
