// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/trace.hpp"
#include "engine/policy/routing/route.hpp"

namespace weir::policy {

// So many headers of a call, and so many members of its metadata, are looked for and kept in its
// record. OpenAI takes no more members than that.
inline constexpr std::size_t kMostNames = 16;

// The names that routes which are on ask for in a field that has names, each once.
std::vector<std::string> namesAskedFor(const std::vector<Route>& routes, RouteField field);

// The first route with which they ask for more than are looked for; nothing: they do not.
std::optional<std::size_t> firstBeyondNames(const std::vector<Route>& routes, RouteField field);

// Whether routes asked for that name when the call was decided: then the record says whether the
// call had it.
bool wasAskedFor(const CallFacts& call, RouteField field, std::string_view name);

}  // namespace weir::policy
