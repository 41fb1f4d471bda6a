// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

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
};
BOOST_DESCRIBE_STRUCT(AuditRecord, (), (id, at, actor, action, object, detail))

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
    std::string words;          // each is somewhere in a record; of a to z, case aside
    Timestamp from{};           // the epoch: from the first
    Timestamp until{};          // before this; the epoch: to the last
    std::string before;         // only those older than the record of this id; empty: the newest
    std::uint32_t limit = 200;  // at most 1000
};
BOOST_DESCRIBE_STRUCT(ListAudit, (), (words, from, until, before, limit))

}  // namespace weir::admin
