// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/books/journal/entry.hpp"
#include "engine/books/record.hpp"
#include "engine/books/store/append_file.hpp"

namespace weir::books {

struct JournalLimits {
    // A segment that has grown to this is closed and a new one begun.
    std::uint64_t segmentBytes = 8ULL << 20;
    // Segments that the book has not taken yet. Over it new calls are refused.
    std::uint64_t waitingBytes = 256ULL << 20;
    // What is kept in memory while the disk takes nothing. Over it new calls are refused.
    std::size_t heldBytes = 8ULL << 20;
};

// What one io thread writes down before and after a call: the intent before the first byte goes
// upstream, the outcome when the exchange has ended. What was written survives the process. The
// files are a row of segments, NAME-0001.journal and so on; the book reads them behind the writer
// and deletes what it has taken.
//
// intent() and outcome() belong to the io thread; everything else to the book's thread.
class Journal {
public:
    // `name` is part of the file names and orders them: later journals have later names. `wake` is
    // called after every entry, on the io thread.
    Journal(std::filesystem::path folder, std::string name, JournalLimits limits,
            std::function<void()> wake);
    // Deletes the last segment when nothing in it is needed any more.
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // The exchange as it stands, its last attempt about to be sent. Errors: Unavailable when it
    // cannot be kept anywhere; the call must not be made then.
    Result<void> intent(const ExchangeRecord& record);
    // The exchange as it ended. Never refused: it is kept even over the limits.
    void outcome(const ExchangeRecord& record);

    // Appends whole entries that were written after those read before, up to about `limit` bytes,
    // and what stands in their place where the file was damaged. Nothing appended: there are none.
    Result<void> read(std::string& bytes, std::size_t limit);
    // What was read is in the book: finished segments are deleted.
    void taken();
    // What was read since the last taken() could not be booked: it is read again.
    void rewind();
    // Tries again to write what the disk refused.
    Result<void> writeHeld();
    // Entries are in memory because the disk refuses them.
    bool holds() const { return m_holding.load(std::memory_order_relaxed); }

private:
    struct Segment {
        std::filesystem::path path;
        AppendFile file;          // whole entries only
        std::uint64_t read = 0;   // given by read()
        std::uint64_t taken = 0;  // in the book
    };

    void encode(EntryKind kind, const ExchangeRecord& record);
    Result<void> room() const;
    void keep();
    void noteOpen(const Id& id);
    Result<void> write(std::string_view entries);
    Result<void> beginSegment();

    const std::filesystem::path m_folder;
    const std::string m_name;
    const JournalLimits m_limits;
    const std::function<void()> m_wake;

    std::string m_entry;  // the io thread's own

    std::mutex m_mutex;  // guards what follows; held for one entry at most
    using Open = std::unordered_map<Id, std::string>;
    Open m_open;  // intents without outcome, for a new segment
    Open::node_type m_spare;
    std::deque<Segment> m_segments;
    std::uint32_t m_lastSegment = 0;
    std::string m_held;
    std::atomic<bool> m_holding = false;
};

}  // namespace weir::books
