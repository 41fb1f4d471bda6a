// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/book_writer.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/books/journal/entry.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/problem.hpp"
#include "engine/books/recovery.hpp"

namespace weir::books {

namespace {

// Long enough for another reader's moment, short enough to hear the end of the process.
constexpr Milliseconds kWriterPatience{100};
constexpr std::size_t kPieceBytes = 1 << 18;

Timestamp startOfQuarter(std::int64_t quarter) {
    return Timestamp(std::chrono::seconds(quarter));
}

}  // namespace

Book::Writer::Writer(BookOptions options, const Clock& clock, const Log& log)
    : m_options(std::move(options)),
      m_clock(clock),
      m_log(log),
      m_bookFolder(m_options.folder / "book"),
      m_journalFolder(m_options.folder / "journal") {}

Book::Writer::~Writer() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Book::Writer::start() {
    m_leftBehind = journalFiles(m_journalFolder);
    // Later starts have later names, and each has one of its own, even if the clock was set back to
    // the moment of an earlier start.
    std::int64_t name = m_clock.now().time_since_epoch().count();
    const auto isTaken = [&](const std::filesystem::path& file) {
        return file.filename().string().starts_with(m_journalName);
    };
    do {
        m_journalName = fmt::format("{:020}", name++);
    } while (std::ranges::any_of(m_leftBehind, isTaken));
    m_aside.emplace(m_journalFolder / (m_journalName + ".damaged"));
    work();
    m_thread = std::thread([this] { run(); });
}

Journal& Book::Writer::addJournal() {
    const std::scoped_lock lock(m_mutex);
    m_journals.push_back(std::make_unique<Journal>(
        m_journalFolder, fmt::format("{}-{:02}", m_journalName, m_journals.size()),
        m_options.journal, [this] { wake(); }));
    return *m_journals.back();
}

void Book::Writer::wake() {
    // On the io threads, after every entry: once a batch it costs a lock, else one load.
    if (!m_written.load(std::memory_order_relaxed) && !m_written.exchange(true)) {
        const std::scoped_lock lock(m_mutex);
        m_changed.notify_all();
    }
}

bool Book::Writer::flush(Milliseconds atMost) {
    std::unique_lock lock(m_mutex);
    const std::uint64_t asked = ++m_flushAsked;
    m_changed.notify_all();
    return m_changed.wait_for(lock, atMost, [&] { return m_flushDone >= asked; }) &&
           m_problem.empty();
}

std::string Book::Writer::problem() const {
    const std::scoped_lock lock(m_mutex);
    return m_problem;
}

std::string Book::Writer::damage() const {
    const std::scoped_lock lock(m_mutex);
    return m_damage;
}

SpendTotals Book::Writer::totalsSince(Timestamp midnight, Simulated simulated) const {
    const std::scoped_lock lock(m_mutex);
    return m_recent.since(midnight, simulated);
}

std::map<std::string, std::uint64_t> Book::Writer::requestsByProvider(Timestamp since) const {
    const std::scoped_lock lock(m_mutex);
    return m_recent.attemptsByProvider(since);
}

std::map<std::string, Timestamp> Book::Writer::lastAttempts() const {
    const std::scoped_lock lock(m_mutex);
    return m_recent.lastAttempts();
}

std::vector<QuarterTotals> Book::Writer::quartersSince(Timestamp since) const {
    const std::scoped_lock lock(m_mutex);
    return m_recent.quarters(since);
}

std::map<std::string, SpendTotals> Book::Writer::spendByModel(Timestamp since) const {
    const std::scoped_lock lock(m_mutex);
    return m_recent.spendByModel(since);
}

void Book::Writer::correct(const ExchangeRecord& before, const ExchangeRecord& after) {
    const std::scoped_lock lock(m_mutex);
    m_recent.correct(before, after);
}

std::map<std::string, Timestamp> Book::Writer::lastUse() const {
    const std::scoped_lock lock(m_mutex);
    return m_lastUse;
}

std::filesystem::path Book::Writer::monthFile(const std::string& month) const {
    return m_bookFolder / (month + ".db");
}

void Book::Writer::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto called = [this] { return m_stop || m_flushAsked > m_flushDone; };
        const auto busy = [&] { return called() || m_written.load(); };
        if (m_problem.empty()) {
            m_changed.wait(lock, busy);
            m_changed.wait_for(lock, m_options.batch, called);
        } else {
            m_changed.wait_for(lock, m_options.retry, called);
        }
        const bool stop = m_stop;
        const std::uint64_t asked = m_flushAsked;
        lock.unlock();
        work();
        lock.lock();
        m_flushDone = asked;
        m_changed.notify_all();
        if (stop) {
            return;
        }
    }
}

void Book::Writer::work() {
    m_written.store(false);
    Result<void> outcome;
    bool held = false;
    for (Journal* journal : journals()) {
        if (journal->holds()) {
            if (auto written = journal->writeHeld(); !written) {
                outcome = std::move(written);
                held = true;
            }
        }
    }
    auto booked = m_prepared ? Result<void>() : prepare();
    if (booked) {
        booked = bookJournals();
    }
    // What keeps records in memory is said first: it is what can be lost.
    if (!held) {
        outcome = std::move(booked);
    }
    noteOutcome(outcome, held);
}

Result<void> Book::Writer::prepare() {
    if (auto loaded = loadTotals(); !loaded) {
        return loaded;
    }
    auto recovered = recoverJournals(
        m_leftBehind, [this](std::span<const Booking> bookings) { return bookBatch(bookings); },
        [this](std::string_view damaged) { return keepAside(damaged); });
    if (!recovered) {
        return recovered;
    }
    for (const auto& file : m_leftBehind) {
        std::error_code ignored;  // it is read again at the next start, which changes nothing
        std::filesystem::remove(file, ignored);
    }
    m_leftBehind.clear();
    m_prepared = true;
    return {};
}

Result<void> Book::Writer::loadTotals() {
    const Timestamp from = m_clock.now() - RecentTotals::kKept;
    RecentTotals recent;
    std::map<std::string, Timestamp> lastUse;
    for (const std::string& name : std::set{monthOf(from), monthOf(m_clock.now())}) {
        if (!std::filesystem::exists(monthFile(name))) {
            continue;
        }
        auto file = month(name);
        if (!file) {
            return std::move(file.error());
        }
        auto read = (*file)->readTotals(
            quarterOf(from),
            [&](const TotalsKey& key, const Totals& totals) { recent.load(key, totals); });
        if (!read) {
            return read;
        }
        auto uses = (*file)->lastUse();
        if (!uses) {
            return std::move(uses.error());
        }
        for (const auto& [key, quarter] : *uses) {
            Timestamp& last = lastUse[key];
            last = std::max(last, startOfQuarter(quarter));
        }
    }
    recent.forgetBefore(m_clock.now());
    const std::scoped_lock lock(m_mutex);
    m_recent = std::move(recent);
    m_lastUse = std::move(lastUse);
    return {};
}

Result<void> Book::Writer::bookJournals() {
    for (Journal* journal : journals()) {
        for (;;) {
            auto more = bookPiece(*journal);
            if (!more) {
                journal->rewind();
                return std::move(more.error());
            }
            if (!*more) {
                break;
            }
            journal->taken();
        }
    }
    return {};
}

Result<bool> Book::Writer::bookPiece(Journal& journal) {
    m_bytes.clear();
    if (auto read = journal.read(m_bytes, kPieceBytes); !read) {
        return std::move(read.error());
    }
    std::size_t count = 0;
    std::string damaged;
    for (std::string_view rest = m_bytes; !rest.empty();) {
        const std::string_view before = rest;
        const auto entry = takeEntry(rest);
        if (!entry) {
            damaged += takeDamaged(rest);
            continue;
        }
        if (entry->kind != EntryKind::Outcome) {
            continue;
        }
        if (count == m_bookings.size()) {
            m_bookings.emplace_back();
        }
        Booking& booking = m_bookings[count];
        booking.encoded = entry->body;
        if (decodeRecord(entry->body, booking.record)) {
            ++count;
        } else {
            damaged += before.substr(0, before.size() - rest.size());
        }
    }
    if (auto booked = bookBatch(std::span(m_bookings).first(count)); !booked) {
        return std::move(booked.error());
    }
    // After the others: if this fails they are booked again, which changes nothing.
    if (auto kept = damaged.empty() ? Result<void>() : keepAside(damaged); !kept) {
        return std::move(kept.error());
    }
    return !m_bytes.empty();
}

Result<void> Book::Writer::keepAside(std::string_view damaged) {
    if (auto kept = m_aside->keep(damaged); !kept) {
        return kept;
    }
    m_log.error(m_aside->text());
    const std::scoped_lock lock(m_mutex);
    m_damage = m_aside->text();
    return {};
}

Result<void> Book::Writer::bookBatch(std::span<const Booking> bookings) {
    std::map<std::string, std::vector<const Booking*>> months;
    for (const Booking& booking : bookings) {
        months[monthOf(booking.record.startedAt)].push_back(&booking);
    }
    for (const auto& [name, ofMonth] : months) {
        auto file = month(name);
        if (!file) {
            return std::move(file.error());
        }
        auto counted = (*file)->write(ofMonth);
        if (!counted) {
            return std::move(counted.error());
        }
        count(*counted);
    }
    return {};
}

Result<Month*> Book::Writer::month(const std::string& name) {
    const auto known = m_months.find(name);
    if (known != m_months.end()) {
        return &known->second;
    }
    auto opened = Month::open(monthFile(name), m_options.nodeId, kWriterPatience);
    if (!opened) {
        return std::move(opened.error());
    }
    return &m_months.emplace(name, std::move(*opened)).first->second;
}

void Book::Writer::count(const std::vector<const ExchangeRecord*>& records) {
    const std::scoped_lock lock(m_mutex);
    for (const ExchangeRecord* record : records) {
        m_recent.add(*record);
        if (!record->key.empty()) {
            Timestamp& last = m_lastUse[record->key];
            last = std::max(last, record->startedAt);
        }
    }
    m_recent.forgetBefore(m_clock.now());
}

void Book::Writer::noteOutcome(const Result<void>& outcome, bool held) {
    std::string before;
    std::string after;
    {
        const std::scoped_lock lock(m_mutex);
        before = m_problem;
        if (outcome) {
            m_problemSince.reset();
        } else {
            m_problemSince = m_problemSince.value_or(m_clock.now());
            after = problemText(outcome.error(), *m_problemSince, held);
        }
        m_problem = after;
    }
    if (before != after) {
        if (after.empty()) {
            m_log.info("The book is written again; no record was lost.");
        } else {
            m_log.warning(after);
        }
    }
}

std::vector<Journal*> Book::Writer::journals() {
    const std::scoped_lock lock(m_mutex);
    std::vector<Journal*> all;
    for (const auto& journal : m_journals) {
        all.push_back(journal.get());
    }
    return all;
}

}  // namespace weir::books
