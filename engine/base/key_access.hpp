// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"

namespace weir {

// What a Weir key may do. A list that is empty limits nothing.
struct KeyAccess {
    Timestamp expiresAt{};               // from then on it lets nobody in; the epoch: never
    std::vector<std::string> models;     // as they are asked for; a '*' at the end stands for any
    std::vector<std::string> providers;  // that its calls may go to
    std::vector<std::string> addresses;  // of clients: "10.4.0.0/16", "127.0.0.1"
    bool maySeeBudget = false;           // a budget that refuses its call says the amounts

    friend bool operator==(const KeyAccess&, const KeyAccess&) = default;
};
BOOST_DESCRIBE_STRUCT(KeyAccess, (), (expiresAt, models, providers, addresses, maySeeBudget))

}  // namespace weir
