// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/condition_tests.hpp"
#include "engine/base/named_set.hpp"

// Which sets a condition asks for.
namespace weir {

inline bool asksForSet(const RouteCondition& when, std::string_view set) {
    return anyTest(when, [&](const RouteCondition& test) {
        return mayBeSet(test.field) && std::ranges::any_of(test.values, [&](const auto& value) {
                   return setNamed(value) == set;
               });
    });
}

// All of them, in the order in which they stand; one that stands there twice is named twice.
inline std::vector<std::string> setsAskedFor(const RouteCondition& when) {
    std::vector<std::string> names;
    eachTest(when, [&](const RouteCondition& test) {
        for (const std::string& value : test.values) {
            if (const auto name = setNamed(value); name && mayBeSet(test.field)) {
                names.emplace_back(*name);
            }
        }
    });
    return names;
}

// The same condition, asking for `to` where it asked for `from`.
inline RouteCondition withSetRenamed(RouteCondition when, std::string_view from,
                                     std::string_view to) {
    for (RouteCondition& each : when.of) {
        each = withSetRenamed(std::move(each), from, to);
    }
    if (when.kind == ConditionKind::Test && mayBeSet(when.field)) {
        for (std::string& value : when.values) {
            if (setNamed(value) == from) {
                value = std::string(kSetPrefix).append(to);
            }
        }
    }
    return when;
}

}  // namespace weir
