// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/control/admin/routes.hpp"

// A replay as a whole: what its pages come to, and what is to be known of the rules it was of.
namespace weir::admin {

// Adds the next page, which goes further back. The moves stand by their calls, the most first.
void addPage(RouteReplay& sum, const RouteReplay& page);

// So many callers of one move are told apart.
inline constexpr std::size_t kMostMovedCallers = 200;

void addCaller(std::vector<MovedCaller>& callers, const MovedCaller& more);
// The most calls first, and no more of them than are told apart.
void sortCallers(std::vector<MovedCaller>& callers);

// Whose calls a move refuses, for a line of text.
struct RefusedCallers {
    std::span<const MovedCaller> first;  // those with the most calls; of the move
    std::uint64_t others = 0;            // calls of all the others
};
RefusedCallers refusedCallers(const RouteMove& move, std::size_t most);

// The rules that are on and took none of the calls, in their order.
std::vector<std::string> idleRules(const RouteReplay& sum, const std::vector<RouteSettings>& rules);

}  // namespace weir::admin
