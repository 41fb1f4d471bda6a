// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/money.hpp"
#include "engine/books/flow_counts.hpp"
#include "engine/books/traffic.hpp"

namespace weir::books {

// Calls with the same way: who made them, by which route, and where they went.
struct RoutedCalls {
    std::string team;
    std::string key;     // only of a key without a team
    std::string route;   // that took them; empty: none did
    std::string model;   // that was asked for, where a target was asked without a route
    std::string target;  // the last one that was asked; empty: none
    std::vector<std::string> passed;  // asked before it
    FlowCounts ended;
    std::uint64_t running = 0;
    // Of those that ended, without simulated ones.
    std::uint64_t tokens = 0;
    Money spent;
    std::uint64_t unpriced = 0;
    std::uint64_t estimated = 0;
};

// Adds calls up by their ways. A call that goes a way of before costs one look into a table, so
// that it may be added under a lock. One thread at a time.
class RoutedCallsSum {
public:
    void add(const TrafficRow& row);
    // Those with the most calls first, of equally many in the order of their names.
    std::vector<RoutedCalls> take();

private:
    RoutedCalls& wayOf(const TrafficRow& row);

    std::string m_name;  // of the way that is looked for; keeps its memory
    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<RoutedCalls> m_ways;
};

}  // namespace weir::books
