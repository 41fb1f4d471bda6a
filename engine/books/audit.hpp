// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/audit_fault.hpp"
#include "engine/base/clock.hpp"
#include "engine/books/sha256.hpp"

// The words in which the directory speaks of its audit log.
namespace weir::books {

// Who changed what, and how.
struct Change {
    Timestamp at{};
    std::string actor;
    std::string what;     // "key created"
    std::string subject;  // its name
    std::string detail;   // "tier: gold -> silver"; may be empty

    friend bool operator==(const Change&, const Change&) = default;
};

// What is wanted of all changes and views.
struct AuditQuery {
    // In small letters; each is somewhere in a record, or "#" and its number in the chain.
    std::vector<std::string> words;
    std::optional<Timestamp> from;
    std::optional<Timestamp> until;  // before it
    std::string before;  // the place of a record: only what is older; empty: from the newest
    std::size_t most = 0;
};

// A change, or a view as one: what was viewed is its subject.
struct AuditedChange {
    std::string place;         // as `before` of a query
    std::uint64_t number = 0;  // in the chain; 0: it is not in it
    Change change;
};

struct AuditFound {
    std::vector<AuditedChange> records;  // the newest first
    bool more = false;
    std::uint64_t matching = 0;  // on all pages
    std::uint64_t total = 0;
};

// A record of the chain and the hash that stands for it and for all before it. Number 0 and zeros:
// before the first one.
struct AuditCheckpoint {
    std::uint64_t number = 0;
    Sha256 hash{};

    friend bool operator==(const AuditCheckpoint&, const AuditCheckpoint&) = default;
};

struct AuditVerdict {
    AuditCheckpoint last;  // that hangs together with all before it
    AuditFault fault = AuditFault::None;
    std::uint64_t at = 0;  // the number of the first record with a fault

    friend bool operator==(const AuditVerdict&, const AuditVerdict&) = default;
};

}  // namespace weir::books
