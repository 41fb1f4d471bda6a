// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/via.hpp"

namespace weir {

// For a while, a budget lets more through than the document says. The limit in the document stays
// what it is.
struct BudgetRaise {
    std::string budget = {};
    Money by = {};
    std::string reason = {};
    Timestamp since{};
    Timestamp until{};  // from then on it is over
    // Who raised it.
    Via via = Via::Window;
    std::string name = {};  // of the token; else empty

    bool holds(Timestamp now) const { return now < until; }
    friend bool operator==(const BudgetRaise&, const BudgetRaise&) = default;
};
BOOST_DESCRIBE_STRUCT(BudgetRaise, (), (budget, by, reason, since, until, via, name))

}  // namespace weir
