// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"
#include "engine/books/prices/find_price.hpp"
#include "engine/books/record.hpp"

// Booked calls at other prices than those they were settled at. The ledger stays: what differs is
// an entry of its own, which says why.
namespace weir::books {

struct RepriceQuery {
    Timestamp since;  // when calls started: [since, until)
    Timestamp until;
    std::string provider;  // empty: every one
    std::string model;     // as it was sent or served; empty: every one
    bool dryRun = true;    // nothing is written
    std::string reason;    // what the new entries say: who and why
    Timestamp now;         // when they are made
    // Of an attempt that used tokens, at its time. Unpriced: no price is known, so it stays as it
    // was booked.
    std::function<AttemptPrice(const AttemptRecord&, Timestamp at)> price;
    // Told of each call that is written, afterwards.
    std::function<void(const ExchangeRecord& before, const ExchangeRecord& after)> written;
    // Asked now and then; true: the rest is left. Null: never.
    std::function<bool()> stopped{};
};

// Attempts at a model whose cost changes.
struct RepricedModel {
    std::string provider;
    std::string model;  // as its money is counted under
    std::uint64_t calls = 0;
    std::uint64_t unpriced = 0;  // of these: had no price
    Money before;
    Money after;
};

struct Repriced {
    std::uint64_t calls = 0;         // that the question is about
    std::uint64_t changed = 0;       // of these: an attempt of theirs costs something else
    std::uint64_t withoutUsage = 0;  // of these: nobody recorded the tokens of a served attempt
    std::uint64_t withoutPrice = 0;  // of these: no price is known of an attempt
    Money before;                    // of the attempts that change
    Money after;
    std::vector<RepricedModel> models;  // the largest difference first
};

// What a prompt cache saved goes with the cost: it is reckoned anew where that changes, and a call
// whose cost stays keeps what it has. Simulated calls are left out. Each call is written whole or
// not at all: its record, its entries and the roll-ups. Asking again finds nothing to change, so
// what a crash cut off is finished by it. Errors: Invalid (nothing lies in the time), Cancelled,
// those of the database; what was written by then stays.
Result<Repriced> repriceBooks(const std::filesystem::path& folder, const RepriceQuery& query);

}  // namespace weir::books
