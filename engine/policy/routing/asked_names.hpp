// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/policy/routing/route.hpp"

namespace weir::policy {

// So many members of a call's metadata are looked for. OpenAI takes no more of them.
inline constexpr std::size_t kMostMetadata = 16;

// The members of a call's metadata that routes which are on ask for, each once.
std::vector<std::string> metadataNamesOf(const std::vector<Route>& routes);

// The first route with which they ask for more than are looked for; nothing: they do not.
std::optional<std::size_t> firstBeyondMetadata(const std::vector<Route>& routes);

}  // namespace weir::policy
