// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/money.hpp"
#include "engine/base/result.hpp"
#include "engine/books/flow_counts.hpp"
#include "engine/books/history.hpp"
#include "engine/books/journal.hpp"
#include "engine/books/record.hpp"
#include "engine/books/reprice.hpp"
#include "engine/books/spend.hpp"
#include "engine/books/store/folder_lock.hpp"
#include "engine/books/verify.hpp"

namespace weir::books {

struct BookOptions {
    std::filesystem::path folder;  // the data folder; the book lives in book/ and journal/ below it
    std::string nodeId;            // written into every record
    Milliseconds batch{20};        // records wait at most this long for company
    Milliseconds retry{1000};      // between tries while the disk or the database refuses
    JournalLimits journal;
};

struct SpendTotals {
    Money spent;
    std::uint64_t requests = 0;
    std::uint64_t unpriced = 0;  // requests that no price was known for

    friend bool operator==(const SpendTotals&, const SpendTotals&) = default;
};

enum class Simulated : std::uint8_t { LeftOut, Included };

// The booked exchanges that started in one quarter-hour.
struct QuarterTotals {
    Timestamp at{};  // its start
    FlowCounts requests;
    std::uint64_t simulated = 0;  // of the requests
    std::uint64_t estimated = 0;  // not simulated, and with usage that is not the provider's
    SpendTotals real;             // without simulated ones
};

// What is remembered: one SQLite file a month (of the exchange's start, UTC), written by one
// thread of its own, which turns the io threads' journals into records, ledger entries and
// roll-ups, a batch a transaction. When the disk is full or the file locked, calls go on, records
// wait in the journals, and the book resumes by itself.
//
// All functions are safe from any thread.
class Book {
public:
    // Takes what an earlier process left in its journals first; an intent without outcome becomes
    // Unsettled and keeps what it holds. The lock proves that no other process writes here.
    static Result<std::unique_ptr<Book>> open(BookOptions options, const FolderLock& lock,
                                              const Clock& clock, const Log& log);
    // Writes what is in the journals, if it can be written now.
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    // A journal for one io thread; it lives as long as the book.
    Journal& addJournal();

    // Waits until everything journaled before the call is in the book; false when the time is over
    // or the book cannot write.
    bool flush(Milliseconds atMost);

    // Why records are not written now, for a person; empty while they are.
    std::string problem() const;

    // What was journaled since the start and could not be read back, and where it is kept; empty
    // when nothing is.
    std::string damage() const;

    // Exact sums of booked exchanges since a quarter-hour, at most 8 days back: the local
    // midnight, for "today".
    SpendTotals totalsSince(Timestamp midnight, Simulated simulated = Simulated::LeftOut) const;
    // Attempts at each provider, by its name, since a quarter-hour, at most 8 days back.
    // Simulated ones count: this is about work, not money.
    std::map<std::string, std::uint64_t> requestsByProvider(Timestamp since) const;
    // When each provider was last asked, by its name, at most 8 days back; to the quarter-hour of
    // before this start.
    std::map<std::string, Timestamp> lastAttempts() const;
    // The quarter-hours since one, at most 8 days back, in which there was any.
    std::vector<QuarterTotals> quartersSince(Timestamp since) const;
    // What the booked exchanges since a quarter-hour, at most 26 hours back, cost by the model that
    // served them, without simulated ones. Under the empty name: calls without an attempt, and what
    // is beyond a cap of the names of a quarter-hour.
    std::map<std::string, SpendTotals> spendByModel(Timestamp since) const;
    // When each Weir key was last used, by name; to the quarter-hour for use before this start.
    std::map<std::string, Timestamp> lastUse() const;

    // A booked exchange, without headers and bodies, which are kept in memory only.
    Result<std::optional<ExchangeRecord>> find(Id id) const;

    // Booked exchanges, the newest first, from a connection of the caller's own.
    Result<HistoryPage> history(const HistoryQuery& query) const;

    // Who spent what, from a connection of the caller's own.
    Result<std::vector<SpendOf>> spend(const SpendQuery& query) const;

    Result<std::vector<UnsettledCall>> unsettled(const SpendQuery& query) const;

    // Booked calls at other prices, with connections of the caller's own; sums and figures of this
    // book follow. One at a time: another one waits.
    Result<Repriced> reprice(RepriceQuery query);

    // Whether the months of this time add up, with connections of the caller's own.
    Result<std::vector<MonthVerified>> verify(Timestamp from, Timestamp until) const;

    // Consistent copies of weir.db and every month's book in `folder`, which must not exist yet;
    // gives their names. What was journaled before the call is in them.
    Result<std::vector<std::string>> backup(const std::filesystem::path& folder);

private:
    class Writer;
    explicit Book(std::unique_ptr<Writer> writer);

    std::unique_ptr<Writer> m_writer;
};

}  // namespace weir::books
