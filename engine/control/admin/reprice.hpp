// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// Booked calls at the prices that hold now for their time: for prices that came late or were wrong.
namespace weir::admin {

// Attempts at a model whose cost changes.
struct RepricedRow {
    std::string provider;
    std::string model;  // as reports name it
    std::uint64_t attempts = 0;
    std::uint64_t unpriced = 0;  // of these: had no price
    Money before;
    Money after;

    friend bool operator==(const RepricedRow&, const RepricedRow&) = default;
};
BOOST_DESCRIBE_STRUCT(RepricedRow, (), (provider, model, attempts, unpriced, before, after))

struct RepricedCalls {
    bool dryRun = false;
    std::uint64_t calls = 0;         // that the question is about; none to the simulator
    std::uint64_t changed = 0;       // of these: they cost something else
    std::uint64_t withoutUsage = 0;  // of these: nobody recorded what a served attempt used
    std::uint64_t withoutPrice = 0;  // of these: no price is known of an attempt, which stays so
    Money before;                    // of the attempts that change
    Money after;
    std::vector<RepricedRow> rows;  // the largest difference first
};
BOOST_DESCRIBE_STRUCT(RepricedCalls, (),
                      (dryRun, calls, changed, withoutUsage, withoutPrice, before, after, rows))

struct RepriceCalls {
    static constexpr std::string_view kName = "books.reprice";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Price booked calls anew: what differs is added to the ledger, and nothing is taken out.";
    using Reply = RepricedCalls;
    Timestamp from{};      // when calls began
    Timestamp until{};     // and before when; 1970: until now
    std::string provider;  // its name in the document; empty: every one
    std::string model;     // as it was sent or served; empty: every one
    bool dryRun = true;    // only say what would change
    std::string reason;    // kept with each new entry, beside who did it; 200 characters at most
};
BOOST_DESCRIBE_STRUCT(RepriceCalls, (), (from, until, provider, model, dryRun, reason))

}  // namespace weir::admin
