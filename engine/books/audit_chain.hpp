// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/books/audit.hpp"
#include "engine/books/store/database.hpp"

// The audit log has two tables, `change` and `body_view`. What was written into them hangs together
// in `audit_chain`: an entry a record, numbered from 1 on in the order of being written, with a
// hash over the record and the hash before it. So whoever changes one record, or takes one out, has
// to write all hashes after it anew, and a hash that was noted elsewhere tells. It proves that, and
// no more: nothing about the time before the chain was begun, and without a hash from elsewhere
// nothing against somebody who does write all of them anew.
namespace weir::books {

// The records of both tables as one, for the front of a statement: what a record says is said here
// alone. `kind` and `row` are where it stands.
inline constexpr std::string_view kAuditRecords =
    "WITH record(kind,row,at,actor,what,subject,detail) AS ("
    "SELECT 'change',number,at,actor,what,subject,detail FROM change "
    "UNION ALL "
    "SELECT 'view',number,at,via||CASE name WHEN '' THEN '' ELSE ' '||name END,'body viewed',"
    "lower(substr(hex(exchange),1,8)||'-'||substr(hex(exchange),9,4)||'-'||"
    "substr(hex(exchange),13,4)||'-'||substr(hex(exchange),17,4)||'-'||"
    "substr(hex(exchange),21)),'' FROM body_view) ";

// Of a row with at, actor, what, subject and detail from the column `first` on.
Change changeIn(const Statement& row, int first);

// The hash of the record that follows `before`: SHA-256 of these bytes, one after the other.
//   the hash of `before`                       32 bytes
//   the record's number, that of `before` + 1   8 bytes, the highest first
//   its time in microseconds since 1970, UTC    8 bytes, the highest first
//   actor, what, subject and detail, of each:
//     its length in bytes                       8 bytes, the highest first
//     its UTF-8
// Lengths go first, so that no two records give the same bytes.
Sha256 chainedHash(const AuditCheckpoint& before, const Change& record);

// The schema of the chain, and what chains the records that are there, in the order in which they
// are listed. In the transaction of the schema.
extern const char* const kAuditChainSchema;
Result<void> chainOlderRecords(Database& database);

// Who changed what, and its entry of the chain; in the transaction that changes it. `detail`: what
// it was and what it is.
Result<void> insertChange(Database& database, Timestamp at, std::string_view actor,
                          std::string_view what, std::string_view subject,
                          std::string_view detail = {});
// The same of who looked at the stored bodies of an exchange.
Result<void> insertView(Database& database, Timestamp at, const Id& exchange, std::string_view via,
                        std::string_view name);

// The last entry of the chain, unchecked.
Result<AuditCheckpoint> lastOfChain(Database& database);
// The records of both tables, whether they are in the chain or not; and how many more these are
// than the entries of the chain.
Result<std::uint64_t> countOfRecords(Database& database);
Result<std::int64_t> countOfUnchained(Database& database);

}  // namespace weir::books
