// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "engine/base/route_condition.hpp"

namespace weir {

// Whether one of the tests that a condition is made of is such a one, whatever stands around it.
template <class Is>
bool anyTest(const RouteCondition& condition, const Is& is) {
    return condition.kind == ConditionKind::Test
               ? is(condition)
               : std::ranges::any_of(condition.of,
                                     [&](const RouteCondition& each) { return anyTest(each, is); });
}

}  // namespace weir
