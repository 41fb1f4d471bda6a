// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/base/trace.hpp"

// The tags of a call as one text, by which calls are added up and looked for.
namespace weir {

// In place of the tags and of the cost centre, where an older Weir booked the call without them.
inline constexpr std::string_view kNotRecorded = "(not recorded)";

// In the order of the alphabet, so that the same tags are always the same text: "core, eu".
std::string tagSet(std::span<const std::string> tags);
// Of the team at the time of the call.
std::string tagSet(const CallFacts& call);

}  // namespace weir
