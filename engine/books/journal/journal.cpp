// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/journal.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/books/journal/record_codec.hpp"

namespace weir::books {

Journal::Journal(std::filesystem::path folder, std::string name, JournalLimits limits,
                 std::function<void()> wake)
    : m_folder(std::move(folder)),
      m_name(std::move(name)),
      m_limits(limits),
      m_wake(std::move(wake)) {}

Journal::~Journal() {
    if (m_segments.size() == 1 && m_open.empty() && m_held.empty() &&
        m_segments.front().taken == m_segments.front().file.size()) {
        std::error_code ignored;  // it is read again at the next start, which changes nothing
        std::filesystem::remove(m_segments.front().path, ignored);
    }
}

Result<void> Journal::intent(const ExchangeRecord& record) {
    encode(EntryKind::Intent, record);
    Result<void> kept;
    {
        const std::scoped_lock lock(m_mutex);
        kept = room();
        if (kept) {
            keep();
            noteOpen(record.id);
        }
    }
    m_wake();
    return kept;
}

void Journal::outcome(const ExchangeRecord& record) {
    encode(EntryKind::Outcome, record);
    {
        const std::scoped_lock lock(m_mutex);
        if (auto closed = m_open.extract(record.id)) {
            m_spare = std::move(closed);
        }
        keep();
    }
    m_wake();
}

void Journal::encode(EntryKind kind, const ExchangeRecord& record) {
    m_entry.clear();
    beginEntry(m_entry, kind);
    encodeRecord(m_entry, record);
    finishEntry(m_entry, 0);
}

void Journal::noteOpen(const Id& id) {
    if (m_spare) {
        // The memory of the call that ended last serves the next one.
        m_spare.key() = id;
        auto placed = m_open.insert(std::move(m_spare));
        placed.position->second = m_entry;
        m_spare = std::move(placed.node);
        return;
    }
    m_open[id] = m_entry;
}

Result<void> Journal::room() const {
    std::uint64_t waiting = 0;
    for (const Segment& segment : m_segments) {
        waiting += segment.file.size() - segment.taken;
    }
    if (waiting > m_limits.waitingBytes) {
        return Error::unavailable("Too many records wait to be written to the book.",
                                  "The state of the gateway says what keeps them.");
    }
    if (m_held.size() + m_entry.size() > m_limits.heldBytes) {
        return Error::unavailable("The disk is full, and so is the memory for records.",
                                  "Free space on the disk of " + m_folder.string() + ".");
    }
    return {};
}

void Journal::keep() {
    // Entries stay in order, so that an outcome never comes before its intent.
    if (!m_held.empty() || !write(m_entry)) {
        m_held += m_entry;
        m_holding.store(true, std::memory_order_relaxed);
    }
}

Result<void> Journal::write(std::string_view entries) {
    if (m_segments.empty() || m_segments.back().file.size() >= m_limits.segmentBytes) {
        // Without a new segment the old one goes on, as long as there is one.
        if (auto begun = beginSegment(); !begun && m_segments.empty()) {
            return begun;
        }
    }
    return m_segments.back().file.append(entries);
}

Result<void> Journal::beginSegment() {
    const auto path = m_folder / fmt::format("{}-{:06}.journal", m_name, m_lastSegment + 1);
    auto file = AppendFile::create(path);
    if (!file) {
        return std::move(file.error());
    }
    // Segments are deleted from the front; what is still open is copied ahead of that.
    std::string open;
    for (const auto& [id, entry] : m_open) {
        open += entry;
    }
    if (auto written = file->append(open); !written) {
        std::error_code ignored;  // an empty or torn file is skipped when it is read
        std::filesystem::remove(path, ignored);
        return written;
    }
    ++m_lastSegment;
    m_segments.push_back({.path = path, .file = std::move(*file)});
    return {};
}

Result<void> Journal::read(std::string& bytes, std::size_t limit) {
    Segment* segment = nullptr;
    std::uint64_t left = 0;
    {
        const std::scoped_lock lock(m_mutex);
        for (Segment& candidate : m_segments) {
            if (candidate.file.size() > candidate.read) {
                segment = &candidate;
                left = candidate.file.size() - candidate.read;
                break;
            }
        }
    }
    if (segment == nullptr) {
        return {};
    }
    // Without the lock: what was written stays, and only this thread takes segments away.
    const std::size_t before = bytes.size();
    for (std::uint64_t size = std::min<std::uint64_t>(left, limit);;
         size = std::min(left, size * 2)) {
        bytes.resize(before + size);
        auto got = segment->file.readAt(bytes.data() + before, size, segment->read);
        if (!got) {
            bytes.resize(before);
            return std::move(got.error());
        }
        const std::size_t whole = wholeEntries(std::string_view(bytes).substr(before, *got));
        // An entry may be longer than the limit; then more is read until there is one.
        if (whole > 0 || size == left) {
            // At the end of what was written: what is no entry there was damaged since.
            bytes.resize(before + (size == left ? *got : whole));
            segment->read += size == left ? left : whole;
            return {};
        }
    }
}

void Journal::taken() {
    std::vector<Segment> finished;
    {
        const std::scoped_lock lock(m_mutex);
        for (Segment& segment : m_segments) {
            segment.taken = segment.read;
        }
        while (m_segments.size() > 1 &&
               m_segments.front().taken == m_segments.front().file.size()) {
            finished.push_back(std::move(m_segments.front()));
            m_segments.pop_front();
        }
    }
    for (const Segment& segment : finished) {
        std::error_code ignored;  // it is read again at the next start, which changes nothing
        std::filesystem::remove(segment.path, ignored);
    }
}

void Journal::rewind() {
    const std::scoped_lock lock(m_mutex);
    for (Segment& segment : m_segments) {
        segment.read = segment.taken;
    }
}

Result<void> Journal::writeHeld() {
    const std::scoped_lock lock(m_mutex);
    if (m_held.empty()) {
        return {};
    }
    auto written = write(m_held);
    if (written) {
        m_held.clear();
        m_held.shrink_to_fit();
        m_holding.store(false, std::memory_order_relaxed);
    }
    return written;
}

}  // namespace weir::books
