// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"

// Whether the books add up: every exchange, its entries in the ledger and the roll-ups are held
// against each other, which is possible because the records are kept whole.
namespace weir::books {

inline constexpr std::size_t kMostFaultsTold = 20;

struct MonthVerified {
    std::string month;  // "2026-11"
    std::uint64_t exchanges = 0;
    std::uint64_t entries = 0;  // of the ledger
    std::uint64_t rollups = 0;
    Money ledger;                     // their sum, with simulated ones
    std::uint64_t faultCount = 0;     // 0: all of it adds up
    std::vector<std::string> faults;  // the first ones, for a person

    bool addsUp() const { return faultCount == 0; }
};

// Of each month that may have an exchange of this time, the oldest first: the file is sound; every
// record can be read; what an exchange cost is the sum of its attempts; every attempt that settled
// has one entry and its corrections, which come to its amount, and there are no others; and the
// roll-ups are what comes out when they are made anew of the records. Reads what stood there when
// it began, while others go on writing. Errors: Io, Conflict (it is locked).
Result<std::vector<MonthVerified>> verifyBooks(const std::filesystem::path& folder, Timestamp from,
                                               Timestamp until);

}  // namespace weir::books
