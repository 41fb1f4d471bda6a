// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"

// Who spent what, and when: sums over the roll-ups of the months' books. No exchange is read.
namespace weir::books {

// What the roll-ups tell calls apart by. Of tags it is all of them together (tagSet()), so that
// each call counts once and the rows add up.
enum class SpendBy : std::uint8_t { Team, User, Key, Model, Provider, Tags, CostCentre };

struct SpendSums {
    std::uint64_t requests = 0;
    std::uint64_t failed = 0;     // of the requests: ended other than Done
    std::uint64_t unpriced = 0;   // of the requests
    std::uint64_t estimated = 0;  // of the requests
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensCached = 0;  // of tokensIn
    std::uint64_t tokensOut = 0;
    Money spent;
    Money saved;  // by prompt caches; below zero where they cost more than they spared

    SpendSums& operator+=(const SpendSums& other);
    friend bool operator==(const SpendSums&, const SpendSums&) = default;
};

struct SpendQuery {
    struct Only {
        SpendBy by = SpendBy::Team;
        std::string name;
    };

    SpendBy by = SpendBy::Team;
    std::vector<Timestamp> bounds;  // of the steps; checked by checkBounds()
    std::vector<Only> only;         // all must hold
    bool simulated = false;         // simulated calls too
    std::string tag = {};           // only calls with this one among their tags; empty: all
};

struct SpendOf {
    std::string name;
    SpendSums sum;
    std::vector<SpendSums> steps;  // as many as there are steps
};

// At least two, ascending, whole quarter-hours, not more than kMostSteps apart. Error: Invalid.
inline constexpr std::size_t kMostSpendSteps = 1000;
Result<void> checkBounds(std::span<const Timestamp> bounds);

// The dearest first, then those with most requests, then by name. `folder` holds the months'
// files; one that an older Weir wrote is brought up to date first. Errors: Invalid (the bounds),
// those of the database.
Result<std::vector<SpendOf>> readSpend(const std::filesystem::path& folder,
                                       const SpendQuery& query);

// What is still set aside for an exchange that a crash cut off.
struct UnsettledCall {
    Timestamp startedAt{};
    Money held;

    friend bool operator==(const UnsettledCall&, const UnsettledCall&) = default;
};

// Those that started within the bounds. What they are told apart by does not matter. Errors as
// above.
Result<std::vector<UnsettledCall>> readUnsettled(const std::filesystem::path& folder,
                                                 const SpendQuery& query);

}  // namespace weir::books
