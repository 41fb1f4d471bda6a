// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// Whether the books add up.
namespace weir::admin {

struct VerifiedMonth {
    std::string month;  // "2026-11", UTC
    std::uint64_t exchanges = 0;
    std::uint64_t entries = 0;        // of the ledger
    std::uint64_t rollups = 0;        // rows
    Money ledger;                     // sum of the entries, with simulated ones
    std::uint64_t faultCount = 0;     // 0: all of it adds up
    std::vector<std::string> faults;  // the first 20
};
BOOST_DESCRIBE_STRUCT(VerifiedMonth, (),
                      (month, exchanges, entries, rollups, ledger, faultCount, faults))

struct VerifiedBooks {
    std::vector<VerifiedMonth> months;  // the oldest first
};
BOOST_DESCRIBE_STRUCT(VerifiedBooks, (), (months))

struct VerifyBooks {
    static constexpr std::string_view kName = "books.verify";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Hold every exchange, the ledger and the roll-ups against each other. Reads all of it.";
    using Reply = VerifiedBooks;
    Timestamp from{};   // months with calls since then
    Timestamp until{};  // and until then; 1970: until now
};
BOOST_DESCRIBE_STRUCT(VerifyBooks, (), (from, until))

}  // namespace weir::admin
