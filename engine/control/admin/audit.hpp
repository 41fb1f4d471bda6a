// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/audit_fault.hpp"
#include "engine/base/clock.hpp"
#include "engine/control/admin/operation.hpp"

// The audit log: what operators did to this gateway, and whose stored bodies they looked at. Calls
// are not in it; they are traffic.
namespace weir::admin {

struct AuditRecord {
    std::string id;  // where it stands in the log, for `before`
    Timestamp at{};
    std::string actor;   // the way in and, where that has one, the token: "window", "remote anna"
    std::string action;  // "key created", "policy revised", "body viewed"
    std::string object;  // the name of what it was done to; of a body, the id of its exchange
    std::string detail;  // "tier: gold -> silver"; may be empty
    std::uint64_t number =
        0;  // in the chain, from 1 on in the order of being written; 0: not in it
};
BOOST_DESCRIBE_STRUCT(AuditRecord, (), (id, at, actor, action, object, detail, number))

struct AuditPage {
    std::vector<AuditRecord> records;  // the newest first
    bool more = false;                 // there are older ones that match
    std::uint64_t matching = 0;        // records that match, on all pages
    std::uint64_t total = 0;           // records there are
};
BOOST_DESCRIBE_STRUCT(AuditPage, (), (records, more, matching, total))

struct ListAudit {
    static constexpr std::string_view kName = "audit.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Who changed what, and whose stored bodies were looked at, the newest first.";
    using Reply = AuditPage;
    // Each is somewhere in a record, of a to z case aside, or "#" and its number in the chain.
    std::string words;
    Timestamp from{};           // the epoch: from the first
    Timestamp until{};          // before this; the epoch: to the last
    std::string before;         // only those older than the record of this id; empty: the newest
    std::uint32_t limit = 200;  // at most 1000
};
BOOST_DESCRIBE_STRUCT(ListAudit, (), (words, from, until, before, limit))

// Each record has a hash over itself and the hash before it, so that the last one, noted elsewhere,
// stands for all of them. Without one that was noted elsewhere it only shows edits by somebody who
// did not write the hashes anew.
struct VerifiedAudit {
    bool holds = false;
    std::uint64_t records = 0;   // from the first on that hang together; all of them if it holds
    std::string head;            // the hash of the last of these, in hexadecimal digits
    std::uint64_t brokenAt = 0;  // the number of the first record that does not hold
    AuditFault fault = AuditFault::None;  // what is wrong with that one
};
BOOST_DESCRIBE_STRUCT(VerifiedAudit, (), (holds, records, head, brokenAt, fault))

// What is worth being noted elsewhere, for `expect` below: "812:5f3a…".
inline std::string checkpointOf(const VerifiedAudit& verified) {
    return std::to_string(verified.records) + ':' + verified.head;
}

struct VerifyAudit {
    static constexpr std::string_view kName = "audit.verify";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Hold the audit log against its chain of hashes. Reads all of it.";
    using Reply = VerifiedAudit;
    std::string expect;  // a checkpoint that was noted earlier: NUMBER:HASH; empty: none
};
BOOST_DESCRIBE_STRUCT(VerifyAudit, (), (expect))

}  // namespace weir::admin
