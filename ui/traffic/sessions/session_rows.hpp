// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// The calls of one run of an agent or a tool, added up.
struct SessionRow {
    std::string session;  // empty: the calls whose client names none
    Id firstCall;         // the smallest of its ids: what it is ordered by
    Timestamp began{};
    Timestamp ended{};  // of the call that ended last; while one runs, when the last began
    std::uint64_t calls = 0;
    std::uint64_t running = 0;
    std::uint64_t notServed = 0;  // ended in another way than served
    std::string key;              // of one of its calls
    bool severalKeys = false;
    std::string target;              // of one of its calls that had any
    std::uint64_t otherTargets = 0;  // how many besides
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensOut = 0;
    bool tokensEstimated = false;
    Money cost;
    bool costEstimated = false;     // an amount in it is estimated or held
    std::uint64_t withoutCost = 0;  // calls that no amount is known of

    friend bool operator==(const SessionRow&, const SessionRow&) = default;
};

// Adds up calls that come in any order. The sessions come in the order of their first calls.
std::vector<SessionRow> sessionsOf(const std::function<const admin::ExchangeRow*(int)>& callAt,
                                   int calls);

}  // namespace weir::ui
