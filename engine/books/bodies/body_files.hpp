// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/books/bodies/body_index.hpp"
#include "engine/books/bodies/master_key.hpp"
#include "engine/books/bodies/segment_cipher.hpp"
#include "engine/books/store/file.hpp"
#include "engine/books/traffic_bodies.hpp"

namespace weir::books {

// The folder of stored bodies: segments that grow at their end, "2026-11-26-1", and the index of
// them. What a process that was killed left unfinished at the end of its segment is not read, and
// never written to again: every start begins a segment of its own. One thread writes; find() and
// read() may be called from any.
class BodyFiles {
public:
    struct Exchange {
        Id id;
        std::shared_ptr<const TrafficBodies> bodies;
    };
    struct Limits {
        std::uint32_t days = 7;               // whole days that a body stays after its own
        std::uint64_t bytes = 2'000'000'000;  // of all segments
        std::uint64_t segmentBytes = 64ULL << 20;
    };

    // Makes the folder, and reads what the last process had no time to list.
    static Result<std::unique_ptr<BodyFiles>> open(const std::filesystem::path& folder,
                                                   const Clock& clock, Random& random,
                                                   const Log& log);

    // All of them, or after an error none. The oldest segments make room first.
    // Errors: TooLarge for a full disk, Io.
    Result<void> append(std::span<const Exchange> exchanges, const MasterKey& key,
                        const Limits& limits);
    // Drops what is too old or too much, in whole segments, the oldest first.
    Result<void> retain(const Limits& limits, std::uint64_t coming = 0);
    // Everything.
    Result<void> clear();
    // Nothing is appended to the open segment any more.
    void close();

    // The segments, as they stand.
    std::uint64_t bytes() const { return m_bytes; }

    // The day after which the bodies of an exchange go; nothing: they are not stored.
    Result<std::optional<Timestamp>> keptUntil(const Id& id, std::uint32_t days) const;
    // Errors: NotFound also without the key, Denied with another one, Invalid for a record that is
    // damaged; each names what it is about. `keyName` is where the key is kept.
    Result<TrafficBodies> read(const Id& id, const MasterKey* key,
                               const std::string& keyName) const;

private:
    struct Open {
        BodyIndex::Segment segment;
        File file;
        SegmentCipher cipher;
        KeyFingerprint key;
        std::string day;
    };

    BodyFiles(std::filesystem::path folder, std::unique_ptr<BodyIndex> index, const Clock& clock,
              Random& random, const Log& log);

    Result<void> takeStock();
    Result<void> listRest(BodyIndex::Segment& segment);
    Result<void> begin(const MasterKey& key);
    Result<std::string> sealAll(std::span<const Exchange> exchanges,
                                std::vector<BodyIndex::Entry>& entries);
    Result<void> drop(std::size_t place);
    std::filesystem::path pathOf(const std::string& name) const { return m_folder / name; }

    std::filesystem::path m_folder;
    std::unique_ptr<BodyIndex> m_index;
    const Clock& m_clock;
    Random& m_random;
    const Log& m_log;
    std::vector<BodyIndex::Segment> m_segments;  // the oldest first, with the open one
    std::optional<Open> m_open;
    std::atomic<std::uint64_t> m_bytes = 0;
};

}  // namespace weir::books
