// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/via.hpp"

namespace weir {

// Money that was paid into a prepaid budget, or taken out again. It stays what it is: a mistake is
// put right by another one.
struct BudgetTopUp {
    std::string budget = {};
    Money by = {};  // below nothing: taken out
    std::string reason = {};
    Timestamp at{};
    // Who did it.
    Via via = Via::Window;
    std::string name = {};  // of the token; else empty

    friend bool operator==(const BudgetTopUp&, const BudgetTopUp&) = default;
};
BOOST_DESCRIBE_STRUCT(BudgetTopUp, (), (budget, by, reason, at, via, name))

}  // namespace weir
