// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/books/record.hpp"
#include "engine/books/store/database.hpp"
#include "engine/books/store/rollup_row.hpp"
#include "engine/books/store/totals.hpp"
#include "engine/books/store/wording_table.hpp"

namespace weir::books {

// A record on its way into the book, with the bytes it was journaled as.
struct Booking {
    ExchangeRecord record;
    std::string_view encoded;
};

// "2026-11": the month, UTC, whose file keeps an exchange that started then.
std::string monthOf(Timestamp startedAt);

// The book of one month: records, ledger and roll-ups in one file, so that one transaction writes
// what belongs together.
class Month {
public:
    static Result<Month> open(const std::filesystem::path& file, std::string nodeId,
                              Milliseconds patience);

    // For sums that months of an older schema cannot give: brings such a file up to date first.
    static Result<Database> openForReading(const std::filesystem::path& file,
                                           Milliseconds patience);

    // All of the bookings in one transaction. Those that are there already are passed over; gives
    // the others, which counted.
    Result<std::vector<const ExchangeRecord*>> write(std::span<const Booking* const> bookings);

    // Requests, attempts and money of each quarter-hour from one on, by provider and model.
    Result<void> readTotals(std::int64_t fromQuarter,
                            const std::function<void(const TotalsKey&, const Totals&)>& each);
    // The last quarter-hour in which each key was used.
    Result<std::map<std::string, std::int64_t>> lastUse();

    // What is kept of an exchange, from a connection of the caller's own.
    static Result<std::optional<ExchangeRecord>> find(const std::filesystem::path& file, Id id);

private:
    Month(Database database, std::string nodeId);

    Result<void> prepareAll();
    Result<bool> writeExchange(const Booking& booking);
    Result<void> writeLedger(const ExchangeRecord& record);
    Result<void> writeTotals(const BatchTotals& totals);

    Database m_database;
    std::string m_nodeId;
    Statement m_insertExchange;
    Statement m_insertLedger;
    RollupWriter m_rollups;
    WordingTable m_wordings;
};

}  // namespace weir::books
