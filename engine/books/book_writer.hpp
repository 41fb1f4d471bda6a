// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/books/book.hpp"
#include "engine/books/journal/aside.hpp"
#include "engine/books/recent_totals.hpp"
#include "engine/books/store/month.hpp"

namespace weir::books {

// The thread behind the Book, which books calls and is alone with that: only corrections of what is
// booked are written beside it. It sleeps until a journal wakes it, waits a batch's time for
// company, and books what the journals have.
class Book::Writer {
public:
    Writer(BookOptions options, const Clock& clock, const Log& log);
    ~Writer();

    // Books what an earlier process left, if that can be done now, and starts the thread.
    void start();

    Journal& addJournal();
    bool flush(Milliseconds atMost);
    std::string problem() const;
    std::string damage() const;
    SpendTotals totalsSince(Timestamp midnight, Simulated simulated) const;
    std::map<std::string, std::uint64_t> requestsByProvider(Timestamp since) const;
    std::map<std::string, Timestamp> lastAttempts() const;
    std::vector<QuarterTotals> quartersSince(Timestamp since) const;
    std::map<std::string, SpendTotals> spendByModel(Timestamp since) const;
    std::map<std::string, Timestamp> lastUse() const;
    void correct(const ExchangeRecord& before, const ExchangeRecord& after);
    std::mutex& correcting() { return m_correcting; }

    const BookOptions& options() const { return m_options; }
    std::filesystem::path monthFile(const std::string& month) const;

private:
    void run();
    void wake();
    // One round: what was left behind, then the journals until they are empty.
    void work();
    Result<void> prepare();
    Result<void> loadTotals();
    Result<void> bookJournals();
    Result<bool> bookPiece(Journal& journal);
    Result<void> keepAside(std::string_view damaged);
    Result<void> bookBatch(std::span<const Booking> bookings);
    Result<Month*> month(const std::string& name);
    void count(const std::vector<const ExchangeRecord*>& records);
    void noteOutcome(const Result<void>& outcome, bool held);
    std::vector<Journal*> journals();

    const BookOptions m_options;
    const Clock& m_clock;
    const Log& m_log;
    const std::filesystem::path m_bookFolder;
    const std::filesystem::path m_journalFolder;
    std::string m_journalName;  // set in start()

    // The thread's own.
    std::map<std::string, Month> m_months;
    bool m_prepared = false;
    std::vector<std::filesystem::path> m_leftBehind;
    std::optional<Aside> m_aside;
    std::string m_bytes;              // kept from batch to batch for their memory,
    std::vector<Booking> m_bookings;  // of which the first few are in use

    std::atomic<bool> m_written = false;  // something was journaled since the last round

    std::mutex m_correcting;  // held while calls are re-priced, which is done by one at a time

    mutable std::mutex m_mutex;  // guards what follows
    std::condition_variable m_changed;
    std::vector<std::unique_ptr<Journal>> m_journals;
    bool m_stop = false;
    std::uint64_t m_flushAsked = 0;
    std::uint64_t m_flushDone = 0;
    std::string m_problem;
    std::optional<Timestamp> m_problemSince;
    std::string m_damage;
    RecentTotals m_recent;
    std::map<std::string, Timestamp> m_lastUse;

    std::thread m_thread;
};

}  // namespace weir::books
