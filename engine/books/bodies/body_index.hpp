// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/books/store/database.hpp"

namespace weir::books {

// Where the record of an exchange stands, in a table of its own beside the segments. What it says
// can be read from the segments again, so it is made anew when it is lost. Safe from any thread.
class BodyIndex {
public:
    struct Segment {
        std::int64_t number = 0;
        std::string name;
        std::uint64_t end = 0;  // of what is listed
    };
    struct Entry {
        Id id;
        std::uint64_t place = 0;  // of the head of its record
    };
    struct Found {
        std::string segment;
        std::uint64_t place = 0;
    };

    static Result<std::unique_ptr<BodyIndex>> open(const std::filesystem::path& file);

    // The oldest first.
    Result<std::vector<Segment>> segments() const;
    Result<Segment> addSegment(const std::string& name);
    // All of them, or none; the segment then ends at `end`.
    Result<void> add(const Segment& segment, std::span<const Entry> entries, std::uint64_t end);
    Result<void> remove(const Segment& segment);
    Result<std::optional<Found>> find(const Id& id) const;

private:
    explicit BodyIndex(Database database) : m_database(std::move(database)) {}

    mutable std::mutex m_mutex;
    mutable Database m_database;
};

}  // namespace weir::books
