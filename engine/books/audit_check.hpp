// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/result.hpp"
#include "engine/books/audit.hpp"
#include "engine/books/store/database.hpp"

namespace weir::books {

// Whether the audit log is what its chain says, gone through from the first record on, a page at a
// time, so that others can use the database in between. What is written meanwhile is looked at too.
class AuditCheck {
public:
    // Of the records of a page none is looked at before it is asked for.
    static constexpr int kPage = 2'000;

    // `expected`: an entry of the chain that somebody noted elsewhere.
    explicit AuditCheck(const std::optional<AuditCheckpoint>& expected = {})
        : m_expected(expected) {}

    // Looks at the next page. True: there is more to look at.
    Result<bool> next(Database& database);
    // What was found so far; whole when there is no more.
    const AuditVerdict& verdict() const { return m_verdict; }

private:
    struct Entry;

    static Result<std::optional<Change>> recordOf(Statement& select, const Entry& entry);
    Result<void> look(const Entry& entry, Statement& select);
    Result<void> lookAtTheEnd(Database& database);
    void find(AuditFault fault, std::uint64_t at);

    std::optional<AuditCheckpoint> m_expected;
    AuditVerdict m_verdict;
};

}  // namespace weir::books
