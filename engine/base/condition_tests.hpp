// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "engine/base/route_condition.hpp"

// The tests that a condition is made of.
namespace weir {

// Whether one of them is such a one, whatever stands around it.
template <class Is>
bool anyTest(const RouteCondition& condition, const Is& is) {
    return condition.kind == ConditionKind::Test
               ? is(condition)
               : std::ranges::any_of(condition.of,
                                     [&](const RouteCondition& each) { return anyTest(each, is); });
}

// All of them, whatever stands around them.
template <class Take>
void eachTest(const RouteCondition& condition, const Take& take) {
    anyTest(condition, [&](const RouteCondition& test) {
        take(test);
        return false;
    });
}

// Those without which the condition does not hold, whatever else does.
template <class Take>
void eachNeededTest(const RouteCondition& condition, const Take& take) {
    if (condition.kind == ConditionKind::Test) {
        take(condition);
    } else if (condition.kind == ConditionKind::All) {
        for (const RouteCondition& each : condition.of) {
            eachNeededTest(each, take);
        }
    }
}

}  // namespace weir
