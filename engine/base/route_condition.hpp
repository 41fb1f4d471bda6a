// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/route_words.hpp"

namespace weir {

// What has to be true of a call for a route to take it: the same tree in the document, in the
// contract and where it is judged. As it stands it holds always.
struct RouteCondition {
    ConditionKind kind = ConditionKind::All;
    // Of a Test.
    RouteField field = RouteField::Model;
    std::string name = {};  // of the header, in small letters, or of the member of the metadata
    // Words and weekdays: one of them. A word may begin or end with '*', which stands for anything.
    std::vector<std::string> values = {};
    Comparison comparison = Comparison::Over;  // of a number
    // The number; of a flag 1 or 0; of a time of day the minute of the day it begins with.
    std::int64_t number = 0;
    std::int64_t end = 0;  // of a time of day: the minute after; before `number`: of the next day
    // Of the other kinds.
    std::vector<RouteCondition> of = {};

    bool isAlways() const { return kind == ConditionKind::All && of.empty(); }

    friend bool operator==(const RouteCondition&, const RouteCondition&) = default;
};
BOOST_DESCRIBE_STRUCT(RouteCondition, (), (kind, field, name, values, comparison, number, end, of))

}  // namespace weir
