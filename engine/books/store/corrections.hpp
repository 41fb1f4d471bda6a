// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/books/record.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/rollup_row.hpp"

namespace weir::books {

// A booked call as it stands there, and at other prices. Nothing else of it differs.
struct Correction {
    ExchangeRecord before;
    ExchangeRecord after;
};

// Writes corrections into the book of one month, beside the thread that books new calls: whoever
// comes second waits.
class Corrections {
public:
    // Of calls that started within the time.
    static Result<Corrections> open(const std::filesystem::path& file, Timestamp since,
                                    Timestamp until);

    // All of them in one transaction: an entry of the ledger for each attempt that changes, with
    // the difference; the record; and the roll-ups. Errors: Conflict, when a call does not stand
    // there as `before` says.
    Result<void> write(std::span<const Correction> corrections, Timestamp now,
                       std::string_view reason);

private:
    explicit Corrections(Database database) : m_database(std::move(database)) {}

    Result<void> prepareAll();
    Result<void> writeExchange(const Correction& correction);
    Result<void> writeLedger(const Correction& correction, Timestamp now, std::string_view reason);

    Database m_database;
    Statement m_update;
    Statement m_insert;
    RollupWriter m_rollups;
};

}  // namespace weir::books
