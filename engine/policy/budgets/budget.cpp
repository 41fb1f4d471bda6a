// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/budgets/budget.hpp"

#include <algorithm>
#include <cstdint>

#include "engine/policy/scope.hpp"

namespace weir::policy {

bool covers(const BudgetScope& scope, const Spender& spender) {
    return isIn(scope.key, spender.key) && isIn(scope.team, spender.team) &&
           isIn(scope.user, spender.user) && isIn(scope.provider, spender.provider) &&
           isIn(scope.model, spender.model) &&
           (scope.tag.empty() || std::ranges::find(spender.tags, scope.tag) != spender.tags.end());
}

Money AssumedPrice::of(TokenCounts tokens) const {
    constexpr std::uint64_t kMostTokens = 1'000'000'000;
    CostSum sum;
    sum.add(std::min(tokens.in, kMostTokens), in);
    sum.add(std::min(tokens.out, kMostTokens), out);
    return sum.total();
}

}  // namespace weir::policy
