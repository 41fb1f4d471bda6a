// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/dialects/common/request_walk.hpp"

namespace weir::dialects::anthropic {

// A top-level member other than `model` and `stream`.
bool readMember(RequestWalk& walk, std::string_view name);

}  // namespace weir::dialects::anthropic
